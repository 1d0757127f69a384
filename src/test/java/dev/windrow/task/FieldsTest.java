package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldsTest {
    @Test
    void aFieldIsAlwaysInOneLine() {
        assertThat(Fields.escaped("a\tb\nc\r\\d")).isEqualTo("a\\tb\\nc\\r\\\\d");
        assertThat(Fields.oneLine("a\nb\\c")).isEqualTo("a\\nb\\c");
    }
}
