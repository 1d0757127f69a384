package dev.windrow.text;

import java.util.ArrayList;
import java.util.List;

/** What white space separates. */
record GivenTokenizer() implements Tokenizer {
    @Override
    public List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
                if (i > start) {
                    tokens.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return tokens;
    }
}
