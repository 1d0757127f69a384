package dev.windrow.doctor;

import java.util.List;

/**
 * All that the checks look at.
 *
 * @param demand what the job asks
 * @param settings what Spark was told
 * @param patients the driver, then the executors
 * @param places where the job reads and writes
 * @param outputTrouble why the driver cannot write the output; empty if it can
 * @param outputDisk free where the output goes
 */
record Examination(
        Demand demand,
        SparkSettings settings,
        List<Patient> patients,
        Places places,
        String outputTrouble,
        long outputDisk) {
    Patient driver() {
        return patients.get(0);
    }

    /** Processes that run tasks. */
    List<Patient> workers() {
        return patients.stream().filter(patient -> patient.tasks() > 0).toList();
    }

    List<Patient> executors() {
        return patients.subList(1, patients.size());
    }
}
