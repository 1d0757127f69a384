package dev.windrow.doctor;

import dev.windrow.kernel.Kernels;
import dev.windrow.network.Footprint;
import dev.windrow.network.Natives;
import dev.windrow.network.Natives.Library;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;

/** Made-up processes, and a job for them. */
final class Patients {
    static final long MEGA = 1L << 20;
    static final long GIGA = 1L << 30;

    /** 10 million weights; a worker needs 240 MB in the heap, 300 MB for kernels, 200 MB for arrays. */
    static final Demand DEMAND = new Demand(
            new Footprint(10 * MEGA, 300 * MEGA, 200 * MEGA, 240 * MEGA), 2, 2, Demand.OneDnn.PREFERRED, GIGA);

    static final Places PLACES = new Places("hdfs://namenode/out", List.of());
    static final Natives.Choice AUTOMATIC = new Natives.Choice(Kernels.AUTOMATIC, "");
    private static final Natives NATIVES =
            new Natives(new Library("avx2", ""), new Library("2.5.2 avx2", ""), AUTOMATIC, 1);

    private Patients() {}

    static Patient driver() {
        return patient("driver", "here", roomy());
    }

    static Patient executor(int number, Machine machine) {
        return patient(Integer.toString(number), "host" + number, machine);
    }

    private static Patient patient(String id, String host, Machine machine) {
        Findings findings =
                new Findings(id, host, machine, NATIVES, Map.of(Exam.THREADS, "1", Exam.BLAS_CORE, ""), Map.of(), "");
        return new Patient(findings, id.equals("driver") ? 0 : 1, new Clock(0, 0));
    }

    /** A machine with all that the job needs. */
    static Machine roomy() {
        return machine(4 * GIGA, GIGA, 8 * GIGA);
    }

    static Machine machine(long heap, long maxBytes, long maxPhysicalBytes) {
        return new Machine("17", "cpu", heap, maxBytes, maxPhysicalBytes, 64 * GIGA, 100 * GIGA);
    }

    static Patient with(Patient patient, Natives natives) {
        Findings found = patient.findings();
        return with(
                patient,
                new Findings(
                        found.executor(),
                        found.host(),
                        found.machine(),
                        natives,
                        found.variables(),
                        found.unread(),
                        found.output()));
    }

    static Patient with(Patient patient, Findings findings) {
        return new Patient(findings, patient.tasks(), patient.clock());
    }

    static Examination examination(String master, Patient... executors) {
        return examination(new SparkConf(false).set("spark.master", master), executors);
    }

    static Examination examination(SparkConf conf, Patient... executors) {
        List<Patient> patients = new java.util.ArrayList<>(List.of(driver()));
        patients.addAll(List.of(executors));
        return new Examination(DEMAND, new SparkSettings(conf), patients, PLACES, "", 100 * GIGA);
    }
}
