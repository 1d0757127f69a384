package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real jar, which Maven fetches before the tests. */
class QuickstartCommandTest {
    @Test
    void writesTheCorpusAndRunsBothJobsUnderTheOutput(@TempDir Path folder) {
        List<String> calls = new ArrayList<>();
        Verbs verbs = new Verbs(
                Map.of(
                        "run",
                        context -> calls.add("run " + context.job().output() + " on "
                                + String.join(",", context.job().corpus().train())),
                        "predict",
                        context -> calls.add("predict " + context.job().output())),
                job -> List.of());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int code = WindrowCommand.execute(
                verbs, new PrintWriter(out), new PrintWriter(err), "quickstart", "--output", folder.toString());

        assertThat(code).as(err.toString()).isZero();
        assertThat(calls)
                .containsExactly(
                        "run " + folder + "/definitions on " + folder + "/corpus/definitions.txt",
                        "predict " + folder + "/definitions",
                        "run " + folder + "/classes on " + folder + "/corpus/glosses.tsv");
        assertThat(out.toString()).startsWith("116,919 definitions of WordNet 3.1 are in " + folder + "/corpus");
        assertThat(folder.resolve("corpus/glosses.tsv")).content().hasLineCount(116_920);
    }
}
