package dev.windrow.job;

import dev.windrow.kernel.Moves;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/**
 * Training windows with labels that cannot follow each other where the network is a chain, as earlier versions prepared
 * them from tags of other schemes. They are learned from without those labels, which is worth saying.
 */
final class ImpossibleLabels {
    private ImpossibleLabels() {}

    /** How many windows of a partition there are, and what the first says. */
    private record Found(long count, String first) implements Serializable {}

    /** A sentence about them; empty if there are none. */
    static Optional<String> notice(JavaRDD<Window> windows, List<Integer> forbidden, Vocabulary labels) {
        List<Found> parts = windows.mapPartitions(part -> {
                    Moves moves = Moves.except(labels.size(), forbidden);
                    long count = 0;
                    String first = "";
                    while (part.hasNext()) {
                        String problem = problem(part.next(), moves, labels);
                        if (!problem.isEmpty()) {
                            first = count++ == 0 ? problem : first;
                        }
                    }
                    return List.of(new Found(count, first)).iterator();
                })
                .collect();
        long count = parts.stream().mapToLong(Found::count).sum();
        return parts.stream()
                .filter(part -> part.count > 0)
                .findFirst()
                .map(part -> String.format(
                        Locale.ROOT,
                        "%,d training windows have labels that may not follow each other, such as %s. Those labels are"
                                + " not learned from. They were prepared by an earlier version: prepare them again, and tags"
                                + " of any scheme become IOB2",
                        count,
                        part.first));
    }

    private static String problem(Window window, Moves moves, Vocabulary labels) {
        // A window that goes on with a record may begin inside a span.
        int before = window.position() == 0 ? labels.size() : -1;
        for (int label : window.targets()) {
            if (before >= 0 && label >= 0 && !moves.allows(before, label)) {
                String place =
                        before == labels.size() ? "at the beginning of" : "after " + labels.symbol(before) + " in";
                return labels.symbol(label) + " " + place + " record " + window.id();
            }
            before = label;
        }
        return "";
    }
}
