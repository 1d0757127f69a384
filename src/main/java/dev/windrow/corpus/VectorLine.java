package dev.windrow.corpus;

/**
 * How a line of a file of word vectors is taken apart.
 *
 * @param width values a vector
 */
record VectorLine(int width) {

    /** By a file's first line: a header, or a word and its values. */
    static VectorLine like(String first) {
        String[] fields = first.strip().split("[ \t]+");
        return isHeader(first) ? new VectorLine(Integer.parseInt(fields[1])) : new VectorLine(fields.length - 1);
    }

    /** Whether a first line says how many words there are and how wide their vectors are. */
    static boolean isHeader(String first) {
        return first.strip().matches("\\d{1,10}[ \t]+\\d{1,5}");
    }

    /**
     * Where the word of a line ends: words may have spaces in them, so values are counted from the line's end.
     *
     * @throws IllegalArgumentException if there are fewer or more
     */
    int endOfWord(String line) {
        int end = line.stripTrailing().length();
        int values = 0;
        while (values < width && end > 0) {
            end--;
            while (end > 0 && !isSpace(line.charAt(end))) {
                end--;
            }
            values += end > 0 ? 1 : 0;
        }
        if (values < width) {
            throw new IllegalArgumentException("has " + values + " values: must have " + width);
        }
        int more = moreBefore(line, end);
        if (more > 0) {
            throw new IllegalArgumentException("has " + (width + more) + " values: must have " + width);
        }
        return end;
    }

    /** Numbers that end a word of several parts, and so are values too many. */
    private static int moreBefore(String line, int end) {
        int more = 0;
        int at = end;
        int space = Math.max(line.lastIndexOf(' ', at - 1), line.lastIndexOf('\t', at - 1));
        while (space > 0 && isNumber(line.substring(space + 1, at))) {
            more++;
            at = space;
            space = Math.max(line.lastIndexOf(' ', at - 1), line.lastIndexOf('\t', at - 1));
        }
        return more;
    }

    /**
     * The values behind a word.
     *
     * @throws IllegalArgumentException if one is no number
     */
    float[] values(String line, int endOfWord) {
        String[] fields = line.substring(endOfWord).strip().split("[ \t]+");
        float[] values = new float[width];
        for (int k = 0; k < width; k++) {
            if (!isNumber(fields[k])) {
                throw new IllegalArgumentException("has '" + fields[k] + "' as value " + (k + 1) + " of "
                        + line.substring(0, endOfWord) + ": must be a number");
            }
            values[k] = Float.parseFloat(fields[k]);
        }
        return values;
    }

    private static boolean isSpace(char letter) {
        return letter == ' ' || letter == '\t';
    }

    private static boolean isNumber(String field) {
        return field.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    }
}
