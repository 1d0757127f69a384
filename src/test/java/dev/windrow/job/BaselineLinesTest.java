package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BaselineLinesTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long nanos;

    @Test
    void aLogHearsNowAndThenWhichBaselineHowFarAndHowLongStill() {
        BaselineLines lines = new BaselineLines(out, false, () -> nanos, 2);
        lines.begin("majority-class").close();
        try (BaselineLines.Lines progress = lines.begin("regression")) {
            for (int k = 1; k <= 20; k++) {
                nanos += 1_000_000_000L;
                progress.done(k / 20.0);
            }
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "baseline 1/2  majority-class  0 s",
                        "baseline 2/2  regression  25%",
                        "baseline 2/2  regression  50%",
                        "baseline 2/2  regression  75%  5 s left",
                        "baseline 2/2  regression  100%  0 s left",
                        "baseline 2/2  regression  20 s");
    }

    @Test
    void aTerminalHasOneLineWrittenOver() {
        BaselineLines lines = new BaselineLines(out, true, () -> nanos, 1);
        try (BaselineLines.Lines progress = lines.begin("regression")) {
            progress.done(0.5);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[2Kbaseline 1/1  regression\r\u001b[2Kbaseline 1/1  regression  50%"
                        + "\r\u001b[2Kbaseline 1/1  regression  0 s\n");
    }
}
