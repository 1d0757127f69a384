package dev.windrow.corpus;

import dev.windrow.text.LabelScheme;
import dev.windrow.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What all labels of the training data say about their scheme: theirs is the one with the fewest tags that it would
 * have otherwise, so no rare tag decides.
 *
 * @param labels how often each label occurs, as the corpus has it
 * @param deviations counts by {@link TagCounts#key} of what a scheme would have otherwise
 * @param places some of their places
 */
record TagScan(Map<String, Long> labels, Map<String, Long> deviations, Map<String, Long> places) {
    /** More than these are not shown. */
    private static final int SHOWN = 3;

    /** Whether the labels are tags of spans. */
    boolean tagged() {
        return Span.tagged(labels.keySet());
    }

    /** The scheme of tags. */
    LabelScheme scheme() {
        Map<LabelScheme, Long> wrong = new HashMap<>();
        deviations.forEach((key, count) -> wrong.merge(schemeOf(key), count, Long::sum));
        LabelScheme best = LabelScheme.IOB2;
        for (LabelScheme scheme : LabelScheme.values()) {
            best = wrong.getOrDefault(scheme, 0L) < wrong.getOrDefault(best, 0L) ? scheme : best;
        }
        return best;
    }

    /**
     * A sentence about tags that are not of the scheme, or labels among tags that are none.
     *
     * @param place makes a place readable
     */
    Optional<String> warning(UnaryOperator<String> place) {
        return tagged() ? strayTags(scheme(), place) : strayLabels();
    }

    private Optional<String> strayTags(LabelScheme scheme, UnaryOperator<String> place) {
        Map<String, Long> stray = new TreeMap<>();
        deviations.forEach((key, count) -> {
            if (schemeOf(key) == scheme) {
                stray.put(key.substring(key.indexOf('\t') + 1), count);
            }
        });
        if (stray.isEmpty()) {
            return Optional.empty();
        }
        long all = stray.values().stream().mapToLong(Long::longValue).sum();
        String first = places.keySet().stream()
                .filter(key -> schemeOf(key) == scheme)
                .sorted()
                .findFirst()
                .map(key -> key.split("\t", -1))
                .map(parts -> "; one is " + parts[2] + " in the sentence at " + place.apply(parts[1]))
                .orElse("");
        return Optional.of("labels: " + scheme + " but for " + all + " tags, such as " + shown(stray) + first
                + ". Spans are read by the rules of conlleval");
    }

    private Optional<String> strayLabels() {
        Map<String, Long> stray = new TreeMap<>(labels);
        stray.keySet().removeIf(Span::isTag);
        long tags = labels.keySet().stream().filter(Span::isTag).count();
        // Labels that chance to look like tags are few.
        if (stray.isEmpty() || !labels.containsKey("O") || tags <= stray.size()) {
            return Optional.empty();
        }
        return Optional.of("labels: tags of spans but for " + shown(stray)
                + ", so all are learned as they are, without scores of entities; a tag is O or B, I, E, S, L, U or M"
                + " with a hyphen and a type behind it");
    }

    private static String shown(Map<String, Long> counts) {
        List<String> shown = new ArrayList<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .forEach(entry -> shown.add(entry.getKey() + " (" + entry.getValue() + " times)"));
        return String.join(", ", shown) + (counts.size() > SHOWN ? ", …" : "");
    }

    private static LabelScheme schemeOf(String key) {
        return LabelScheme.valueOf(key.substring(0, key.indexOf('\t')));
    }
}
