package dev.windrow.task;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of numbers that someone typed. */
final class TypedNumbers {
    private TypedNumbers() {}

    /**
     * The numbers a network reads, in the order of their columns, with commas or spaces between them; nothing where a
     * corpus says of no columns.
     */
    static Optional<RawRecord> record(String line, int number, CorpusSection corpus) {
        if (corpus.vectors() == null) {
            return Optional.empty();
        }
        String[] numbers = line.strip().split("[,;\\s]+");
        List<String> names = corpus.vectors().columns();
        if (corpus.vectors().hasStepRows()) {
            return Optional.of(steps(numbers, names, number));
        }
        if (!names.isEmpty() && names.size() != numbers.length) {
            throw new BadRecordException(
                    "line " + number, "has " + numbers.length + " numbers: must have one for each of " + names);
        }
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (int k = 0; k < numbers.length; k++) {
            columns.put(names.isEmpty() ? "number " + (k + 1) : names.get(k), List.of(numbers[k]));
        }
        return Optional.of(new RawRecord(Integer.toString(number), "line " + number, columns));
    }

    /** The rows of a sequence after each other. */
    private static RawRecord steps(String[] numbers, List<String> names, int number) {
        String line = "line " + number;
        if (names.isEmpty() || numbers.length % names.size() != 0) {
            throw new BadRecordException(
                    line,
                    "has " + numbers.length + " numbers: must have "
                            + (names.isEmpty()
                                    ? "columns to be of, which corpus.vectors.columns names"
                                    : names.size() + " for each step, one for each of " + names));
        }
        Map<String, List<String>> columns = new LinkedHashMap<>();
        names.forEach(name -> columns.put(name, new ArrayList<>()));
        for (int k = 0; k < numbers.length; k++) {
            columns.get(names.get(k % names.size())).add(numbers[k]);
        }
        List<String> places = Collections.nCopies(numbers.length / names.size(), line);
        return new RawRecord(Integer.toString(number), line, columns, Vectors.NONE, places);
    }
}
