package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedLinesTest {
    private static List<String> lines(String text) throws IOException {
        TypedLines typed = new TypedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 5);
        List<String> lines = new ArrayList<>();
        for (String line = typed.next(); line != null; line = typed.next()) {
            lines.add(line + (typed.isCut() ? "…" : ""));
        }
        return lines;
    }

    @Test
    void allLineEndsEndLines() throws IOException {
        assertThat(lines("a\nb\r\nc\rd\n\n\r\n\re")).containsExactly("a", "b", "c", "d", "", "", "", "e");
        assertThat(lines("")).isEmpty();
        assertThat(lines("a")).containsExactly("a");
        assertThat(lines("a\n")).containsExactly("a");
    }

    @Test
    void aLongLineIsCutAndTheNextIsWhole() throws IOException {
        assertThat(lines("12345\n123456\n1\n")).containsExactly("12345", "12345…", "1");
    }
}
