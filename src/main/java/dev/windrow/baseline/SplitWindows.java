package dev.windrow.baseline;

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
 */
public record SplitWindows(
        Vocabulary inputs,
        Vocabulary targets,
        JavaRDD<Window> train,
        JavaRDD<Window> valid,
        JavaRDD<Window> scored,
        @Nullable JavaRDD<ScoredText> texts) {

    /** Windows whose targets are not a text. */
    public SplitWindows(
            Vocabulary inputs,
            Vocabulary targets,
            JavaRDD<Window> train,
            JavaRDD<Window> valid,
            JavaRDD<Window> scored) {
        this(inputs, targets, train, valid, scored, null);
    }
}
