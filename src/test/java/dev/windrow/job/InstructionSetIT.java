package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.windrow.network.Safetensors;
import dev.windrow.network.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One job as other processors compute it: the launcher starts it with the instruction sets of oneDNN and OpenBLAS
 * capped to what those processors have, and without oneDNN. On each, the same bytes every time; between them, weights
 * that differ by rounding alone.
 */
class InstructionSetIT {
    private static final Map<String, String> AVX2 = Map.of("DNNL_MAX_CPU_ISA", "AVX2", "OPENBLAS_CORETYPE", "Haswell");
    private static final Map<String, String> SSE41 =
            Map.of("DNNL_MAX_CPU_ISA", "SSE41", "OPENBLAS_CORETYPE", "Nehalem");
    private static final Map<String, String> PLAIN = Map.of("WINDROW_KERNEL", "plain");

    /**
     * Of weights that begin within ±0.5 and take 20 steps of float arithmetic; a wrong sum shows in the second digit.
     */
    private static final float ROUNDING = 1e-4f;

    @TempDir
    Path folder;

    @Test
    void oneJobIsTheSameOnEachProcessorAndNearlySoBetweenThem() throws Exception {
        Path job = new TinyJobs(folder).tagging();
        Launcher.Running uncapped = start(job, "uncapped", Map.of());
        Launcher.Running avx2 = start(job, "avx2", AVX2);
        uncapped.succeed();
        avx2.succeed();
        Launcher.Running again = start(job, "avx2-again", AVX2);
        Launcher.Running sse41 = start(job, "sse41", SSE41);
        again.succeed();
        sse41.succeed();
        start(job, "plain", PLAIN).succeed();

        assertThat(weightsFile("avx2-again")).hasSameBinaryContentAs(weightsFile("avx2"));
        for (String other : List.of("avx2", "sse41", "plain")) {
            assertNearlyTheSame(weights(other), weights("uncapped"));
            assertThat(accuracy(other)).as(other).isEqualTo(accuracy("uncapped"), within(0.05));
        }
    }

    private Launcher.Running start(Path job, String output, Map<String, String> environment) throws IOException {
        return new Launcher(folder)
                .start(
                        environment,
                        "run",
                        job,
                        "--output",
                        folder.resolve(output),
                        "--",
                        "--master",
                        "local[1]",
                        "--driver-memory",
                        "1g");
    }

    private Path weightsFile(String output) {
        return folder.resolve(output).resolve("model/weights.safetensors");
    }

    private List<Tensor> weights(String output) throws IOException {
        try (InputStream in = Files.newInputStream(weightsFile(output))) {
            return Safetensors.read(in, Files.size(weightsFile(output)), output);
        }
    }

    private double accuracy(String output) throws IOException {
        return CommandLines.json(folder.resolve(output).resolve("evaluation.json"))
                .required("metrics")
                .required("accuracy")
                .asDouble();
    }

    private static void assertNearlyTheSame(List<Tensor> weights, List<Tensor> expected) {
        assertThat(weights).hasSameSizeAs(expected);
        for (int k = 0; k < weights.size(); k++) {
            assertThat(weights.get(k).floats())
                    .as(weights.get(k).name())
                    .containsExactly(expected.get(k).floats(), within(ROUNDING));
        }
    }
}
