package dev.windrow.baseline;

import dev.windrow.corpus.Scale;
import dev.windrow.corpus.SeriesLayout;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import javax.annotation.Nullable;
import org.apache.spark.api.java.JavaRDD;

/**
 * What a baseline learns from, chooses by and is scored on; windows are in an order that is the same wherever they are
 * computed.
 *
 * @param inputs the vocabulary of the input symbols
 * @param targets the vocabulary of the targets, which is the other one where the next symbol is the target
 * @param train the training windows
 * @param valid the validation windows
 * @param scored the windows of the split that is reported
 * @param texts the same as texts, where answers are; null elsewhere
 * @param series how the windows of a series are laid out; null of other windows
 * @param values the scale of targets that are values; of other targets {@link Scale#NONE}
 */
public record SplitWindows(
        Vocabulary inputs,
        Vocabulary targets,
        JavaRDD<Window> train,
        JavaRDD<Window> valid,
        JavaRDD<Window> scored,
        @Nullable JavaRDD<ScoredText> texts,
        @Nullable SeriesLayout series,
        Scale values) {

    /** Windows whose targets are no values, or those of a series. */
    public SplitWindows(
            Vocabulary inputs,
            Vocabulary targets,
            JavaRDD<Window> train,
            JavaRDD<Window> valid,
            JavaRDD<Window> scored,
            @Nullable JavaRDD<ScoredText> texts,
            @Nullable SeriesLayout series) {
        this(inputs, targets, train, valid, scored, texts, series, series == null ? Scale.NONE : series.scale());
    }

    /** Windows whose targets are neither a text nor of a series. */
    public SplitWindows(
            Vocabulary inputs,
            Vocabulary targets,
            JavaRDD<Window> train,
            JavaRDD<Window> valid,
            JavaRDD<Window> scored) {
        this(inputs, targets, train, valid, scored, null, null);
    }
}
