package dev.windrow.text;

import java.util.ArrayList;
import java.util.List;

/** The segments between Unicode word boundaries, without those of white space. */
record WordTokenizer() implements Tokenizer {
    @Override
    public List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>(text.length() / 4 + 1);
        int start = 0;
        while (start < text.length()) {
            int end = WordBoundaries.after(text, start);
            int first = text.codePointAt(start);
            if (!Character.isWhitespace(first) && !Character.isSpaceChar(first)) {
                tokens.add(text.substring(start, end));
            }
            start = end;
        }
        return tokens;
    }
}
