package dev.windrow.metric;

import dev.windrow.kernel.EditDistance;
import java.util.List;
import java.util.Map;

/**
 * Word or character error rate of a corpus: insertions, deletions and substitutions that are left between hypotheses
 * and references, over the words or characters of all references. It may exceed 1.
 */
public final class ErrorRate implements Metric<ErrorRate> {
    private static final long serialVersionUID = 1;

    /** What texts are sequences of. */
    private enum Unit {
        WORD("wordErrorRate"),
        CHARACTER("characterErrorRate");

        private final String metric;

        Unit(String metric) {
            this.metric = metric;
        }
    }

    private final Unit unit;
    private long errors;
    private long units;

    private ErrorRate(Unit unit) {
        this.unit = unit;
    }

    /** The word error rate, on what stands between white space. */
    public static ErrorRate ofWords() {
        return new ErrorRate(Unit.WORD);
    }

    /** The character error rate; white space inside a text is one space, and none at its ends. */
    public static ErrorRate ofCharacters() {
        return new ErrorRate(Unit.CHARACTER);
    }

    /** One transcript. */
    public void add(String reference, String hypothesis) {
        List<?> right = units(reference);
        errors += EditDistance.between(right, units(hypothesis));
        units += right.size();
    }

    private List<?> units(String text) {
        List<String> words = WhiteSpace.words(text);
        return switch (unit) {
            case WORD -> words;
            case CHARACTER -> String.join(" ", words).codePoints().boxed().toList();
        };
    }

    @Override
    public ErrorRate merge(ErrorRate other) {
        errors += other.errors;
        units += other.units;
        return this;
    }

    @Override
    public Map<String, Double> values() {
        return Map.of(unit.metric, Ratio.share(errors, units));
    }
}
