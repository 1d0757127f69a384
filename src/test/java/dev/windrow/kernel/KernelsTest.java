package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.kernel.Cell.Gate;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
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
            System.out.println(Kernels.inUse());
        }

        private static void print(Kernels kernels, CellShape shape) {
            try (RecurrentKernel kernel = kernels.recurrent(shape, Precision.FLOAT32)) {
                System.out.println(kernel.getClass().getSimpleName());
            }
        }
    }

    @Test
    void withoutNativesPlainJavaComputesAndSaysSoOnce() throws Exception {
        withoutOneDnn(run(jar -> !jar.matches(".*/dnnl-[^/]*-(linux|macosx|windows)-[^/]*\\.jar"), Map.of()));
    }

    /** As in a jar for a platform that oneDNN is not built for. */
    @Test
    void withoutOneDnnsClassesPlainJavaComputesAndSaysSoOnce() throws Exception {
        withoutOneDnn(run(jar -> !jar.matches(".*/(dnnl|opencl)-[^/]*\\.jar"), Map.of()));
    }

    private static void withoutOneDnn(List<String> printed) {
        assertThat(printed)
                .filteredOn(line -> line.contains("WARN"))
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .contains("recurrent kernels: oneDNN's natives do not load here")
                .contains("plain Java")
                .contains("windrow.kernel=plain");
        assertThat(printed)
                .filteredOn(line -> !line.contains("WARN"))
                .containsExactly(
                        "PlainKernel",
                        "PlainKernel",
                        "PlainKernel",
                        "PlainKernel",
                        "ReferenceKernel",
                        "oneDNN is asked for, its natives do not load on this platform",
                        "plain Java");
    }

    @Test
    void withNativesOneDnnComputesWhatItHas() throws Exception {
        List<String> printed = run(jar -> true, Map.of());
        assertThat(printed)
                .filteredOn(line -> line.contains("recurrent kernels"))
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .contains("INFO", "recurrent kernels: oneDNN 2.");
        assertThat(printed.subList(printed.size() - 7, printed.size() - 1))
                .containsExactly(
                        "OneDnnKernel",
                        "OneDnnKernel",
                        "PlainKernel",
                        "PlainKernel",
                        "ReferenceKernel",
                        "OneDnnKernel");
        assertThat(printed.get(printed.size() - 1)).startsWith("oneDNN 2.");
    }

    @Test
    void theProcessMayForcePlainJavaAndTheJobsOwnKeyWins() throws Exception {
        List<String> printed = run(jar -> true, Map.of(Kernels.VARIABLE, "plain"));
        assertThat(printed)
                .filteredOn(line -> !line.contains("recurrent kernels"))
                .containsExactly(
                        "PlainKernel",
                        "PlainKernel",
                        "PlainKernel",
                        "PlainKernel",
                        "ReferenceKernel",
                        "OneDnnKernel",
                        "plain Java");
    }

    @Test
    void thePropertyWinsOverTheVariable() {
        assertThat(Kernels.named("plain", "onednn")).isEqualTo(Kernels.PLAIN);
        assertThat(Kernels.named(null, "OneDNN")).isEqualTo(Kernels.ONEDNN);
        assertThat(Kernels.named(null, null)).isEqualTo(Kernels.AUTOMATIC);
        assertThatThrownBy(() -> Kernels.named(null, "java"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("WINDROW_KERNEL = java: must be automatic, onednn, plain or reference");
        assertThatThrownBy(() -> Kernels.named("fast", "plain"))
                .hasMessage("windrow.kernel = fast: must be automatic, onednn, plain or reference");
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static List<String> run(Predicate<String> kept, Map<String, String> environment) throws Exception {
        String classPath = Stream.of(classPath().split(File.pathSeparator))
                .filter(kept)
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlog4j2.configurationFile=conf/log4j2.properties",
                        "-cp",
                        classPath,
                        Program.class.getName())
                .redirectErrorStream(true);
        builder.environment().remove(Kernels.VARIABLE);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }
}
