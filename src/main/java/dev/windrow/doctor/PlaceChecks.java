package dev.windrow.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether all processes see the job's files, have the disk for what it writes, and agree on the time. */
final class PlaceChecks {
    /** Clocks further apart than this make logs hard to read, and some stores refuse what seems to be from then. */
    private static final long TOLERATED_MILLIS = 5_000;

    private final Examination examination;
    private final List<Complaint> complaints = new ArrayList<>();

    private PlaceChecks(Examination examination) {
        this.examination = examination;
    }

    static List<Complaint> of(Examination examination) {
        PlaceChecks checks = new PlaceChecks(examination);
        checks.output();
        checks.inputs();
        checks.disks();
        checks.clocks();
        return checks.complaints;
    }

    private void output() {
        String output = "output = " + examination.places().output();
        if (!examination.outputTrouble().isEmpty()) {
            complaints.add(Complaint.blocks(output + ": the driver cannot write there: " + examination.outputTrouble()
                    + "; take another --output"));
            return;
        }
        Map<String, List<Patient>> byTrouble = new LinkedHashMap<>();
        for (Patient patient : examination.patients()) {
            if (!patient.findings().output().isEmpty()) {
                byTrouble
                        .computeIfAbsent(patient.findings().output(), trouble -> new ArrayList<>())
                        .add(patient);
            }
        }
        byTrouble.forEach((trouble, patients) -> complaints.add(Complaint.blocks(output + ": "
                + Patient.names(patients, examination.patients()) + " (" + hosts(patients) + ") " + trouble
                + "; it must be on one file system that all processes share: --output hdfs://... or a mounted one")));
    }

    private void inputs() {
        Map<String, List<Patient>> byFile = new LinkedHashMap<>();
        Map<String, String> why = new LinkedHashMap<>();
        for (Patient patient : examination.patients()) {
            patient.findings().unread().forEach((file, trouble) -> {
                byFile.computeIfAbsent(file, key -> new ArrayList<>()).add(patient);
                why.put(file, trouble);
            });
        }
        byFile.forEach((file, patients) ->
                complaints.add(Complaint.blocks(file + ": " + Patient.names(patients, examination.patients()) + " ("
                        + hosts(patients) + ") cannot read it: " + why.get(file)
                        + "; the corpus must lie where all processes see it")));
    }

    private static String hosts(List<Patient> patients) {
        return String.join(
                ", ",
                patients.stream()
                        .map(patient -> patient.findings().host())
                        .distinct()
                        .toList());
    }

    private void disks() {
        Demand demand = examination.demand();
        List<Patient> workers = examination.workers();
        long need = demand.localDisk(workers.size());
        List<Patient> full = workers.stream()
                .filter(patient -> patient.machine().localDisk() < need)
                .toList();
        if (!full.isEmpty()) {
            complaints.add(Complaint.blocks(
                    Patient.names(full, examination.patients()) + ": "
                            + Sizes.shown(full.get(0).machine().localDisk())
                            + " free where Spark keeps what it shuffles,"
                            + " and this job needs about " + Sizes.shown(need),
                    "--conf spark.local.dir=/a/larger/disk"));
        }
        if (examination.outputDisk() < demand.outputDisk()) {
            complaints.add(Complaint.blocks("output = " + examination.places().output() + ": "
                    + Sizes.shown(examination.outputDisk()) + " free there, and this job needs about "
                    + Sizes.shown(demand.outputDisk())));
        }
    }

    private void clocks() {
        List<Patient> wrong = examination.patients().stream()
                .filter(patient -> patient.clock().difference() > TOLERATED_MILLIS)
                .toList();
        if (!wrong.isEmpty()) {
            complaints.add(Complaint.advice(Patient.names(wrong, examination.patients()) + " (" + hosts(wrong)
                    + "): the clock is " + wrong.get(0).clock() + " from the driver's; set both by NTP, or tickets and"
                    + " signed requests may be refused"));
        }
    }
}
