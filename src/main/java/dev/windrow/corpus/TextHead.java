package dev.windrow.corpus;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the first bytes of a file say about the rest. */
final class TextHead {
    /** The mark of a tar archive stands behind the name, the mode and so on of its first file. */
    private static final int TAR_MARK = 257;

    /** Fewer say nothing. */
    private static final int LEAST_NULS = 4;

    private static final Map<String, String> MAGIC = new LinkedHashMap<>();

    static {
        MAGIC.put("\u001f\u008b", "compressed by gzip: its name must end in .gz");
        MAGIC.put("BZh", "compressed by bzip2: its name must end in .bz2");
        MAGIC.put("(\u00b5/\u00fd", "compressed by zstd: its name must end in .zst");
        MAGIC.put("\u00fd7zXZ", "compressed by xz: unpack it, for example with xz -d");
        MAGIC.put("7z\u00bc\u00af", "an archive of 7-Zip: unpack it");
        MAGIC.put("PK\u0003\u0004", "a zip archive (or an office document): unpack it, or export its text");
        MAGIC.put("%PDF-", "a PDF: export its text");
        MAGIC.put("PAR1", "a Parquet file: take corpus.format: parquet");
        MAGIC.put("\u0089PNG", "a PNG picture");
        MAGIC.put("\u00ff\u00d8\u00ff", "a JPEG picture");
        MAGIC.put("\u007fELF", "a program");
        MAGIC.put("SQLite format 3", "a SQLite database: export its tables as csv");
        MAGIC.put("\u00d0\u00cf\u0011\u00e0", "an office document: export its text");
    }

    private TextHead() {}

    /** Throws {@link CorpusException} if a file that begins so is not text in UTF-8 or a superset of ASCII. */
    static void requireText(String path, byte[] head) {
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> magic : MAGIC.entrySet()) {
            // Text may begin with these letters, binary data have bytes behind them that text has not.
            if (latin.startsWith(magic.getKey()) && isBinary(latin, magic.getKey())) {
                throw new CorpusException(path + ": is no text but " + magic.getValue());
            }
        }
        if (latin.startsWith("ustar", TAR_MARK)) {
            throw new CorpusException(path + ": is no text but a tar archive: unpack it, for example with tar -x");
        }
        String utf16 = utf16(latin);
        if (!utf16.isEmpty()) {
            throw new CorpusException(
                    path + ": is " + utf16 + ": must be UTF-8; convert it, for example with iconv -f UTF-16"
                            + (utf16.contains("little") ? "LE" : "BE") + " -t UTF-8");
        }
    }

    private static boolean isBinary(String latin, String magic) {
        return magic.length() > 4
                || magic.chars().anyMatch(letter -> letter < ' ' || letter >= 0x7f)
                || latin.indexOf('\0') >= 0
                || latin.chars().anyMatch(letter -> letter >= 0x7f && letter < 0xa0);
    }

    private static String utf16(String latin) {
        if (latin.startsWith("\u00ff\u00fe")) {
            return "UTF-16, little-endian, with a byte-order mark";
        } else if (latin.startsWith("\u00fe\u00ff")) {
            return "UTF-16, big-endian, with a byte-order mark";
        }
        int even = 0;
        int odd = 0;
        for (int k = 0; k < latin.length(); k++) {
            if (latin.charAt(k) == 0) {
                even += k % 2 == 0 ? 1 : 0;
                odd += k % 2;
            }
        }
        int half = latin.length() / 2;
        // Of Western text in UTF-16 nearly every second byte is NUL, of UTF-8 none.
        if (odd >= LEAST_NULS && odd > half * 0.4 && even < half * 0.1) {
            return "UTF-16, little-endian, without a byte-order mark";
        }
        return even >= LEAST_NULS && even > half * 0.4 && odd < half * 0.1
                ? "UTF-16, big-endian, without a byte-order mark"
                : "";
    }

    /** With what lines end: CR, as on old Macintoshes, where there is no LF. */
    static byte lineEnd(byte[] head) {
        boolean carriageReturn = false;
        for (byte letter : head) {
            if (letter == '\n') {
                return '\n';
            }
            carriageReturn |= letter == '\r';
        }
        return carriageReturn ? (byte) '\r' : (byte) '\n';
    }
}
