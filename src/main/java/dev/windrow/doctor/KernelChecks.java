package dev.windrow.doctor;

import dev.windrow.kernel.Kernels;
import dev.windrow.network.Natives;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Whether the kernels that compute recurrent layers are the ones that are meant, where workers run. */
final class KernelChecks {
    private final Examination examination;
    private final Demand.OneDnn ofJob;
    private final List<Complaint> complaints = new ArrayList<>();

    private KernelChecks(Examination examination) {
        this.examination = examination;
        this.ofJob = examination.demand().oneDnn();
    }

    static List<Complaint> of(Examination examination) {
        KernelChecks checks = new KernelChecks(examination);
        switch (checks.ofJob) {
            case UNUSED -> {}
            case REQUIRED -> checks.missing("network.kernel = onednn asks for them", natives -> true);
            case PREFERRED -> checks.ofProcesses();
        }
        return checks.complaints;
    }

    /** What computes in a process: the kernel that it names, or oneDNN as it runs there. */
    static String inUse(Demand demand, Natives natives) {
        Kernels named =
                demand.oneDnn() == Demand.OneDnn.PREFERRED ? natives.choice().kernels() : Kernels.AUTOMATIC;
        return switch (named) {
            case PLAIN -> "plain";
            case REFERENCE -> "reference";
            case AUTOMATIC, ONEDNN ->
                natives.kernels().loads() ? natives.kernels().instructions() : "missing";
        };
    }

    /** The job names no kernel, so each process computes with what it names itself. */
    private void ofProcesses() {
        List<Patient> misnamed = workers(natives -> !natives.choice().trouble().isEmpty());
        if (!misnamed.isEmpty()) {
            complaints.add(Complaint.blocks(
                    named(misnamed) + ": " + natives(misnamed.get(0)).choice().trouble()));
        }
        missing(
                Kernels.VARIABLE + " or " + Kernels.PROPERTY + " = onednn asks for them",
                natives -> natives.choice().kernels() == Kernels.ONEDNN);
        List<Patient> slow = workers(natives -> natives.choice().equals(new Natives.Choice(Kernels.AUTOMATIC, ""))
                && !natives.kernels().loads());
        if (!slow.isEmpty()) {
            complaints.add(Complaint.advice(
                    trouble(slow) + "; recurrent layers are computed in plain Java there, which is slower"));
        }
    }

    private void missing(String why, Predicate<Natives> required) {
        List<Patient> without =
                workers(required.and(natives -> !natives.kernels().loads()));
        if (!without.isEmpty()) {
            complaints.add(Complaint.blocks(trouble(without) + "; " + why));
        }
    }

    private String trouble(List<Patient> without) {
        return named(without) + ": oneDNN's natives do not load: "
                + natives(without.get(0)).kernels().trouble();
    }

    private List<Patient> workers(Predicate<Natives> are) {
        return examination.patients().stream()
                .filter(patient -> patient.tasks() > 0 && are.test(natives(patient)))
                .toList();
    }

    private String named(List<Patient> patients) {
        return Patient.names(patients, examination.patients());
    }

    private static Natives natives(Patient patient) {
        return patient.findings().natives();
    }
}
