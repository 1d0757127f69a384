package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far back trained networks reach, as a user asks for it. */
class MemoryIT {
    @TempDir
    Path folder;

    @Test
    void networksOfOneProblemStandSideBySide() throws IOException {
        Path job = adding();
        Path rnn = folder.resolve("rnn");
        Path gru = folder.resolve("gru");
        CommandLines.succeed("run", job, "--output", rnn, "--set", "network.cell=rnn");
        CommandLines.succeed("run", job, "--output", gru);
        CommandLines.succeed("memory", rnn, gru, "--windows", 5, "--pictures", folder.resolve("seen"));
        List<String> lines = Files.readAllLines(folder.resolve("seen/by-lag.tsv"));
        assertThat(lines).hasSize(9);
        assertThat(lines.get(0)).isEqualTo("lag\trnn loss\trnn state\tgru loss\tgru state");
        assertThat(Double.parseDouble(lines.get(1).split("\t")[2])).isBetween(0.999, 1.001);
        assertThat(Double.parseDouble(lines.get(8).split("\t")[3])).isPositive();
        assertThat(folder.resolve("seen/by-lag.svg")).content().contains(">rnn<", ">gru<");
        assertThat(folder.resolve("seen/gates-rnn.svg")).content().contains("state");
        assertThat(folder.resolve("seen/gates-gru.svg")).content().contains("written (update)");

        CommandLines.Result again =
                CommandLines.execute("memory", rnn, gru, "--windows", 5, "--pictures", folder.resolve("seen"));
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("seen is there already").contains("--overwrite");
        Path mine = Files.writeString(folder.resolve("seen/mine.txt"), "kept");
        CommandLines.succeed("memory", gru, "--windows", 2, "--pictures", folder.resolve("seen"), "--overwrite");
        assertThat(mine).exists();
        assertThat(folder.resolve("seen/gates-rnn.svg")).doesNotExist();
        assertThat(folder.resolve("seen/gates-gru.svg")).exists();

        CommandLines.Result text = CommandLines.execute("memory", gru, "--text", "1 2");
        assertThat(text.code()).isEqualTo(2);
        assertThat(text.err())
                .contains("--text: must be left out for task regression, which reads vectors and no text");
        CommandLines.Result none = CommandLines.execute("memory", gru, "--windows", 0);
        assertThat(none.err()).contains("--windows = 0: must be at least 1");
    }

    @Test
    void theGatesOfATextAreDrawnByItsWords() throws IOException {
        Path job = new TinyJobs(folder).tagging();
        CommandLines.Result early = CommandLines.execute("memory", job);
        assertThat(early.code()).isEqualTo(2);
        assertThat(early.err()).contains("is not there; run 'windrow prepare' first");

        CommandLines.succeed("run", job, "--set", "network.bidirectional=true");
        CommandLines.succeed("memory", job, "--text", "the cat sees dogs");
        Path seen = folder.resolve("out/tagging/memory");
        assertThat(seen.resolve("gates-tagging.svg"))
                .content()
                .contains("lstm of 8 units, reading forwards", ">the<", ">sees<", "kept (forget)");
        assertThat(seen.resolve("by-lag.svg")).exists();

        CommandLines.succeed("run", job, "--overwrite", "--set", "network.output.kind=crf");
        assertThat(seen).as("it spoke of a model that is gone").doesNotExist();
        CommandLines.Result chain = CommandLines.execute("memory", job);
        assertThat(chain.code()).isEqualTo(2);
        assertThat(chain.err()).contains("network.output.kind = crf: has one loss for a whole sequence");
    }

    private Path adding() throws IOException {
        return Files.writeString(folder.resolve("adding.yaml"), """
                task: regression
                corpus: {format: generate, generate: {problem: adding, length: 8, sequences: 300}}
                network: {cell: gru, units: 6}
                training: {batch-size: 16, epochs: 1}
                """);
    }
}
