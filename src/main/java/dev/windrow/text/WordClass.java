package dev.windrow.text;

/** The Word_Break property of Unicode Standard Annex #29, table 3, derived from what {@link Character} knows. */
enum WordClass {
    OTHER,
    NEWLINE,
    SPACE,
    EXTEND,
    JOINER,
    PICTOGRAPH,
    INDICATOR,
    LETTER,
    HEBREW,
    NUMERIC,
    KATAKANA,
    CONNECTOR,
    SINGLE_QUOTE,
    DOUBLE_QUOTE,
    MIDDLE_LETTER,
    MIDDLE_NUMBER,
    MIDDLE_BOTH;

    private static final String NEWLINES = "\n\r\u000B\f\u0085\u2028\u2029";
    private static final String MIDDLE_LETTERS = ":\u00B7\u0387\u055F\u05F4\u2027\uFE13\uFE55\uFF1A";
    private static final String MIDDLE_NUMBERS =
            ",;\u037E\u0589\u060C\u060D\u066C\u07F8\u2044\uFE10\uFE14\uFE50\uFE54\uFF0C\uFF1B";
    private static final String MIDDLE_BOTHS = ".\u2018\u2019\u2024\uFE52\uFF07\uFF0E";
    // Letters and katakana that their general category does not show.
    private static final String LETTERS = "\u02ED\u055A\u055B\u055C\u055E\u058A\u05F3\uA720\uA721\uA789\uA78A\uAB5B";
    private static final String KATAKANA_MARKS = "\u3031\u3032\u3033\u3034\u3035\u309B\u309C\u30A0\u30FC\uFF70";
    private static final WordClass[] BASIC_PLANE = new WordClass[1 << Character.SIZE];

    static {
        for (int unit = 0; unit < BASIC_PLANE.length; unit++) {
            BASIC_PLANE[unit] = of(unit);
        }
    }

    /** The class of the code point at a place of a text. */
    static WordClass at(String text, int position) {
        char unit = text.charAt(position);
        return Character.isHighSurrogate(unit) ? of(text.codePointAt(position)) : BASIC_PLANE[unit];
    }

    /** Whether no boundary stands between a character of class {@code before} and one of this (WB3d to WB13b). */
    boolean follows(WordClass before) {
        return switch (this) {
            case SPACE -> before == SPACE;
            case LETTER, HEBREW, NUMERIC -> before.isLetter() || before == NUMERIC || before == CONNECTOR;
            case KATAKANA -> before == KATAKANA || before == CONNECTOR;
            case CONNECTOR -> before.isLetter() || before == NUMERIC || before == KATAKANA || before == CONNECTOR;
            case OTHER,
                    NEWLINE,
                    EXTEND,
                    JOINER,
                    PICTOGRAPH,
                    INDICATOR,
                    SINGLE_QUOTE,
                    DOUBLE_QUOTE,
                    MIDDLE_LETTER,
                    MIDDLE_NUMBER,
                    MIDDLE_BOTH -> false;
        };
    }

    /** Whether a mark of this class holds the characters on its two sides together (WB6, WB7, WB7b, c, WB11, WB12). */
    boolean joins(WordClass before, WordClass after) {
        return switch (this) {
            case MIDDLE_LETTER -> before.isLetter() && after.isLetter();
            case MIDDLE_NUMBER -> before == NUMERIC && after == NUMERIC;
            case MIDDLE_BOTH, SINGLE_QUOTE ->
                (before.isLetter() && after.isLetter()) || (before == NUMERIC && after == NUMERIC);
            case DOUBLE_QUOTE -> before == HEBREW && after == HEBREW;
            case OTHER,
                    NEWLINE,
                    SPACE,
                    EXTEND,
                    JOINER,
                    PICTOGRAPH,
                    INDICATOR,
                    LETTER,
                    HEBREW,
                    NUMERIC,
                    KATAKANA,
                    CONNECTOR -> false;
        };
    }

    private boolean isLetter() {
        return this == LETTER || this == HEBREW;
    }

    private static WordClass of(int codePoint) {
        WordClass mark = ofMark(codePoint);
        if (mark != OTHER) {
            return mark;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> EXTEND;
            case Character.FORMAT -> codePoint == 0x200B ? OTHER : EXTEND;
            case Character.DECIMAL_DIGIT_NUMBER -> NUMERIC;
            case Character.CONNECTOR_PUNCTUATION -> CONNECTOR;
            default -> ofScript(codePoint);
        };
    }

    private static WordClass ofMark(int codePoint) {
        if (NEWLINES.indexOf(codePoint) >= 0) {
            return NEWLINE;
        } else if (MIDDLE_LETTERS.indexOf(codePoint) >= 0) {
            return MIDDLE_LETTER;
        } else if (MIDDLE_NUMBERS.indexOf(codePoint) >= 0) {
            return MIDDLE_NUMBER;
        } else if (MIDDLE_BOTHS.indexOf(codePoint) >= 0) {
            return MIDDLE_BOTH;
        } else if (KATAKANA_MARKS.indexOf(codePoint) >= 0) {
            return KATAKANA;
        } else if (LETTERS.indexOf(codePoint) >= 0 || isModifier(codePoint)) {
            return LETTER;
        }
        return switch (codePoint) {
            case '\'' -> SINGLE_QUOTE;
            case '"' -> DOUBLE_QUOTE;
            case 0x200D -> JOINER;
            case 0x066B -> NUMERIC;
            case 0xFF9E, 0xFF9F -> EXTEND;
            case 0x202F -> CONNECTOR;
            case 0x00A0, 0x2007 -> OTHER; // these hold their neighbours together, so they are no white space here
            default -> Character.getType(codePoint) == Character.SPACE_SEPARATOR ? SPACE : OTHER;
        };
    }

    private static boolean isModifier(int codePoint) {
        return (codePoint >= 0x02C2 && codePoint <= 0x02C5)
                || (codePoint >= 0x02D2 && codePoint <= 0x02D7)
                || codePoint == 0x02DE
                || codePoint == 0x02DF
                || (codePoint >= 0x02E5 && codePoint <= 0x02EB)
                || (codePoint >= 0x02EF && codePoint <= 0x02FF)
                || (codePoint >= 0xA708 && codePoint <= 0xA716);
    }

    private static WordClass ofScript(int codePoint) {
        if (codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF) {
            return INDICATOR;
        } else if ((codePoint >= 0x2600 && codePoint <= 0x27BF) || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)) {
            return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF ? EXTEND : PICTOGRAPH;
        } else if (!Character.isAlphabetic(codePoint) || Character.isIdeographic(codePoint)) {
            return OTHER;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case KATAKANA -> KATAKANA;
            case HEBREW -> HEBREW;
            case HIRAGANA, THAI, LAO, MYANMAR, KHMER, TAI_LE, NEW_TAI_LUE, TAI_THAM, TAI_VIET, AHOM -> OTHER;
            default -> LETTER;
        };
    }
}
