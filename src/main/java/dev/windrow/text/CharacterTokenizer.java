package dev.windrow.text;

import java.util.ArrayList;
import java.util.List;

/** Unicode code points. Those of the basic plane have one string each for the whole process, so none is allocated. */
record CharacterTokenizer() implements Tokenizer {
    // Filled as code points turn up. A race fills a place twice with equal strings, which harms nothing.
    private static final String[] KNOWN = new String[1 << Character.SIZE];

    @Override
    public List<String> tokens(String text) {
        int length = text.length();
        List<String> tokens = new ArrayList<>(length);
        int place = 0;
        while (place < length) {
            char unit = text.charAt(place);
            if (Character.isHighSurrogate(unit)) {
                int codePoint = text.codePointAt(place);
                tokens.add(Character.toString(codePoint));
                place += Character.charCount(codePoint);
            } else {
                tokens.add(known(unit));
                place++;
            }
        }
        return tokens;
    }

    private static String known(char unit) {
        String symbol = KNOWN[unit];
        if (symbol == null) {
            symbol = String.valueOf(unit);
            KNOWN[unit] = symbol;
        }
        return symbol;
    }
}
