package dev.windrow.doctor;

import static dev.windrow.doctor.Patients.executor;
import static dev.windrow.doctor.Patients.roomy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.doctor.Complaint.Weight;
import dev.windrow.doctor.RollCall.Attendance;
import dev.windrow.kernel.Kernels;
import dev.windrow.network.Natives;
import dev.windrow.network.Natives.Choice;
import dev.windrow.network.Natives.Library;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelChecksTest {
    private static final Library AVX2 = new Library("avx2", "");
    private static final Library ONEDNN = new Library("2.5.2 avx2", "");
    private static final Library MISSING = new Library("", "no jnidnnl in java.library.path");

    @Test
    void missingOneDnnIsToldWhereItWouldCompute() {
        Complaint complaint = only(MISSING, new Choice(Kernels.AUTOMATIC, ""));
        assertThat(complaint.weight()).isEqualTo(Weight.ADVICE);
        assertThat(complaint.text())
                .isEqualTo("executor 0: oneDNN's natives do not load: no jnidnnl in java.library.path;"
                        + " recurrent layers are computed in plain Java there, which is slower");
    }

    @Test
    void missingOneDnnIsNotToldWhereAnotherKernelIsMeant() {
        assertThat(KernelChecks.of(examination(MISSING, new Choice(Kernels.PLAIN, ""))))
                .isEmpty();
        assertThat(KernelChecks.of(examination(MISSING, new Choice(Kernels.REFERENCE, ""))))
                .isEmpty();
    }

    @Test
    void missingOneDnnBlocksWhereTheProcessNamesIt() {
        Complaint complaint = only(MISSING, new Choice(Kernels.ONEDNN, ""));
        assertThat(complaint.weight()).isEqualTo(Weight.BLOCKS);
        assertThat(complaint.text()).endsWith("; WINDROW_KERNEL or windrow.kernel = onednn asks for them");
    }

    @Test
    void aNameThatIsNoneBlocks() {
        String trouble = "WINDROW_KERNEL = java: must be automatic, onednn, plain or reference";
        for (Library oneDnn : List.of(ONEDNN, MISSING)) {
            Complaint complaint = only(oneDnn, new Choice(Kernels.AUTOMATIC, trouble));
            assertThat(complaint.weight()).isEqualTo(Weight.BLOCKS);
            assertThat(complaint.text()).isEqualTo("executor 0: " + trouble);
        }
    }

    @Test
    void executorsThatComputeWithDifferentKernelsAreTold() {
        Examination mixed = Patients.examination(
                "spark://m:1",
                with(0, new Natives(AVX2, ONEDNN, Patients.AUTOMATIC, 1)),
                with(1, new Natives(AVX2, ONEDNN, new Choice(Kernels.PLAIN, ""), 1)));
        assertThat(ProcessChecks.of(mixed, new Attendance(2, List.of(), 60_000)))
                .singleElement()
                .extracting(Complaint::text)
                .isEqualTo("executors differ in kernels (2.5.2 avx2; plain): the same job may give other bytes when its"
                        + " tasks fall elsewhere");
    }

    private static Complaint only(Library oneDnn, Choice choice) {
        List<Complaint> complaints = KernelChecks.of(examination(oneDnn, choice));
        assertThat(complaints).hasSize(1);
        return complaints.get(0);
    }

    private static Examination examination(Library oneDnn, Choice choice) {
        return Patients.examination("spark://m:1", with(0, new Natives(AVX2, oneDnn, choice, 1)));
    }

    private static Patient with(int number, Natives natives) {
        return Patients.with(executor(number, roomy()), natives);
    }
}
