package dev.windrow.doctor;

import dev.windrow.doctor.SparkSettings.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether processes have the memory that the job asks for. */
final class MemoryChecks {
    /** What is suggested, over what is needed. */
    private static final double ROOM = 1.5;

    private final Examination examination;
    private final Demand demand;
    private final SparkSettings settings;
    private final List<Complaint> complaints = new ArrayList<>();

    private MemoryChecks(Examination examination) {
        this.examination = examination;
        this.demand = examination.demand();
        this.settings = examination.settings();
    }

    static List<Complaint> of(Examination examination) {
        MemoryChecks checks = new MemoryChecks(examination);
        checks.side(Side.DRIVER, List.of(examination.driver()));
        checks.side(Side.EXECUTORS, examination.executors());
        checks.hosts();
        checks.results();
        return checks.complaints;
    }

    private void side(Side side, List<Patient> patients) {
        if (!patients.isEmpty()) {
            long heap = heap(side, patients);
            outside(side, patients, heap);
        }
    }

    /** Checks the heap; what it is or ought to be. */
    private long heap(Side side, List<Patient> patients) {
        List<Patient> small = patients.stream()
                .filter(patient -> patient.machine().heap() < demand.heap(patient))
                .toList();
        long heap = patients.stream()
                .mapToLong(patient -> patient.machine().heap())
                .max()
                .orElseThrow();
        if (small.isEmpty()) {
            return heap;
        }
        Patient worst = worst(small);
        long right = Sizes.rounded((long) (demand.heap(worst) * 1.1));
        complaints.add(Complaint.blocks(
                Patient.names(small, examination.patients()) + ": a heap of "
                        + Sizes.shown(worst.machine().heap()) + ", and this job needs about "
                        + Sizes.shown(demand.heap(worst)) + " there",
                settings.heap(side, right)));
        return Math.max(heap, right);
    }

    private Patient worst(List<Patient> patients) {
        return patients.stream().max(Comparator.comparing(demand::size)).orElseThrow();
    }

    /** Checks what is beside the heap: JavaCPP's limits, and the container's. */
    private void outside(Side side, List<Patient> patients, long heap) {
        Patient worst = worst(patients);
        Machine machine = worst.machine();
        long enough = Sizes.rounded((long) (demand.maxBytes(worst) * ROOM));
        boolean fewBytes = machine.maxBytes() > 0 && machine.maxBytes() < demand.maxBytes(worst);
        boolean fewPhysical = machine.maxPhysicalBytes() > 0 && machine.maxPhysicalBytes() < demand.size(worst);
        long container =
                settings.limits(side) ? machine.heap() + settings.overhead(side, machine.heap()) : Long.MAX_VALUE;
        long maxBytes = fewBytes || machine.maxBytes() == 0 ? enough : machine.maxBytes();
        boolean overflows = container < heap + demand.besideHeap(worst, maxBytes);
        if (overflows) {
            maxBytes = Math.min(maxBytes, enough);
        }
        long size = heap + demand.besideHeap(worst, maxBytes);
        List<String> options = new ArrayList<>();
        if (overflows && container < size) {
            options.add(settings.overheadOption(side, size - heap));
        }
        options.add(settings.limits(side, maxBytes, size));
        if (fewBytes || fewPhysical) {
            complaints.add(Complaint.blocks(
                    Patient.names(patients, examination.patients()) + ": JavaCPP gives networks "
                            + Sizes.shown(machine.maxBytes()) + " outside the heap (maxbytes) and the process "
                            + Sizes.shown(machine.maxPhysicalBytes())
                            + " in all (maxphysicalbytes), and this job needs "
                            + Sizes.shown(demand.maxBytes(worst)) + " and " + Sizes.shown(demand.size(worst)),
                    options.toArray(new String[0])));
        } else if (overflows) {
            complaints.add(Complaint.blocks(
                    Patient.names(patients, examination.patients()) + ": a container of " + Sizes.shown(container)
                            + ", and the process comes to "
                            + Sizes.shown(heap + demand.besideHeap(worst, machine.maxBytes()))
                            + ": the heap, the kernels, and as much as maxbytes for ND4J's arrays; "
                            + settings.master() + " kills what outgrows its container",
                    options.toArray(new String[0])));
        }
    }

    /** Whether the processes of a machine fit on it together. */
    private void hosts() {
        Map<String, List<Patient>> byHost = new LinkedHashMap<>();
        for (Patient patient : examination.patients()) {
            byHost.computeIfAbsent(patient.findings().host(), host -> new ArrayList<>())
                    .add(patient);
        }
        byHost.forEach((host, patients) -> {
            long memory = patients.get(0).machine().memory();
            long need = patients.stream().mapToLong(demand::size).sum();
            long most = patients.stream()
                    .mapToLong(patient -> patient.machine().heap()
                            + demand.besideHeap(patient, patient.machine().maxBytes()))
                    .sum();
            String all = host + ": has " + Sizes.shown(memory) + " for "
                    + (patients.size() == 1 ? "a process" : patients.size() + " processes");
            if (need > memory) {
                complaints.add(Complaint.blocks(all + " that need " + Sizes.shown(need)
                        + " together; give it fewer of them, or the job fewer places in a batch or a smaller network"));
            } else if (most > memory) {
                complaints.add(Complaint.advice(all + " that need " + Sizes.shown(need) + " and may take up to "
                        + Sizes.shown(most) + " (heap and maxbytes); lower both where it holds other work too"));
            }
        });
    }

    private void results() {
        long limit = settings.maxResults();
        if (limit > 0 && demand.results() > limit) {
            complaints.add(Complaint.blocks(
                    "the driver collects " + Sizes.shown(demand.results()) + " in a round, from " + demand.workers()
                            + " workers, and spark.driver.maxResultSize is " + Sizes.shown(limit),
                    settings.maxResultsOption((long) (demand.results() * 1.2))));
        }
    }
}
