package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** That tests which are said to run with fewer instructions do so: the build names them in a system property. */
class InstructionCapTest {
    @Test
    @EnabledIfSystemProperty(named = "windrow.test.instructions", matches = "avx2|sse41")
    void oneDnnKeepsToTheCap() {
        assertThat(OneDnnLibrary.load().instructions()).isEqualTo(System.getProperty("windrow.test.instructions"));
    }
}
