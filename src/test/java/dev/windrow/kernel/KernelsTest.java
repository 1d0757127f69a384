package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.kernel.Cell.Gate;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What computes where oneDNN's natives are, and where they are not: in a process of its own, without their jar. */
class KernelsTest {
    private static final CellShape LSTM = new CellShape(Cell.lstm(), 3, 2);
    private static final CellShape CELL_OF_1997 =
            new CellShape(Cell.lstm(Activation.TANH, EnumSet.complementOf(EnumSet.of(Gate.FORGET))), 3, 2);

    /** Opens kernels and prints which. */
    public static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            for (CellShape shape : List.of(LSTM, LSTM, CELL_OF_1997, CELL_OF_1997)) {
                print(Kernels.AUTOMATIC, shape);
            }
            print(Kernels.REFERENCE, LSTM);
            try {
                print(Kernels.ONEDNN, LSTM);
            } catch (IllegalStateException missing) {
                System.out.println(missing.getMessage());
            }
        }

        private static void print(Kernels kernels, CellShape shape) {
            try (RecurrentKernel kernel = kernels.recurrent(shape, Precision.FLOAT32)) {
                System.out.println(kernel instanceof ReferenceKernel ? "plain Java" : "oneDNN");
            }
        }
    }

    @Test
    void withoutNativesPlainJavaComputesAndSaysSoOnce() throws Exception {
        List<String> printed = run(jar -> !jar.matches(".*/dnnl-[^/]*-(linux|macosx|windows)-[^/]*\\.jar"));
        assertThat(printed)
                .filteredOn(line -> line.contains("WARN"))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "recurrent kernels: plain Java, some fifty times slower, because oneDNN's natives do not")
                        .contains("add org.bytedeco:dnnl with this platform's classifier"))
                .anySatisfy(line -> assertThat(line).contains("gates=[", "because oneDNN has no such cell"));
        assertThat(printed)
                .filteredOn(line -> !line.contains("WARN"))
                .containsExactly(
                        "plain Java",
                        "plain Java",
                        "plain Java",
                        "plain Java",
                        "plain Java",
                        "oneDNN is asked for, its natives do not load on this platform");
    }

    @Test
    void withNativesOneDnnComputesWhatItHas() throws Exception {
        List<String> printed = run(jar -> true);
        assertThat(printed)
                .filteredOn(line -> line.contains("recurrent kernels"))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("INFO", "recurrent kernels: oneDNN 2."))
                .anySatisfy(line -> assertThat(line).contains("WARN", "because oneDNN has no such cell"));
        assertThat(printed)
                .filteredOn(line -> !line.contains("recurrent kernels"))
                .containsExactly("oneDNN", "oneDNN", "plain Java", "plain Java", "plain Java", "oneDNN");
    }

    private static List<String> run(Predicate<String> kept) throws Exception {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String classPath =
                Stream.of(all.split(File.pathSeparator)).filter(kept).collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlog4j2.configurationFile=conf/log4j2.properties",
                        "-cp",
                        classPath,
                        Program.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }
}
