package dev.windrow.corpus;

import dev.windrow.text.Tokenizer;
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

/**
 * The vectors that a text file has for the symbols of a vocabulary. A line is a word and its values between spaces or
 * tabs, as word2vec, GloVe and fastText write them; those of word2vec and fastText begin with a line of two numbers,
 * how many words there are and how wide their vectors are. A symbol that the file has in lower case only has that
 * vector.
 */
public final class WordVectors {
    private static final String UNITS = "network.embedding.units";

    private final Vocabulary symbols;
    private final float[][] byId;
    private final BitSet exact = new BitSet();
    private final Map<String, List<Integer>> inLowerCase = new HashMap<>();

    private WordVectors(Vocabulary symbols) {
        this.symbols = symbols;
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
        requireWidth(configuration, path, units);
        WordVectors vectors = new WordVectors(symbols);
        new VectorFile(configuration, path).read((form, line) -> {
            vectors.add(form, line);
            return true;
        });
        return vectors;
    }

    /**
     * The first words of a file, in its order.
     *
     * @param most how many
     * @param tokenizer that of the text they are to be found in: words that it would not give as they are are left out
     * @throws CorpusException with file and line if a line is no word with its values
     */
    public static List<String> words(Configuration configuration, String path, int most, Tokenizer tokenizer)
            throws IOException {
        List<String> words = new ArrayList<>();
        new VectorFile(configuration, path).read((form, line) -> {
            String word = line.substring(0, form.endOfWord(line));
            if (words.size() < most && tokenizer.tokens(word).equals(List.of(word))) {
                words.add(word);
            }
            return words.size() < most;
        });
        return words;
    }

    /** Throws {@link CorpusException} if the first line does not say that vectors are so wide. */
    public static void requireWidth(Configuration configuration, String path, int units) throws IOException {
        VectorLine form = new VectorFile(configuration, path).form();
        if (form.width() != units) {
            throw new CorpusException(
                    UNITS + " = " + units + ": must be " + form.width() + ", the width of the vectors in " + path);
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

    /** Symbols that have one and occur in the training data. */
    public int countOfTrainingData() {
        int count = 0;
        for (int id = 0; id < byId.length; id++) {
            count += byId[id] != null && symbols.count(id) > 0 ? 1 : 0;
        }
        return count;
    }

    private void add(VectorLine form, String line) {
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
