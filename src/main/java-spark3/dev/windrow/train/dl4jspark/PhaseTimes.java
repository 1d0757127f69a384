package dev.windrow.train.dl4jspark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.deeplearning4j.spark.api.stats.SparkTrainingStats;
import org.deeplearning4j.spark.stats.BaseEventStats;
import org.deeplearning4j.spark.stats.EventStats;
import org.deeplearning4j.spark.util.SparkUtils;

/** Times of each {@link Phase} on the driver, in the order they were taken. */
final class PhaseTimes implements SparkTrainingStats {
    private static final long serialVersionUID = 1;

    private final EnumMap<Phase, List<EventStats>> times = new EnumMap<>(Phase.class);

    PhaseTimes() {
        for (Phase phase : Phase.values()) {
            times.put(phase, new ArrayList<>());
        }
    }

    /** Does something and takes its time. */
    <T> T take(Phase phase, Supplier<T> work) {
        long start = System.currentTimeMillis();
        try {
            return work.get();
        } finally {
            times.get(phase).add(new BaseEventStats(start, System.currentTimeMillis() - start));
        }
    }

    private static String key(Phase phase) {
        return "AveragingTrainingMaster" + shortName(phase);
    }

    private static String shortName(Phase phase) {
        String name = phase.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Phase phase(String key) {
        for (Phase phase : Phase.values()) {
            if (key(phase).equals(key)) {
                return phase;
            }
        }
        throw new IllegalArgumentException(key + ": no such time was taken; there are " + keys());
    }

    private static Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        for (Phase phase : Phase.values()) {
            keys.add(key(phase));
        }
        return keys;
    }

    @Override
    public Set<String> getKeySet() {
        return keys();
    }

    @Override
    public List<EventStats> getValue(String key) {
        return List.copyOf(times.get(phase(key)));
    }

    @Override
    public String getShortNameForKey(String key) {
        return shortName(phase(key));
    }

    @Override
    public boolean defaultIncludeInPlots(String key) {
        return true;
    }

    @Override
    public void addOtherTrainingStats(SparkTrainingStats other) {
        if (!(other instanceof PhaseTimes more)) {
            throw new IllegalArgumentException("times of " + other.getClass().getName()
                    + " cannot be added to those of " + getClass().getName());
        }
        more.times.forEach((phase, events) -> times.get(phase).addAll(events));
    }

    /** There are none. */
    @Override
    public SparkTrainingStats getNestedTrainingStats() {
        return null;
    }

    @Override
    public String statsAsString() {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<Phase, List<EventStats>> entry : times.entrySet()) {
            lines.append(String.format(DEFAULT_PRINT_FORMAT, entry.getKey().description() + ", ms"))
                    .append(entry.getValue().stream()
                            .map(event -> Long.toString(event.getDurationMs()))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return lines.toString();
    }

    @Override
    public void exportStatFiles(String outputPath, SparkContext context) throws IOException {
        for (Map.Entry<Phase, List<EventStats>> entry : times.entrySet()) {
            StringBuilder lines = new StringBuilder();
            for (EventStats event : entry.getValue()) {
                lines.append(lines.length() == 0 ? event.getStringHeader(",") + "\n" : "")
                        .append(event.asString(","))
                        .append('\n');
            }
            String file = new Path(outputPath, key(entry.getKey()) + ".csv").toString();
            SparkUtils.writeStringToFile(file, lines.toString(), context);
        }
    }
}
