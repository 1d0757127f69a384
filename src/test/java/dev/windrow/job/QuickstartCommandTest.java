package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.config.JobFileWriter;
import dev.windrow.network.ModelDirectory;
import dev.windrow.network.NetworkSpec;
import dev.windrow.network.ParameterLayout;
import dev.windrow.network.Reading;
import dev.windrow.network.RecurrentStack;
import dev.windrow.task.Evaluation;
import dev.windrow.task.EvaluationJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real jar, which Maven fetches before the tests. */
class QuickstartCommandTest {
    private final List<String> calls = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void writesTheCorpusAndRunsBothJobsUnderTheOutput() {
        assertThat(quickstart()).as(err.toString()).isZero();
        assertThat(calls)
                .containsExactly(
                        "run " + folder + "/definitions on " + folder + "/corpus/definitions.txt",
                        "predict " + folder + "/definitions",
                        "run " + folder + "/classes on " + folder + "/corpus/glosses.tsv");
        assertThat(out.toString())
                .contains("Step 1 of 4: the corpus", "Step 4 of 4: from a definition", "Step 2 of 4 took ")
                .contains("116,919 definitions of WordNet 3.1 are in " + folder + "/corpus");
        assertThat(folder.resolve("corpus/glosses.tsv")).content().hasLineCount(116_920);
    }

    @Test
    void aSecondStartShowsWhatIsThereAndRunsNothing() {
        quickstart();
        calls.clear();
        out.getBuffer().setLength(0);

        assertThat(quickstart()).as(err.toString()).isZero();
        assertThat(calls).isEmpty();
        assertThat(out.toString())
                .contains("0.7500", "a small dog", folder + "/definitions and " + folder + "/classes")
                .contains("--overwrite makes them anew");
    }

    @Test
    void aSecondStartGoesOnWithTheJobThatDidNotComeToItsEnd() throws IOException {
        quickstart();
        Files.delete(folder.resolve("classes/_SUCCESS"));
        calls.clear();

        assertThat(quickstart()).as(err.toString()).isZero();
        assertThat(calls).containsExactly("run " + folder + "/classes on " + folder + "/corpus/glosses.tsv");
    }

    @Test
    void overwriteRunsAllAnew() {
        quickstart();
        calls.clear();
        assertThat(quickstart("--overwrite")).as(err.toString()).isZero();
        assertThat(calls).hasSize(3);
    }

    @Test
    void otherSettingsAreRefusedWithTheDifference() {
        quickstart();
        calls.clear();
        assertThat(quickstart("--set", "training.epochs=7")).isEqualTo(ExitCode.BAD_CONFIGURATION.number());
        assertThat(calls).isEmpty();
        assertThat(err.toString())
                .contains("definitions/model is another job's", "training.epochs", "7", "--overwrite to begin anew");
    }

    private int quickstart(String... options) {
        Verbs verbs = new Verbs(Map.of("run", this::run, "predict", this::predict), job -> List.of());
        List<String> arguments = new ArrayList<>(List.of("quickstart", "--output", folder.toString()));
        arguments.addAll(List.of(options));
        return WindrowCommand.execute(
                verbs, new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    }

    /** Leaves what a run leaves that came to its end. */
    private void run(JobContext context) throws IOException {
        calls.add("run " + context.job().output() + " on "
                + String.join(",", context.job().corpus().train()));
        RunDirectory directory = context.directory();
        byte[] job = JobFileWriter.write(context.job()).getBytes(StandardCharsets.UTF_8);
        ModelDirectory.write(
                directory.fileSystem(), directory.model(), model(), Map.of("job.yaml", file -> file.write(job)));
        Map<String, Double> scores = Map.of("accuracy", 0.75);
        Evaluation evaluation = new Evaluation("any", "test", 4, scores, Map.of(), List.of(), Optional.empty());
        directory.write("evaluation.json", EvaluationJson.write(evaluation));
        directory.write("_SUCCESS", "");
    }

    private void predict(JobContext context) throws IOException {
        calls.add("predict " + context.job().output());
        context.directory().write("generated.txt", "a small dog\n\na small cat\n");
    }

    private static ModelDirectory.Model model() {
        NetworkSpec spec =
                NetworkSpec.plain(Reading.symbols(10, 4), RecurrentStack.of(RecurrentStack.Cell.GRU, 4), 5, 1);
        return new ModelDirectory.Model(spec, new float[ParameterLayout.of(spec).length()]);
    }
}
