package dev.windrow.job;

import static dev.windrow.job.CommandLines.execute;
import static dev.windrow.job.CommandLines.parts;
import static dev.windrow.job.CommandLines.succeed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.job.CommandLines.Result;
import dev.windrow.network.ModelDirectory;
import dev.windrow.network.ParameterLayout;
import dev.windrow.network.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs whose symbols begin with vectors that were learned elsewhere, or first. {@link EveryTaskIT} has layouts. */
class WordVectorsIT {
    @TempDir
    Path folder;

    private TinyJobs jobs;
    private Path job;
    private Path out;

    @BeforeEach
    void writeAJob() throws IOException {
        jobs = new TinyJobs(folder);
        job = jobs.table();
        out = folder.resolve("out/table");
    }

    private String unlabelled() throws IOException {
        return "network.embedding.word2vec="
                + jobs.write("unlabelled.txt", TinyJobs.text(40) + "the lovely cat was fine\n");
    }

    @Test
    void wordsBeginWithVectorsThatAreLearnedFirst() throws IOException {
        succeed("run", job, "--set", unlabelled());
        Path learned = out.resolve("word-vectors.txt");
        List<String> lines = Files.readAllLines(learned);
        assertThat(lines.get(0)).matches("\\d+ 6");
        // The most frequent word comes first.
        assertThat(lines.get(1)).startsWith("the ");
        byte[] model = weights();

        // The same vectors from their file make the same model, and none make another one.
        Path kept = Files.copy(learned, folder.resolve("kept.txt"));
        succeed("run", job, "--overwrite", "--set", "network.embedding.pretrained=" + kept);
        assertThat(learned).doesNotExist();
        assertThat(weights()).isEqualTo(model);
        succeed("run", job, "--overwrite");
        assertThat(weights()).isNotEqualTo(model);
    }

    @Test
    void threeVerbsDoTheSameAndNeedWhatTheFirstLearned() throws IOException {
        String setting = unlabelled();
        succeed("run", job, "--set", setting);
        byte[] model = weights();
        succeed("prepare", job, "--overwrite", "--set", setting);
        Path learned = out.resolve("word-vectors.txt");
        Path kept = Files.move(learned, folder.resolve("kept.txt"));
        Result refused = execute("train", job, "--overwrite", "--set", setting);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("word-vectors.txt is not there; run 'windrow prepare' first");
        Files.move(kept, learned);
        succeed("train", job, "--overwrite", "--set", setting);
        assertThat(weights()).isEqualTo(model);
    }

    @Test
    void wordsThatTheVectorsAloneHaveAreKnown() throws IOException {
        Path vectors =
                jobs.write("v.txt", "was 1 1 1 1 1 1\nsplendid 2 2 2 2 2 2\nrotten 3 3 3 3 3 3\nsheep 4 4 4 4 4 4\n");
        String pretrained = "network.embedding.pretrained=" + vectors;
        succeed("run", job, "--set", pretrained, "--set", "network.embedding.words=3");
        assertThat(Files.readAllLines(out.resolve("model/vocabulary.tsv")))
                .contains("splendid\t0", "rotten\t0")
                .doesNotContain("sheep\t0");
        // Nothing has taught them otherwise.
        assertThat(vector(out, "splendid")).containsOnly(2);
        assertThat(vector(out, "was")).isNotEqualTo(new float[] {1, 1, 1, 1, 1, 1});

        String questions = "id\ttext\nlower\tit was splendid\ncapital\tIt was SPLENDID\nunknown\tit was zzz\n";
        Path predicted = folder.resolve("predicted");
        succeed(
                "predict",
                job,
                "--set",
                pretrained,
                "--input",
                jobs.write("asked.tsv", questions),
                "--predictions",
                predicted);
        List<String> lines = parts(predicted);
        assertThat(lines).hasSize(3);
        String splendid = lines.get(0).replace("lower", "");
        assertThat(lines.get(1).replace("capital", "")).isEqualTo(splendid);
        assertThat(lines.get(2).replace("unknown", "")).isNotEqualTo(splendid);

        succeed("run", job, "--overwrite", "--set", pretrained, "--set", "training.optimizer.freeze-embedding=true");
        assertThat(vector(out, "was")).containsOnly(1);
    }

    @Test
    void aModelThatIsGoneOnFromKeepsWhatItLearnedAndTakesNewWordsFromTheFile() throws IOException {
        Path vectors = jobs.write("v.txt", "was 1 1 1 1 1 1\nyak 4 4 4 4 4 4\n");
        Object[] settings = {"--set", "network.embedding={units: 6, pretrained: " + vectors + ", words: 0}"};
        Path first = folder.resolve("first");
        run("--output", first, settings);
        float[] learned = vector(first, "was");
        assertThat(learned).isNotEqualTo(new float[] {1, 1, 1, 1, 1, 1});

        Path reviews = folder.resolve("reviews.tsv");
        Files.writeString(reviews, Files.readString(reviews) + "new\tthe yak was fine\tpraise\n".repeat(5));
        Path second = folder.resolve("second");
        run("--output", second, "--from", first, "--set", "training.optimizer.rate=1e-60", settings);
        assertThat(vector(second, "was")).isEqualTo(learned);
        assertThat(vector(second, "yak")).containsOnly(4);
    }

    private void run(Object... arguments) {
        succeed(Stream.concat(
                        Stream.of("run", job),
                        Arrays.stream(arguments)
                                .flatMap(each -> each instanceof Object[] some ? Arrays.stream(some) : Stream.of(each)))
                .toArray());
    }

    @Test
    void whatIsWrongWithAFileIsSaidBeforeSparkStarts() throws IOException {
        assertRefused("missing.txt", "network.embedding.pretrained = " + folder.resolve("missing.txt"));
        jobs.write("wide.txt", "was 1 2 3\n");
        assertRefused("wide.txt", "network.embedding.units = 6: must be 3, the width of the vectors in");
        jobs.write("words.txt", "was\nfine\n");
        assertRefused("words.txt", "words.txt, line 1: has no values: must be a word and the values of its vector");
        jobs.write("strange.txt", "katze 1 2 3 4 5 6\n");
        assertRefused("strange.txt", "has a vector for none of the ");
    }

    private void assertRefused(String file, String message) {
        Result result = execute(
                "run",
                job,
                "--overwrite",
                "--set",
                "network.embedding={units: 6, words: 0, pretrained: " + folder.resolve(file) + "}");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains(message);
    }

    private byte[] weights() throws IOException {
        return Files.readAllBytes(out.resolve("model/weights.safetensors"));
    }

    /** What a model's embedding has for a word. */
    private static float[] vector(Path run, String word) throws IOException {
        List<String> words = Files.readAllLines(run.resolve("model/vocabulary.tsv"));
        int id = 0;
        while (!words.get(id + 1).startsWith(word + "\t")) {
            id++;
        }
        try (FileSystem files = FileSystem.newInstanceLocal(new Configuration())) {
            ModelDirectory.Model model = ModelDirectory.read(files, new org.apache.hadoop.fs.Path(run + "/model"));
            for (Tensor tensor : ParameterLayout.of(model.spec()).split(model.parameters())) {
                if (tensor.name().equals("embedding.W")) {
                    return Arrays.copyOfRange(tensor.floats(), id * 6, id * 6 + 6);
                }
            }
        }
        throw new AssertionError("no embedding");
    }
}
