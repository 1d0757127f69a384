package dev.windrow.doctor;

import static dev.windrow.doctor.Patients.examination;
import static dev.windrow.doctor.Patients.executor;
import static dev.windrow.doctor.Patients.roomy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.doctor.Complaint.Weight;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceChecksTest {
    private final Patient first = executor(0, roomy());
    private final Patient second = executor(1, roomy());

    @Test
    void anOutputThatAnExecutorDoesNotSeeIsNamed() {
        Patient blind = Patients.with(second, second.findings().withOutput("does not see what the driver wrote"));
        Complaint complaint = only(examination("spark://m:1", first, blind));
        assertThat(complaint.weight()).isEqualTo(Weight.BLOCKS);
        assertThat(complaint.text())
                .startsWith(
                        "output = hdfs://namenode/out: executor 1 (host1) does not see what the driver wrote; it must"
                                + " be on one file system");
    }

    @Test
    void aFileThatExecutorsCannotReadIsNamed() {
        Findings found = first.findings();
        Patient blind = Patients.with(
                first,
                new Findings(
                        "0",
                        "host0",
                        found.machine(),
                        found.natives(),
                        found.variables(),
                        Map.of("file:/data/a.txt", "File file:/data/a.txt does not exist"),
                        ""));
        assertThat(only(examination("spark://m:1", blind, second)).text())
                .startsWith(
                        "file:/data/a.txt: executor 0 (host0) cannot read it: File file:/data/a.txt does not exist");
    }

    @Test
    void fullDisksAreNamed() {
        Machine full = new Machine("17", "cpu", 4L << 30, 1L << 30, 8L << 30, 64L << 30, 1 << 20);
        assertThat(only(examination("spark://m:1", executor(0, full))).text())
                .startsWith(
                        "executor 0: 1 MB free where Spark keeps what it shuffles, and this job needs about 3.0 GB");
    }

    @Test
    void aClockThatIsWrongIsTold() {
        Patient late = new Patient(second.findings(), 1, new Clock(-61_000, -59_000));
        Complaint complaint = only(examination("spark://m:1", first, late));
        assertThat(complaint.weight()).isEqualTo(Weight.ADVICE);
        assertThat(complaint.text()).startsWith("executor 1 (host1): the clock is -60.00 s from the driver's");
    }

    private static Complaint only(Examination examination) {
        List<Complaint> complaints = PlaceChecks.of(examination);
        assertThat(complaints).hasSize(1);
        return complaints.get(0);
    }
}
