package dev.windrow.corpus;

import java.io.IOException;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A text file of word vectors, compressed or not, on whatever file system. */
record VectorFile(Configuration configuration, String path) {

    /** What is done with a line. */
    interface Reader {
        /**
         * Reads a line.
         *
         * @return whether to go on with the next
         * @throws IllegalArgumentException if it is no word with its values
         */
        boolean read(VectorLine form, String line);
    }

    /** How its lines are taken apart, by the first; {@link CorpusException} if that is neither header nor vector. */
    VectorLine form() throws IOException {
        try (Lines lines = open()) {
            return form(lines.nextAsItIs());
        }
    }

    /**
     * Reads its lines in their order.
     *
     * @throws CorpusException with file and line if a line is no word with its values
     */
    void read(Reader reader) throws IOException {
        try (Lines lines = open()) {
            String line = lines.nextAsItIs();
            VectorLine form = form(line);
            long number = 1;
            if (VectorLine.isHeader(line)) {
                line = lines.nextAsItIs();
                number++;
            }
            boolean more = true;
            for (; line != null && more; line = lines.nextAsItIs()) {
                try {
                    more = reader.read(form, line);
                } catch (IllegalArgumentException e) {
                    throw problem(number, line, e.getMessage());
                }
                number++;
            }
        }
    }

    private Lines open() throws IOException {
        CorpusFile file = new CorpusFile(path, path, 0, Bytes.isCompressed(configuration, new Path(path)));
        return Lines.open(configuration, file, 0);
    }

    private VectorLine form(@Nullable String first) {
        String line = first == null ? "" : first;
        VectorLine form = VectorLine.like(line);
        if (form.width() < 1 || isBinary(line)) {
            throw problem(1, line, "has no values: must be a word and the values of its vector");
        }
        if (!VectorLine.isHeader(line)) {
            try {
                form.values(line, form.endOfWord(line));
            } catch (IllegalArgumentException e) {
                throw problem(1, line, e.getMessage());
            }
        }
        return form;
    }

    private CorpusException problem(long number, String line, String problem) {
        return new CorpusException(path + ", line " + number + ": "
                + (isBinary(line)
                        ? "is binary: must be text, a word and the values of its vector a line; unpack a .zip, and write"
                                + " vectors of word2vec's binary form as text"
                        : problem));
    }

    private static boolean isBinary(String line) {
        return line.chars().anyMatch(letter -> letter < '\t');
    }
}
