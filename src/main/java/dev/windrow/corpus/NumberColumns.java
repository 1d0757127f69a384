package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.SeriesSection;
import dev.windrow.config.VectorsSection;
import dev.windrow.config.VectorsSection.Missing;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.RawVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The numbers of a record as a sequence of vectors. */
public final class NumberColumns {
    private static final Set<String> MISSING = Set.of("", "nan", "na", "n/a", "null", "?");
    private static final String LAST = "-1";

    private NumberColumns() {}

    /**
     * The vectors of a row: as many steps as there are frames in it, or one; or those of the rows of a sequence. Where
     * missing values are taken, each step has as many values more, which are 1 where a value is missing and 0
     * elsewhere.
     *
     * @param corpus with a section about vectors
     * @throws BadRecordException naming the column and its value if that is no number, or missing and must not be
     */
    public static RawVectors of(RawRecord record, CorpusSection corpus) {
        RawVectors steps = record.steps().isEmpty() ? ofRecord(record, corpus) : ofSteps(record, corpus);
        return corpus.vectors().differences()
                ? withDifferences(steps, corpus.vectors().missing())
                : steps;
    }

    /** The numbers of one row or object, frame by frame. */
    private static RawVectors ofRecord(RawRecord record, CorpusSection corpus) {
        VectorsSection vectors = corpus.vectors();
        List<Double> numbers = new ArrayList<>();
        for (String column : names(record, corpus)) {
            List<String> values = record.columns().get(column);
            if (values == null && mayLack(corpus)) {
                numbers.add(missing(record.source(), column, "", vectors.missing()));
                continue;
            }
            for (String value : record.values(column)) {
                numbers.add(number(record.source(), column, value, vectors.missing()));
            }
        }
        int width = vectors.frame() == 0 ? numbers.size() : vectors.frame();
        if (numbers.isEmpty() || numbers.size() % width != 0) {
            throw new BadRecordException(
                    record.source(),
                    "has " + numbers.size() + " numbers: must have some"
                            + (vectors.frame() == 0 ? "" : ", a multiple of corpus.vectors.frame = " + width));
        }
        return vectors.missing() == Missing.LAST ? marked(numbers, width) : plain(numbers, width);
    }

    /** A vector for each step, of one value a column. */
    private static RawVectors ofSteps(RawRecord record, CorpusSection corpus) {
        Missing policy = corpus.vectors().missing();
        Set<String> names = names(record, corpus);
        List<Double> numbers = new ArrayList<>();
        for (int step = 0; step < record.steps().size(); step++) {
            for (String column : names) {
                String value = record.values(column).get(step);
                numbers.add(number(record.source(step), column, value, policy));
            }
        }
        if (numbers.isEmpty()) {
            throw new BadRecordException(record.source(), "has no numbers: must have some in each row");
        }
        return policy == Missing.LAST ? marked(numbers, names.size()) : plain(numbers, names.size());
    }

    /** A field that is null is not there in these formats. */
    private static boolean mayLack(CorpusSection corpus) {
        return switch (corpus.format()) {
            case JSONL, PARQUET -> !corpus.vectors().columns().isEmpty();
            case CSV, TSV, TEXT, CONLL, CONLLU, PARALLEL, FASTA, WAV, PIANO_ROLL, GENERATE -> false;
        };
    }

    /** The columns with numbers: those a job names, or all that hold nothing else. */
    static Set<String> names(RawRecord record, CorpusSection corpus) {
        if (!corpus.vectors().columns().isEmpty()) {
            return new LinkedHashSet<>(corpus.vectors().columns());
        }
        Set<String> names = new LinkedHashSet<>(record.columns().keySet());
        // Columns without names stand under their numbers, and the last once more under -1.
        String last = names.remove(LAST) ? Integer.toString(names.size() - 1) : LAST;
        CorpusSection.Columns columns = corpus.columns();
        SeriesSection series = corpus.vectors().series();
        String sequence = corpus.vectors().sequence();
        for (String other : List.of(columns.label(), columns.id(), series == null ? "" : series.time(), sequence)) {
            names.remove(other.equals(LAST) ? last : other);
        }
        return names;
    }

    private static double number(String source, String column, String text, Missing policy) {
        String trimmed = text.trim();
        if (MISSING.contains(trimmed.toLowerCase(Locale.ROOT))) {
            return missing(source, column, trimmed, policy);
        }
        try {
            double number = Double.parseDouble(trimmed);
            // What the network sees is single precision, normalised or not.
            if (Float.isFinite((float) number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is too large.
        }
        throw new BadRecordException(
                source,
                "has '" + text + "' in the column '" + column + "': must be a number"
                        + " (other columns with numbers can be named by corpus.vectors.columns)");
    }

    private static double missing(String source, String column, String text, Missing policy) {
        return switch (policy) {
            case LAST -> Double.NaN;
            case FAIL ->
                throw new BadRecordException(
                        source,
                        "has " + (text.isEmpty() ? "nothing" : text) + " in the column '" + column
                                + "': must be a number; corpus.vectors.missing: last takes the one before it instead");
        };
    }

    private static RawVectors plain(List<Double> numbers, int width) {
        double[] values = new double[numbers.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = numbers.get(k);
        }
        return new RawVectors(width, values);
    }

    private static RawVectors marked(List<Double> numbers, int width) {
        double[] values = new double[2 * numbers.size()];
        for (int k = 0; k < numbers.size(); k++) {
            int place = k / width * 2 * width + k % width;
            values[place] = numbers.get(k);
            values[place + width] = numbers.get(k).isNaN() ? 1 : 0;
        }
        return new RawVectors(2 * width, values);
    }

    private static RawVectors withDifferences(RawVectors steps, Missing policy) {
        int columns = policy == Missing.LAST ? steps.width() / 2 : steps.width();
        int width = steps.width() + columns;
        double[] values = new double[steps.length() * width];
        double[] last = Arrays.copyOf(steps.values(), steps.width());
        for (int step = 0; step < steps.length(); step++) {
            System.arraycopy(steps.values(), step * steps.width(), values, step * width, steps.width());
            for (int column = 0; column < columns; column++) {
                double value = steps.at(step, column);
                double difference = value - last[column];
                values[step * width + steps.width() + column] = Double.isNaN(difference) ? 0 : difference;
                last[column] = Double.isNaN(value) ? last[column] : value;
            }
        }
        return new RawVectors(width, values);
    }

    /** What the columns of a job's vectors are called, by their places: names it gives, or numbers. */
    static String name(CorpusSection corpus, int place) {
        if (corpus.format() == CorpusSection.Format.PIANO_ROLL) {
            return Integer.toString(corpus.roll().lowest() + place);
        }
        VectorsSection vectors = corpus.vectors();
        if (vectors == null || vectors.frame() > 0 || vectors.columns().isEmpty()) {
            return Integer.toString(place);
        }
        List<String> names = vectors.columns();
        int numbers = names.size() * (vectors.missing() == Missing.LAST ? 2 : 1);
        if (place >= numbers && vectors.series() != null) {
            return SeriesTime.name(vectors.series(), place - numbers);
        }
        if (place >= numbers) {
            return "change of " + names.get(place - numbers);
        }
        return place < names.size() ? names.get(place) : "missing " + names.get(place % names.size());
    }
}
