package dev.windrow.metric;

import java.util.List;

/** A metric of answers that are texts. */
public interface TextMetric extends Metric<TextMetric> {
    /**
     * One answer.
     *
     * @param question the symbols it is an answer to
     * @param answer the text
     * @param references what would have been right, at least one
     */
    void add(List<String> question, String answer, List<String> references);
}
