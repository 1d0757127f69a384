package dev.windrow.doctor;

import static dev.windrow.doctor.Patients.examination;
import static dev.windrow.doctor.Patients.executor;
import static dev.windrow.doctor.Patients.roomy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.doctor.Complaint.Weight;
import dev.windrow.doctor.RollCall.Attendance;
import dev.windrow.network.Natives;
import dev.windrow.network.Natives.Library;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessChecksTest {
    private static final Attendance ALL = new Attendance(2, List.of(), 60_000);
    private static final Library AVX2 = new Library("avx2", "");
    private static final Library ONEDNN = new Library("2.5.2 avx2", "");
    private static final Library MISSING = new Library("", "no jnidnnl in java.library.path");

    private final Patient first = executor(0, roomy());
    private final Patient second = executor(1, roomy());

    @Test
    void healthyProcessesGiveNoComplaint() {
        assertThat(ProcessChecks.of(examination("spark://m:1", first, second), ALL))
                .isEmpty();
    }

    @Test
    void aClusterThatGivesNothingBlocks() {
        Complaint complaint = ProcessChecks.of(examination("spark://m:1"), new Attendance(0, List.of(), 60_000))
                .get(0);
        assertThat(complaint.weight()).isEqualTo(Weight.BLOCKS);
        assertThat(complaint.text()).startsWith("spark://m:1: gave no executor within 60 s");
    }

    @Test
    void anExecutorThatDoesNotAnswerBlocks() {
        assertThat(only(examination("yarn", first, second), new Attendance(2, List.of("7"), 60_000))
                        .text())
                .isEqualTo("executors 7: registered and did not answer within 60 s; their logs say more");
    }

    @Test
    void fewerThanAskedForAreTold() {
        Complaint complaint =
                only(examination("local-cluster[3,1,1024]", first, second), new Attendance(2, List.of(), 60_000));
        assertThat(complaint.weight()).isEqualTo(Weight.ADVICE);
        assertThat(complaint.text()).isEqualTo("local-cluster[3,1,1024]: gave 2 executors of 3 within 60 s");
    }

    @Test
    void missingNativesAreNamed() {
        Patient bare = Patients.with(second, new Natives(MISSING, ONEDNN, Patients.AUTOMATIC, 0));
        Complaint complaint = only(examination("spark://m:1", first, bare), ALL);
        assertThat(complaint.weight()).isEqualTo(Weight.BLOCKS);
        assertThat(complaint.text()).startsWith("executor 1: ND4J's natives do not load: no jnidnnl");

        Patient slow = Patients.with(second, new Natives(AVX2, MISSING, Patients.AUTOMATIC, 1));
        assertThat(ProcessChecks.of(examination("spark://m:1", first, slow), ALL))
                .extracting(Complaint::weight)
                .containsOnly(Weight.ADVICE);
    }

    @Test
    void severalThreadsATaskAreTold() {
        Patient many = Patients.with(first, new Natives(AVX2, ONEDNN, Patients.AUTOMATIC, 8));
        Complaint complaint = only(examination("spark://m:1", many), new Attendance(1, List.of(), 1_000), 2);
        assertThat(complaint.text()).startsWith("executor 0: each task takes 8 threads");
        assertThat(complaint.settings()).containsExactly("--conf spark.executorEnv.OMP_NUM_THREADS=1");
    }

    @Test
    void aVariableOfTheDriverAloneIsTold() {
        Findings found = first.findings();
        Patient other = Patients.with(
                first,
                new Findings(
                        "0",
                        "host0",
                        found.machine(),
                        found.natives(),
                        Map.of(Exam.THREADS, "1", Exam.BLAS_CORE, "Haswell"),
                        Map.of(),
                        ""));
        assertThat(only(examination("spark://m:1", other, second), ALL, 2).text())
                .startsWith("OPENBLAS_CORETYPE is set in some processes only");
    }

    @Test
    void fewerPlacesThanWorkersAreTold() {
        Complaint complaint = only(examination("spark://m:1", first), new Attendance(1, List.of(), 1_000));
        assertThat(complaint.text())
                .startsWith("training.workers = 2 and places for 1 at once: a round takes the time of 2");
    }

    private static Complaint only(Examination examination, Attendance attendance) {
        return only(examination, attendance, 1);
    }

    /** The first of so many. */
    private static Complaint only(Examination examination, Attendance attendance, int among) {
        List<Complaint> complaints = ProcessChecks.of(examination, attendance);
        assertThat(complaints).hasSizeLessThanOrEqualTo(among).isNotEmpty();
        return complaints.get(0);
    }
}
