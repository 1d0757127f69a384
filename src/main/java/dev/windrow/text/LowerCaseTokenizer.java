package dev.windrow.text;

import java.util.List;
import java.util.Locale;

/** Another tokenizer on the text in lower case. */
record LowerCaseTokenizer(Tokenizer tokenizer) implements Tokenizer {
    @Override
    public List<String> tokens(String text) {
        return tokenizer.tokens(text.toLowerCase(Locale.ROOT));
    }
}
