package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines typed or piped in, and what comes back of each. */
class DialogueIT {
    @TempDir
    Path folder;

    private TinyTasks jobs;

    private record Said(int code, List<String> out, List<String> err) {}

    @BeforeEach
    void chooseAFolder() {
        jobs = new TinyTasks(folder);
    }

    @Test
    void textsAreSortedAsTheyArePipedIn() throws Exception {
        Path job = jobs.job("classification");
        CommandLines.succeed("run", job);
        Path lines = Files.writeString(folder.resolve("lines.txt"), "the cat was fine\n\nthe dog was a zebra");
        Launcher.Running running = new Launcher(folder)
                .start(lines, "predict", job, "--interactive")
                .succeed();
        assertThat(Files.readAllLines(running.out()))
                .hasSize(2)
                .satisfies(answers -> assertThat(answers.get(0)).matches("1\t(praise|blame)\t[01]\\.\\d{6}"))
                .satisfies(answers -> assertThat(answers.get(1)).matches("3\t(praise|blame)\t[01]\\.\\d{6}"));
        assertThat(Files.readString(running.err())).endsWith("line 2: is empty: there is nothing to answer\n");
    }

    @Test
    void wordsAreTaggedAndSentencesTranslated() throws IOException {
        CommandLines.succeed("run", jobs.job("tagging"));
        assertThat(say(jobs.job("tagging"), "the cat sees dogs\n").out())
                .hasSize(5)
                .satisfies(lines -> assertThat(lines.get(1)).matches("cat\t(DET|NOUN|VERB)"))
                .satisfies(lines -> assertThat(lines.get(4)).isEmpty());
        CommandLines.succeed("run", jobs.job("translation"));
        Said translated = say(jobs.job("translation"), "cat sees\ndog\n");
        assertThat(translated.code()).isZero();
        assertThat(translated.out()).hasSize(2);
    }

    @Test
    void numbersAreToldAndWrongOnesNamed() throws IOException {
        CommandLines.succeed("run", jobs.job("activity"));
        Said said = say(jobs.job("activity"), "0.1,0,0.2,0,0.4,0.1\n1 2 3\n0.1 x\n0.5;1;0.2;0\n");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("1\t"))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("4\t"));
        assertThat(said.err())
                .containsExactly(
                        "line 2: has 3 numbers: must have some, a multiple of corpus.vectors.frame = 2",
                        "line 3: has 'x' in the column 'number 2': must be a number (other columns with numbers can be"
                                + " named by corpus.vectors.columns)");
    }

    @Test
    void recordingsAreNamed() throws IOException {
        CommandLines.succeed("run", jobs.job("speech"));
        Path recording;
        try (Stream<Path> files = Files.list(folder.resolve("test"))) {
            recording = files.sorted().findFirst().orElseThrow();
        }
        Said said = say(jobs.job("speech"), recording + "\nno-such.wav\n");
        assertThat(said.out()).singleElement().asString().startsWith(recording.getFileName() + "\t");
        assertThat(said.err()).singleElement().asString().contains("no-such.wav");

        Said odd = say(
                jobs.job("speech"),
                "http://127.0.0.1:9/x.wav\n\u0000\nnowhere://x/y.wav\n" + folder + "\n/etc/\u001b[31m\n/dev/null\n"
                        + "x".repeat(TypedLines.LONGEST + 5) + "\n" + recording + "\n");
        assertThat(odd.code()).isZero();
        assertThat(odd.out()).singleElement().asString().startsWith(recording.getFileName() + "\t");
        assertThat(odd.err())
                .hasSize(7)
                .satisfies(lines -> assertThat(lines.get(0))
                        .startsWith("line 1: http://127.0.0.1:9/x.wav: must be a file that can be read"))
                .satisfies(lines -> assertThat(lines.get(6))
                        .isEqualTo("line 7: is longer than 1048576 characters: must be shorter"))
                .allSatisfy(line -> assertThat(line).doesNotContain("\u001b", "\u0000"));
        Said restricted = sayWith(
                recording + "\n",
                jobs.job("speech"),
                "--restrict",
                folder + "/out",
                "--set",
                "corpus.train=" + folder + "/out",
                "--set",
                "corpus.test=" + folder + "/out",
                "--set",
                "corpus.sound.transcripts=");
        assertThat(restricted.out()).isEmpty();
        assertThat(restricted.err())
                .singleElement()
                .asString()
                .contains("outside of the folders that --restrict names");
    }

    @Test
    void whatIsMoreThanALineIsRefused() throws IOException {
        CommandLines.Result series = CommandLines.execute("predict", jobs.job("weather"), "--interactive");
        assertThat(series.code()).isEqualTo(2);
        assertThat(series.err())
                .isEqualTo(
                        "--interactive: must be left out for task = weather, which answers to more rows than one; name"
                                + " their file by --input\n");
        CommandLines.Result both =
                CommandLines.execute("predict", jobs.job("tagging"), "--interactive", "--input", "some.conllu");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err())
                .startsWith("windrow: --interactive: answers lines as they come in; must be without --input and");
        CommandLines.Result untrained = CommandLines.execute("predict", jobs.job("tagging"), "--interactive");
        assertThat(untrained.code()).isEqualTo(2);
        assertThat(untrained.err()).contains("run 'windrow train' first");
    }

    /** As behind {@code | head -1}. */
    @Test
    void whoIsNoLongerReadEndsQuietly() throws Exception {
        Path job = jobs.job("classification");
        CommandLines.succeed("run", job);
        PrintStream out = System.out;
        InputStream in = System.in;
        System.setIn(
                new ByteArrayInputStream("the cat was fine\n".repeat(100_000).getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        }));
        try {
            CommandLines.Result ended = CommandLines.execute("predict", job, "--interactive");
            assertThat(ended.code()).isEqualTo(141);
            assertThat(ended.err()).isEmpty();
            assertThat(System.in.available()).as("lines that were not read").isPositive();
        } finally {
            System.setOut(out);
            System.setIn(in);
        }
    }

    private static Said say(Path job, String lines) {
        return sayWith(lines, job);
    }

    private static Said sayWith(String lines, Object... words) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(answers, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(problems, true, StandardCharsets.UTF_8));
        try {
            int code = CommandLines.execute(Stream.concat(Stream.of("predict", "--interactive"), Stream.of(words))
                            .toArray())
                    .code();
            return new Said(code, linesOf(answers), linesOf(problems));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static List<String> linesOf(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
