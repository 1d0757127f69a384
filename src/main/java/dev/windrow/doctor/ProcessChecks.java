package dev.windrow.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Whether the processes that ought to be there are, and compute as they ought to. */
final class ProcessChecks {
    private final Examination examination;
    private final SparkSettings settings;
    private final List<Complaint> complaints = new ArrayList<>();

    private ProcessChecks(Examination examination) {
        this.examination = examination;
        this.settings = examination.settings();
    }

    static List<Complaint> of(Examination examination, RollCall.Attendance attendance) {
        ProcessChecks checks = new ProcessChecks(examination);
        checks.attendance(attendance);
        checks.natives();
        checks.complaints.addAll(KernelChecks.of(examination));
        checks.threads();
        checks.alike();
        checks.places();
        return checks.complaints;
    }

    private void attendance(RollCall.Attendance attendance) {
        if (settings.isLocal()) {
            return;
        }
        String waited = " within " + attendance.waitedMillis() / 1000 + " s";
        if (attendance.answered() == 0) {
            complaints.add(Complaint.blocks(settings.master() + ": gave no executor" + waited
                    + "; it may have none as large as asked for (--executor-memory, --executor-cores) or be full"));
        } else if (!attendance.silent().isEmpty()) {
            complaints.add(Complaint.blocks("executors " + String.join(", ", attendance.silent())
                    + ": registered and did not answer" + waited + "; their logs say more"));
        } else if (attendance.answered() < settings.expectedExecutors()) {
            complaints.add(Complaint.advice(settings.master() + ": gave " + attendance.answered() + " executors of "
                    + settings.expectedExecutors() + waited));
        }
    }

    private void natives() {
        List<Patient> without =
                those(patient -> !patient.findings().natives().arrays().loads());
        if (!without.isEmpty()) {
            complaints.add(Complaint.blocks(named(without) + ": ND4J's natives do not load: "
                    + without.get(0).findings().natives().arrays().trouble()
                    + "; build the jar for that platform: mvn package -Dplatform=..."));
        }
    }

    private void threads() {
        List<Patient> many = those(
                patient -> patient.tasks() > 0 && patient.findings().natives().threads() > 1);
        if (!many.isEmpty()) {
            complaints.add(Complaint.advice(
                    named(many) + ": each task takes "
                            + many.get(0).findings().natives().threads()
                            + " threads and they get in each other's way; one is right"
                            + (settings.isLocal() ? ": set OMP_NUM_THREADS=1 in the environment" : ""),
                    settings.isLocal() ? new String[0] : new String[] {SparkSettings.variable(Exam.THREADS, "1")}));
        }
        if (settings.taskCpus() > 1) {
            complaints.add(Complaint.advice(
                    "spark.task.cpus = " + settings.taskCpus() + ": a worker has one thread, so "
                            + (settings.taskCpus() - 1) + " of these cores idle",
                    "--conf spark.task.cpus=1"));
        }
    }

    /** Processes that compute in different ways: the same job gives other bytes when its tasks fall elsewhere. */
    private void alike() {
        differing("Java", patient -> patient.machine().java());
        differing("processors", patient -> patient.machine().processor());
        differing(
                "kernels",
                patient -> KernelChecks.inUse(
                        examination.demand(), patient.findings().natives()));
        Set<String> cores = values(patient -> patient.findings().variables().get(Exam.BLAS_CORE));
        String drivers = examination.driver().findings().variables().get(Exam.BLAS_CORE);
        cores.add(drivers);
        if (cores.size() > 1) {
            complaints.add(Complaint.advice(
                    Exam.BLAS_CORE + " is set in some processes only, and decides how OpenBLAS computes: the same job"
                            + " gives other bytes than it would without, or elsewhere",
                    drivers.isEmpty()
                            ? new String[0]
                            : new String[] {SparkSettings.variable(Exam.BLAS_CORE, drivers)}));
        }
    }

    private void differing(String what, Function<Patient, String> value) {
        Set<String> values = values(value);
        if (values.size() > 1) {
            complaints.add(Complaint.advice("executors differ in " + what + " (" + String.join("; ", values)
                    + "): the same job may give other bytes when its tasks fall elsewhere"));
        }
    }

    private Set<String> values(Function<Patient, String> value) {
        Set<String> values = new TreeSet<>();
        examination.workers().forEach(patient -> values.add(value.apply(patient)));
        return values;
    }

    private void places() {
        int tasks = examination.workers().stream().mapToInt(Patient::tasks).sum();
        int workers = examination.demand().workers();
        if (tasks > 0 && tasks < workers) {
            complaints.add(Complaint.advice("training.workers = " + workers + " and places for " + tasks
                    + " at once: a round takes the time of " + (workers + tasks - 1) / tasks
                    + "; more cores make it faster, and the result is the same"));
        }
    }

    private List<Patient> those(java.util.function.Predicate<Patient> are) {
        return examination.patients().stream().filter(are).toList();
    }

    private String named(List<Patient> patients) {
        return Patient.names(patients, examination.patients());
    }
}
