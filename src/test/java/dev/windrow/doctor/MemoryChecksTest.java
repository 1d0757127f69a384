package dev.windrow.doctor;

import static dev.windrow.doctor.Patients.GIGA;
import static dev.windrow.doctor.Patients.MEGA;
import static dev.windrow.doctor.Patients.examination;
import static dev.windrow.doctor.Patients.executor;
import static dev.windrow.doctor.Patients.machine;
import static dev.windrow.doctor.Patients.roomy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.doctor.Complaint.Weight;
import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class MemoryChecksTest {
    @Test
    void enoughIsEnough() {
        assertThat(MemoryChecks.of(examination("spark://m:1", executor(0, roomy()), executor(1, roomy()))))
                .isEmpty();
    }

    @Test
    void aSmallHeapIsNamedWithTheOptionForARightOne() {
        Complaint complaint = only(
                examination("spark://m:1", executor(0, roomy()), executor(1, machine(512 * MEGA, GIGA, 8 * GIGA))));
        assertThat(complaint.weight()).isEqualTo(Weight.BLOCKS);
        // 400 MB, a learner's 240, three states and two of 120 MB.
        assertThat(complaint.text()).isEqualTo("executor 1: a heap of 512 MB, and this job needs about 1.2 GB there");
        assertThat(complaint.settings()).containsExactly("--executor-memory 1536m");
    }

    @Test
    void javaCppsLimitsAreNamedWithTheOptionForRightOnes() {
        Complaint complaint = only(examination("spark://m:1", executor(0, machine(4 * GIGA, 128 * MEGA, 8 * GIGA))));
        assertThat(complaint.text()).startsWith("executor 0: JavaCPP gives networks 128 MB outside the heap");
        assertThat(complaint.settings())
                .containsExactly("--conf \"spark.executor.extraJavaOptions=-Dorg.bytedeco.javacpp.maxbytes=512m"
                        + " -Dorg.bytedeco.javacpp.maxphysicalbytes=5376m\"");
        assertThat(only(examination("spark://m:1", executor(0, machine(4 * GIGA, GIGA, GIGA))))
                        .text())
                .contains("the process 1.0 GB in all (maxphysicalbytes)");
    }

    @Test
    void aContainerMustHoldWhatIsBesideTheHeap() {
        Complaint complaint = only(examination("yarn", executor(0, roomy()), executor(1, roomy())));
        assertThat(complaint.weight()).isEqualTo(Weight.BLOCKS);
        assertThat(complaint.text())
                .startsWith("all 2 executors: a container of 4.4 GB, and the process comes to 5.7 GB");
        assertThat(complaint.settings())
                .containsExactly(
                        "--conf spark.executor.memoryOverhead=1280m",
                        "--conf \"spark.executor.extraJavaOptions=-Dorg.bytedeco.javacpp.maxbytes=512m"
                                + " -Dorg.bytedeco.javacpp.maxphysicalbytes=5376m\"");

        SparkConf wide = new SparkConf(false).set("spark.master", "yarn").set("spark.executor.memoryOverhead", "2g");
        assertThat(MemoryChecks.of(examination(wide, executor(0, roomy())))).isEmpty();
    }

    @Test
    void processesShareTheirMachine() {
        Machine small = new Machine("17", "cpu", 4 * GIGA, GIGA, 8 * GIGA, 2 * GIGA, 100 * GIGA);
        Complaint complaint = only(examination("spark://m:1", executor(0, small)));
        assertThat(complaint.weight()).isEqualTo(Weight.BLOCKS);
        assertThat(complaint.text()).startsWith("host0: has 2.0 GB for a process that need 2.1 GB together");
    }

    @Test
    void resultsMustFitThroughSparksLimit() {
        SparkConf narrow =
                new SparkConf(false).set("spark.master", "spark://m:1").set("spark.driver.maxResultSize", "100m");
        assertThat(only(examination(narrow, executor(0, roomy()))).settings())
                .containsExactly("--conf spark.driver.maxResultSize=512m");
    }

    private static Complaint only(Examination examination) {
        List<Complaint> complaints = MemoryChecks.of(examination);
        assertThat(complaints).hasSize(1);
        return complaints.get(0);
    }
}
