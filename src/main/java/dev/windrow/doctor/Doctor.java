package dev.windrow.doctor;

import dev.windrow.doctor.RollCall.Attendance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;

/** Examines the processes of a Spark application for a job. */
public final class Doctor {
    private final JavaSparkContext context;
    private final Configuration hadoop;
    private final Demand demand;
    private final Places places;
    private final SparkSettings settings;

    /** A doctor for a job that makes a demand and reads and writes at some places. */
    public Doctor(JavaSparkContext context, Demand demand, Places places) {
        this.context = context;
        this.hadoop = context.hadoopConfiguration();
        this.demand = demand;
        this.places = places;
        this.settings = new SparkSettings(context.getConf());
    }

    /**
     * Looks at the driver and all executors.
     *
     * @param waitMillis how long to wait for executors to come and answer
     */
    public Report examine(long waitMillis) throws IOException, InterruptedException {
        Probe probe = null;
        String outputTrouble = "";
        try {
            probe = Probe.open(hadoop, places.output());
        } catch (IOException e) {
            outputTrouble = String.valueOf(e.getMessage());
        }
        try {
            Exam exam = new Exam(places, probe);
            RollCall call =
                    new RollCall(context, exam, settings.expectedExecutors(), settings.isLocal() ? 0 : waitMillis);
            call.call();
            List<Patient> patients = patients(exam.of(hadoop), call, probe);
            Examination examination =
                    new Examination(demand, settings, patients, places, outputTrouble, free(places.output()));
            return new Report(examination, complaints(examination, call.attendance()));
        } finally {
            if (probe != null) {
                probe.close(hadoop);
            }
        }
    }

    private static List<Complaint> complaints(Examination examination, Attendance attendance) {
        List<Complaint> complaints = new ArrayList<>(ProcessChecks.of(examination, attendance));
        complaints.addAll(MemoryChecks.of(examination));
        complaints.addAll(PlaceChecks.of(examination));
        return complaints;
    }

    private List<Patient> patients(Findings driver, RollCall call, @Nullable Probe probe) {
        List<Patient> patients = new ArrayList<>();
        patients.add(new Patient(driver, settings.isLocal() ? context.defaultParallelism() : 0, new Clock(0, 0)));
        for (Map.Entry<String, Findings> each : call.findings().entrySet()) {
            Findings findings = each.getValue();
            if (probe != null && findings.output().isEmpty()) {
                findings = findings.withOutput(probe.answered(hadoop, findings.executor()));
            }
            patients.add(new Patient(
                    findings, call.places(each.getKey()), call.clocks().get(each.getKey())));
        }
        return patients;
    }

    /** Free where a folder is or will be. */
    private long free(String folder) throws IOException {
        Path path = new Path(folder);
        FileSystem files = path.getFileSystem(hadoop);
        while (path.getParent() != null && !files.exists(path)) {
            path = path.getParent();
        }
        return files.getStatus(path).getRemaining();
    }
}
