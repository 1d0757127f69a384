package dev.windrow.doctor;

import java.util.ArrayList;
import java.util.List;

/** What the doctor says: a table of the processes, and what is wrong with what to change. */
public final class Report {
    private static final String[] HEADINGS = {
        "", "host", "tasks", "Java", "ND4J", "oneDNN", "heap", "kernels", "arrays", "process", "local disk", "clock"
    };

    private final Examination examination;
    private final List<Complaint> complaints;

    Report(Examination examination, List<Complaint> complaints) {
        this.examination = examination;
        this.complaints = complaints;
    }

    /** How many things would keep the job from running. */
    public long obstacles() {
        return of(Complaint.Weight.BLOCKS).size();
    }

    /** The report, for the terminal. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(table());
        lines.add("");
        List<Complaint> obstacles = of(Complaint.Weight.BLOCKS);
        List<Complaint> advice = of(Complaint.Weight.ADVICE);
        add(lines, obstacles.size() == 1 ? "1 problem:" : obstacles.size() + " problems:", obstacles);
        add(lines, advice.isEmpty() ? "" : "advice:", advice);
        if (obstacles.isEmpty()) {
            lines.add("the job will run");
        }
        return lines;
    }

    private List<Complaint> of(Complaint.Weight weight) {
        return complaints.stream()
                .filter(complaint -> complaint.weight() == weight)
                .toList();
    }

    private static void add(List<String> lines, String heading, List<Complaint> complaints) {
        if (complaints.isEmpty()) {
            return;
        }
        lines.add(heading);
        for (Complaint complaint : complaints) {
            lines.add("- " + complaint.text() + (complaint.settings().isEmpty() ? "" : "; behind -- put"));
            complaint.settings().forEach(setting -> lines.add("    " + setting));
        }
        lines.add("");
    }

    private List<String> table() {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEADINGS);
        examination.patients().forEach(patient -> rows.add(row(patient)));
        int[] widths = new int[HEADINGS.length];
        for (String[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.length; column++) {
                line.append(row[column]).append(" ".repeat(widths[column] - row[column].length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private String[] row(Patient patient) {
        Demand demand = examination.demand();
        Machine machine = patient.machine();
        Findings findings = patient.findings();
        return new String[] {
            findings.name(),
            findings.host(),
            patient.tasks() == 0
                    ? "-"
                    : patient.tasks() + " x " + findings.natives().threads(),
            machine.java(),
            findings.natives().arrays().loads() ? findings.natives().arrays().instructions() : "missing",
            KernelChecks.inUse(demand, findings.natives()),
            Sizes.of(demand.heap(patient), machine.heap()),
            Sizes.of(demand.kernelBytes(patient), limit(machine.maxBytes())),
            Sizes.of(demand.arrayBytes(patient), limit(machine.maxBytes())),
            Sizes.of(demand.size(patient), container(patient)),
            Sizes.shown(machine.localDisk()),
            patient.isDriver() ? "-" : patient.clock().toString()
        };
    }

    private static long limit(long bytes) {
        return bytes == 0 ? Long.MAX_VALUE : bytes;
    }

    /** The most a process may become: its container, its machine, or JavaCPP's limit. */
    private long container(Patient patient) {
        Machine machine = patient.machine();
        SparkSettings settings = examination.settings();
        SparkSettings.Side side = patient.isDriver() ? SparkSettings.Side.DRIVER : SparkSettings.Side.EXECUTORS;
        long container =
                settings.limits(side) ? machine.heap() + settings.overhead(side, machine.heap()) : machine.memory();
        return Math.min(container, limit(machine.maxPhysicalBytes()));
    }
}
