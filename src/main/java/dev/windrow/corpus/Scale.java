package dev.windrow.corpus;

import dev.windrow.sequence.RawVectors;
import dev.windrow.sequence.Vectors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of vectors, each with the mean and the standard deviation that it has in the training data and is
 * normalised by: (x − mean) / deviation.
 *
 * @param columns by their places in a vector
 */
public record Scale(List<Column> columns) implements Serializable {
    /** No columns, where there are no vectors. */
    public static final Scale NONE = new Scale(List.of());

    private static final String HEADER = "column\tmean\tdeviation";
    private static final int FIELDS = 3;

    /**
     * A column.
     *
     * @param name its name in the corpus, or its number from 0
     * @param mean taken away first
     * @param deviation divided by then; positive
     */
    public record Column(String name, double mean, double deviation) implements Serializable {
        /** Checks the numbers. */
        public Column {
            if (!Double.isFinite(mean) || !(deviation > 0) || !Double.isFinite(deviation)) {
                throw new IllegalArgumentException("column '" + name + "': mean " + mean + ", deviation " + deviation
                        + ": must be finite, the deviation above 0");
            }
        }

        /** The column of that name whose values stay as they are. */
        public static Column plain(String name) {
            return new Column(name, 0, 1);
        }

        /** A value of the corpus as the network sees it. */
        public float normal(double raw) {
            return (float) exact(raw);
        }

        /** The same before it is rounded to single precision, for differences of near values. */
        double exact(double raw) {
            return (raw - mean) / deviation;
        }

        /** A value of the network as the corpus would have it. */
        public double raw(double normal) {
            return normal * deviation + mean;
        }
    }

    /** Copies the list. */
    public Scale {
        columns = List.copyOf(columns);
    }

    /** Values a vector. */
    public int width() {
        return columns.size();
    }

    /** The vectors as the network sees them; what is missing stays missing. */
    public Vectors normal(RawVectors raw) {
        float[] values = new float[raw.values().length];
        for (int k = 0; k < values.length; k++) {
            values[k] = columns.get(k % width()).normal(raw.values()[k]);
        }
        return new Vectors(raw.width(), values);
    }

    /** The columns as a table of tab-separated lines, the first with their headings. */
    String table() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (Column column : columns) {
            text.append(column.name().replace('\t', ' '))
                    .append('\t')
                    .append(column.mean())
                    .append('\t')
                    .append(column.deviation())
                    .append('\n');
        }
        return text.toString();
    }

    /** Reads what {@link #table} made; {@link CorpusException} naming the file and line if it is something else. */
    static Scale read(String file, String table) {
        List<String> lines = table.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new CorpusException(file + ", line 1: must be '" + HEADER.replace("\t", " TAB ") + "'");
        }
        List<Column> columns = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            try {
                String[] fields = lines.get(line).split("\t", FIELDS);
                columns.add(new Column(fields[0], Double.parseDouble(fields[1]), Double.parseDouble(fields[2])));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new CorpusException(
                        file + ", line " + (line + 1) + ": must be a name, a mean and a deviation above 0: "
                                + e.getMessage(),
                        e);
            }
        }
        return new Scale(columns);
    }
}
