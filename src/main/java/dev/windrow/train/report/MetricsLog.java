package dev.windrow.train.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes {@code metrics.jsonl}: a line a round, an epoch and an event, each flushed, so that a run can be followed. A
 * run that is resumed goes on behind the lines of what it is resumed from.
 */
public final class MetricsLog implements TrainingListener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LineFile file;

    /** @param kept lines of the file that are kept */
    public MetricsLog(FileSystem files, Path file, long kept) throws IOException {
        this.file = new LineFile(files, file, kept);
    }

    /** Lines there are. */
    public long lines() {
        return file.lines();
    }

    @Override
    public void round(RoundReport report) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("epoch", report.place().epoch());
        line.put("round", report.place().round());
        line.put("rounds", report.place().rounds());
        line.put("steps", report.work().steps());
        line.put("workers", report.work().workersBusy());
        line.put("tokens", report.work().tokens());
        line.put("tokensPerSecond", Math.round(report.tokensPerSecond()));
        line.put("realTokens", finite(report.work().realTokens()));
        line.put("loss", finite(report.loss()));
        line.put("rate", report.setting().rate());
        line.put("momentum", report.setting().momentum());
        line.put("retreats", report.setting().retreats());
        line.put("seconds", report.seconds().run());
        line.put("phases", phases(report.seconds()));
        line.put("bytes", bytes(report.bytes()));
        write(line);
    }

    @Override
    public void epoch(EpochReport report) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("epoch", report.epoch());
        line.put("loss", finite(report.loss()));
        line.put("validation", finite(report.validationLoss()));
        if (!report.score().isNone()) {
            line.put("metric", report.score().metric());
            line.put("score", finite(report.score().value()));
        }
        line.put("best", report.best());
        line.put("seconds", report.seconds());
        write(line);
    }

    @Override
    public void event(RunEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event.kind().name().toLowerCase(Locale.ROOT));
        line.put("epoch", event.epoch());
        line.put("round", event.round());
        line.put("message", event.message());
        write(line);
    }

    private static Map<String, Double> phases(RoundReport.Seconds seconds) {
        Map<String, Double> phases = new LinkedHashMap<>();
        phases.put("broadcast", seconds.broadcast());
        phases.put("steps", seconds.steps());
        phases.put("gather", seconds.gather());
        phases.put("average", seconds.average());
        phases.put("round", seconds.round());
        return phases;
    }

    private static Map<String, Long> bytes(RoundReport.Bytes bytes) {
        Map<String, Long> travelled = new LinkedHashMap<>();
        travelled.put("down", bytes.down());
        travelled.put("up", bytes.up());
        travelled.put("toDriver", bytes.toDriver());
        return travelled;
    }

    /** JSON has no word for "not a number": null stands for it. */
    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private void write(Map<String, Object> line) {
        try {
            file.append(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and words are JSON", e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
