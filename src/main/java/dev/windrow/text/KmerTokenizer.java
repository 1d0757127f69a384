package dev.windrow.text;

import java.util.ArrayList;
import java.util.List;

/** Runs of letters of one length, {@code stride} apart, as sequences of bases are cut. */
record KmerTokenizer(int size, int stride) implements Tokenizer {
    KmerTokenizer {
        if (size < 1 || stride < 1) {
            throw new IllegalArgumentException(
                    "k-mers of " + size + " letters every " + stride + " letters: both must be at least 1");
        }
    }

    @Override
    public List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        for (int start = 0; start + size <= text.length(); start += stride) {
            tokens.add(text.substring(start, start + size));
        }
        return tokens;
    }
}
