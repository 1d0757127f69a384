package dev.windrow.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/job-file.md} to the keys there are: it is written from the records' annotations. */
class JobFileReferenceTest {
    private static final Path REFERENCE = Path.of("docs/job-file.md");

    @Test
    void theReferenceOfKeysIsUpToDate() throws IOException {
        StringBuilder expected = new StringBuilder("""
                # Every key of a job file

                Written from the `@Key` annotations of `dev.windrow.config`; a test holds it up to date. A key may be
                overridden on the command line: `--set training.epochs=3`.

                A job file is code: it reads and writes any path that whoever runs it may, and `task` may name any class on the class
                path that is a task. Run one that you did not write with `--restrict DIR`, under which paths outside of `DIR` are refused.

                | key | value | when left out | meaning |
                |---|---|---|---|
                """);
        rows(JobFile.class, "", expected);

        Path fresh = Path.of("target/job-file.md");
        Files.createDirectories(fresh.getParent());
        Files.writeString(fresh, expected);
        assertThat(Files.exists(REFERENCE) ? Files.readString(REFERENCE) : "")
                .as("%s, which lacks a change of the keys: copy %s over it", REFERENCE, fresh)
                .isEqualTo(expected.toString());
    }

    private static void rows(Class<?> section, String path, StringBuilder rows) {
        for (RecordKey key : RecordKey.of(section)) {
            String name = path + key.name();
            rows.append("| `").append(name).append("` | ").append(values(key)).append(" | ");
            rows.append(otherwise(key))
                    .append(" | ")
                    .append(key.key().meaning())
                    .append(" |\n");
            if (key.kind() == RecordKey.Kind.SECTION) {
                rows(key.type(), name + ".", rows);
            }
        }
    }

    private static String values(RecordKey key) {
        String range = key.range().isEmpty() ? "" : ", " + key.range();
        return switch (key.kind()) {
            case CHOICE -> words(key);
            case CHOICES -> key.kind().words + " " + words(key);
            case TEXT, TEXTS, INTEGERS, INTEGER, INTEGER_OR_AUTO, LONG, NUMBER, NUMBER_OR_AUTO, SWITCH, SECTION ->
                key.kind().words + range;
        };
    }

    private static String words(RecordKey key) {
        return "`" + String.join("`, `", key.choices()) + "`";
    }

    private static String otherwise(RecordKey key) {
        if (key.required()) {
            String unless = key.key().unless();
            return "**required**" + (unless.isEmpty() ? "" : " unless `" + unless + "`");
        }
        if (key.mayBeAbsent()) {
            return "none";
        }
        return key.kind() == RecordKey.Kind.SECTION
                ? "its keys' own"
                : "`" + key.key().otherwise() + "`";
    }
}
