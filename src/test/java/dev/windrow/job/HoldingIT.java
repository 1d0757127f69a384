package dev.windrow.job;

import static dev.windrow.job.CommandLines.execute;
import static dev.windrow.job.CommandLines.succeed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.guard.OutputLock;
import dev.windrow.job.CommandLines.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Careless commands, and two at once: what is there stays as it is. */
@SuppressWarnings("try")
class HoldingIT {
    @TempDir
    Path folder;

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        root.relativize(file).toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        }
        return contents;
    }

    private void refuses(String reason, Object... words) throws IOException {
        Map<String, String> before = files(folder);
        Result result = execute(words);
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains(reason);
        assertThat(files(folder)).isEqualTo(before);
    }

    @Test
    void predictionsReplaceNothingButPredictions() throws IOException {
        Path job = new TinyJobs(folder).table();
        succeed("run", job);
        Path run = folder.resolve("out/table");
        Path input = folder.resolve("reviews.tsv");
        Path thesis = Files.writeString(
                Files.createDirectories(folder.resolve("home")).resolve("thesis.tex"), "years of work");
        Object[] predict = {"predict", job, "--input", input, "--overwrite", "--predictions"};
        refuses("has no mark _windrow", with(predict, thesis.getParent()));
        refuses("must be a folder that can be written, and it is a file", with(predict, thesis));
        refuses("and it is a file", with(predict, input));
        refuses("holds the run", with(predict, run));
        refuses("holds the run", with(predict, run + "/../table/"));
        refuses("holds the run", with(predict, "file:" + folder));
        refuses("is part of the run", with(predict, run.resolve("model")));
        refuses("is part of the run", with(predict, run.resolve("model/new")));
        refuses("is the root of a file system", with(predict, "/"));
        refuses("can only be read", with(predict, "http://127.0.0.1:9/x"));
        Files.createSymbolicLink(folder.resolve("link"), run);
        refuses("holds the run", with(predict, folder.resolve("link")));
        Files.delete(folder.resolve("link"));

        for (String name : List.of("answers", "answers.csv", "answers.parquet")) {
            Path answers = folder.resolve(name);
            succeed(with(predict, answers));
            refuses("is there already", "predict", job, "--input", input, "--predictions", answers);
            succeed(with(predict, answers));
            assertThat(answers.resolve("_SUCCESS")).exists();
            assertThat(files(answers).keySet()).noneMatch(OutputLock::isClaim);
            Files.writeString(answers.resolve("notes.txt"), "mine");
            refuses("notes.txt was not written with the predictions", with(predict, answers));
        }
        Path before = run.resolve("predictions");
        Files.createDirectories(before);
        Files.writeString(before.resolve("part-00000"), "of a version without marks");
        succeed("predict", job, "--input", input, "--overwrite");
        assertThat(before.resolve("_windrow")).exists();
    }

    private static Object[] with(Object[] words, Object last) {
        return Stream.concat(Stream.of(words), Stream.of(last)).toArray();
    }

    @Test
    void aRunReplacesNothingButARun() throws IOException {
        TinyJobs jobs = new TinyJobs(folder);
        Path job = jobs.lines();
        Path mine = Files.createDirectories(folder.resolve("mine/model")).getParent();
        Files.writeString(mine.resolve("model/bridge.stl"), "of a bridge");
        for (String verb : List.of("run", "prepare", "train", "evaluate")) {
            refuses("mine/model is there and is not of a run of Windrow", verb, job, "--output", mine, "--overwrite");
        }
        refuses("is a home folder", "run", job, "--output", System.getProperty("user.home"), "--overwrite");
        Path own = jobs.write("project/job.yaml", Files.readString(job));
        refuses("project/job.yaml is there and is not of a run", "run", own, "--output", own.getParent());

        succeed("run", job);
        Path run = folder.resolve("out/lines");
        Files.copy(folder.resolve("lines.txt"), run.resolve("prepared/lines.txt"));
        refuses(
                "prepared would be replaced, and holds what corpus.train",
                "run",
                job,
                "--overwrite",
                "--set",
                "corpus.train=" + run + "/prepared/lines.txt");
        Files.writeString(run.resolve("thesis.partial"), "half of it");
        succeed("run", job, "--overwrite");
        assertThat(run.resolve("thesis.partial")).exists();
        refuses("is part of the run", "memory", run, "--pictures", run.resolve("model"), "--overwrite");
        refuses("holds the run", "memory", run, "--pictures", folder, "--overwrite");
    }

    @Test
    void theSecondOfTwoIsRefusedWhateverItsOptions() throws IOException {
        Path job = new TinyJobs(folder).table();
        succeed("run", job);
        Path run = folder.resolve("out/table");
        RunDirectory directory = RunDirectory.at(run.toString(), new Configuration());
        try (OutputLock other =
                OutputLock.acquire(directory.fileSystem(), directory.root(), "run", "output", () -> {})) {
            for (Object[] words : new Object[][] {
                {"run", job},
                {"run", job, "--overwrite"},
                {"run", job, "--resume"},
                {"train", job, "--overwrite"},
                {"train", job, "--resume"},
                {"prepare", job, "--overwrite"},
                {"evaluate", job}
            }) {
                refuses("is being written by process " + ProcessHandle.current().pid(), words);
            }
            succeed("predict", job, "--input", folder.resolve("reviews.tsv"));
        }
        Path predictions = run.resolve("predictions");
        try (OutputLock other = OutputLock.acquire(
                directory.fileSystem(), directory.file("predictions"), "predict", "output", () -> {})) {
            refuses("is being written by", "predict", job, "--input", folder.resolve("reviews.tsv"), "--overwrite");
        }
        assertThat(files(predictions).keySet()).noneMatch(OutputLock::isClaim);
        succeed("evaluate", job);
    }
}
