package dev.windrow.metric;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How text becomes the words that {@link Bleu} compares, each as sacreBLEU's tokenizer of that name has it. */
public enum BleuTokenizer {
    /** {@code 13a}: the tokenization of mteval-v13a.pl, the usual one for Western languages. */
    MTEVAL_13A {
        @Override
        String spaced(String line) {
            String plain = line.replace("<skipped>", "").replace("-\n", "").replace("\n", " ");
            if (plain.indexOf('&') >= 0) {
                plain = plain.replace("&quot;", "\"")
                        .replace("&amp;", "&")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">");
            }
            return western(" " + plain + " ");
        }
    },

    /** {@code intl}: mteval-v14.pl's, on all punctuation and symbols of Unicode. */
    INTERNATIONAL {
        @Override
        String spaced(String line) {
            String apart = PUNCTUATION_AFTER.matcher(line).replaceAll("$1 $2 ");
            apart = PUNCTUATION_BEFORE.matcher(apart).replaceAll(" $1 $2");
            return SYMBOL.matcher(apart).replaceAll(" $1 ");
        }
    },

    /** {@code zh}: each Chinese character for itself, the rest as {@code 13a} without its entities. */
    CHINESE {
        @Override
        String spaced(String line) {
            StringBuilder apart = new StringBuilder();
            line.codePoints().forEach(character -> {
                if (chinese(character)) {
                    apart.append(' ').appendCodePoint(character).append(' ');
                } else {
                    apart.appendCodePoint(character);
                }
            });
            return western(apart.toString());
        }
    },

    /** {@code char}: each character for itself. */
    CHARACTERS {
        @Override
        String spaced(String line) {
            StringBuilder apart = new StringBuilder();
            line.codePoints()
                    .forEach(character -> apart.appendCodePoint(character).append(' '));
            return apart.toString();
        }
    },

    /** {@code none}: what stands between white space, for text that is tokenized already. */
    NONE {
        @Override
        String spaced(String line) {
            return line;
        }
    };

    private static final Pattern WESTERN_SYMBOL = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern POINT_AFTER_OTHER = Pattern.compile("([^0-9])([.,])");
    private static final Pattern POINT_BEFORE_OTHER = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

    private static final Pattern PUNCTUATION_AFTER = Pattern.compile("(\\P{N})(\\p{P})");
    private static final Pattern PUNCTUATION_BEFORE = Pattern.compile("(\\p{P})(\\P{N})");
    private static final Pattern SYMBOL = Pattern.compile("(\\p{S})");

    /**
     * First and last characters of the ranges that count as Chinese. The second and third rows are what sacreBLEU's
     * ranges come to, which mean the ideographs outside the basic plane but are compared as strings.
     */
    private static final int[] CHINESE_RANGES = {
        0x3400, 0x4db5, 0x4e00, 0x9fa5, 0x9fa6, 0x9fbb, 0xf900, 0xfa2d, 0xfa30, 0xfa6a, 0xfa70, 0xfad9, 0x2001, 0x2a6d,
        0x2f81, 0x2fa1, 0xff00, 0xffef, 0x2e80, 0x2eff, 0x3000, 0x303f, 0x31c0, 0x31ef, 0x2f00, 0x2fdf, 0x2ff0, 0x2fff,
        0x3100, 0x312f, 0x31a0, 0x31bf, 0xfe10, 0xfe1f, 0xfe30, 0xfe4f, 0x2600, 0x26ff, 0x2700, 0x27bf, 0x3200, 0x32ff,
        0x3300, 0x33ff
    };

    /** The words of a text. */
    public List<String> words(String text) {
        return WhiteSpace.words(spaced(text));
    }

    /** The text with white space between its words. */
    abstract String spaced(String line);

    /** Symbols apart; periods and commas apart except between digits; a dash apart from the digit before it. */
    private static String western(String line) {
        Matcher symbols = WESTERN_SYMBOL.matcher(line);
        String apart = symbols.replaceAll(" $1 ");
        apart = POINT_AFTER_OTHER.matcher(apart).replaceAll("$1 $2 ");
        apart = POINT_BEFORE_OTHER.matcher(apart).replaceAll(" $1 $2");
        return DASH_AFTER_DIGIT.matcher(apart).replaceAll("$1 $2 ");
    }

    private static boolean chinese(int character) {
        for (int k = 0; k < CHINESE_RANGES.length; k += 2) {
            if (character >= CHINESE_RANGES[k] && character <= CHINESE_RANGES[k + 1]) {
                return true;
            }
        }
        return false;
    }
}
