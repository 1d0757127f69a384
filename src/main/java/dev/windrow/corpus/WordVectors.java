package dev.windrow.corpus;

import dev.windrow.text.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The vectors that a text file has for the symbols of a vocabulary. A line is a word and its values between spaces or
 * tabs, as word2vec, GloVe and fastText write them; those of word2vec and fastText begin with a line of two numbers,
 * how many words there are and how wide their vectors are. A symbol that the file has in lower case only has that
 * vector.
 */
public final class WordVectors {
    private static final String UNITS = "network.embedding.units";

    private final Vocabulary symbols;
    private final VectorLine form;
    private final float[][] byId;
    private final BitSet exact = new BitSet();
    private final Map<String, List<Integer>> inLowerCase = new HashMap<>();

    private WordVectors(Vocabulary symbols, VectorLine form) {
        this.symbols = symbols;
        this.form = form;
        byId = new float[symbols.size()][];
        for (int id = Vocabulary.SPECIAL_SYMBOLS.size(); id < byId.length; id++) {
            String lower = symbols.symbol(id).toLowerCase(Locale.ROOT);
            if (!lower.equals(symbols.symbol(id))) {
                inLowerCase.computeIfAbsent(lower, word -> new ArrayList<>()).add(id);
            }
        }
    }

    /**
     * Reads a file, on whatever file system, and keeps what the vocabulary needs.
     *
     * @param units values a symbol
     * @throws CorpusException with file and line if a line is no word with so many numbers
     */
    public static WordVectors read(Configuration configuration, String path, Vocabulary symbols, int units)
            throws IOException {
        try (Lines lines = open(configuration, path)) {
            String line = lines.nextAsItIs();
            VectorLine form = form(path, line, units);
            WordVectors vectors = new WordVectors(symbols, form);
            long number = 1;
            if (VectorLine.isHeader(line)) {
                line = lines.nextAsItIs();
                number++;
            }
            for (; line != null; line = lines.nextAsItIs()) {
                try {
                    vectors.add(line);
                } catch (IllegalArgumentException e) {
                    throw new CorpusException(path + ", line " + number + ": " + e.getMessage(), e);
                }
                number++;
            }
            return vectors;
        }
    }

    /** Throws {@link CorpusException} if the first line does not say that vectors are so wide. */
    public static void requireWidth(Configuration configuration, String path, int units) throws IOException {
        try (Lines lines = open(configuration, path)) {
            form(path, lines.nextAsItIs(), units);
        }
    }

    /** The vector of a symbol, not copied; null if there is none. */
    @Nullable
    public float[] of(int id) {
        return byId[id];
    }

    /** Symbols that have one. */
    public int count() {
        int count = 0;
        for (float[] vector : byId) {
            count += vector == null ? 0 : 1;
        }
        return count;
    }

    private static Lines open(Configuration configuration, String path) throws IOException {
        CorpusFile file = new CorpusFile(path, path, 0, Bytes.isCompressed(configuration, new Path(path)));
        return Lines.open(configuration, file, 0);
    }

    private static VectorLine form(String path, @Nullable String first, int units) {
        VectorLine form = VectorLine.like(first == null ? "" : first);
        if (form.width() < 1) {
            throw new CorpusException(path + ", line 1: has no values: must be a word and the values of its vector");
        }
        if (form.width() != units) {
            throw new CorpusException(
                    UNITS + " = " + units + ": must be " + form.width() + ", the width of the vectors in " + path);
        }
        return form;
    }

    private void add(String line) {
        int end = form.endOfWord(line);
        String word = line.substring(0, end);
        if (symbols.contains(word)) {
            int id = symbols.id(word);
            byId[id] = form.values(line, end);
            exact.set(id);
        }
        for (int id : inLowerCase.getOrDefault(word, List.of())) {
            if (!exact.get(id)) {
                byId[id] = form.values(line, end);
            }
        }
    }
}
