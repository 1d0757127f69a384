package dev.windrow.baseline;

import dev.windrow.sequence.Window;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** The first windows of a split, in its order, until they hold a number of symbols. */
final class FirstSymbols {
    private FirstSymbols() {}

    /** The windows before which there are fewer symbols than {@code most}; the same ones in any partitioning. */
    static JavaRDD<Window> of(JavaRDD<Window> windows, long most) {
        List<Long> sums = windows.mapPartitions(part -> {
                    long sum = 0;
                    while (part.hasNext()) {
                        sum += part.next().length();
                    }
                    return List.of(sum).iterator();
                })
                .collect();
        long[] before = new long[sums.size()];
        for (int part = 1; part < before.length; part++) {
            before[part] = before[part - 1] + sums.get(part - 1);
        }
        return windows.mapPartitionsWithIndex(
                (index, part) -> {
                    List<Window> taken = new ArrayList<>();
                    long symbols = before[index];
                    while (symbols < most && part.hasNext()) {
                        Window window = part.next();
                        symbols += window.length();
                        taken.add(window);
                    }
                    return taken.iterator();
                },
                true);
    }
}
