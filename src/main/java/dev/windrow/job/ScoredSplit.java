package dev.windrow.job;

import dev.windrow.baseline.ScoredText;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.corpus.Encoding;
import dev.windrow.corpus.PreparedCorpus;
import dev.windrow.corpus.SeriesLayout;
import dev.windrow.corpus.Split;
import javax.annotation.Nullable;
import org.apache.spark.api.java.JavaRDD;

/** What the scores of a task need to know of the split they are of. */
final class ScoredSplit {
    private ScoredSplit() {}

    /**
     * A run's windows.
     *
     * @param texts what is scored as text; null for nothing
     */
    static SplitWindows windows(Run run, PreparedCorpus prepared, Split split, @Nullable JavaRDD<ScoredText> texts) {
        Encoding encoding = prepared.encoding();
        return new SplitWindows(
                encoding.inputs(),
                encoding.outputs(),
                prepared.windows(Split.TRAIN),
                prepared.windows(Split.VALID),
                prepared.windows(split),
                texts,
                run.job().corpus().isSeries() ? SeriesLayout.of(run.job().corpus(), encoding) : null,
                encoding.targetScale());
    }
}
