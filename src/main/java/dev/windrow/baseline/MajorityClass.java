package dev.windrow.baseline;

import dev.windrow.sequence.Window;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;

/** The label that training had most often, the lowest id among equals. */
final class MajorityClass {
    private MajorityClass() {}

    static int of(JavaRDD<Window> windows) {
        Map<Integer, Long> counts = windows.map(window -> window.targets()[0]).countByValue();
        int best = 0;
        long most = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            int label = entry.getKey();
            long count = entry.getValue();
            if (label >= 0 && (count > most || (count == most && label < best))) {
                best = label;
                most = count;
            }
        }
        return best;
    }
}
