package dev.windrow.job;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.NetworkSection;
import dev.windrow.config.OptimizerSection;
import dev.windrow.config.TextSection;
import dev.windrow.config.TrainingSection;
import dev.windrow.corpus.InputFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What a job will do, in a few lines, and what stands against it on the file systems. */
final class Plan {
    private final JobFile job;
    private final Configuration hadoop;
    private final List<String> lines = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** Looks at the job's paths, and opens none of them. */
    Plan(JobFile job, Configuration hadoop) {
        this.job = job;
        this.hadoop = hadoop;
        line("task", job.task());
        corpus();
        text();
        network();
        training();
        output();
    }

    /** Sentences that begin with the key they are about. */
    List<String> problems() {
        return problems;
    }

    /** One line a section, aligned. */
    List<String> lines() {
        return lines;
    }

    private void line(String name, String text) {
        lines.add(String.format("  %-9s %s", name, text));
    }

    private void corpus() {
        CorpusSection corpus = job.corpus();
        CorpusSection.Split split = corpus.split();
        line("train", paths("corpus.train", corpus.train()) + ", " + word(corpus.format()));
        line("valid", corpus.valid().isEmpty() ? cut(split, split.valid()) : paths("corpus.valid", corpus.valid()));
        if (!corpus.fasta().annotations().isEmpty()) {
            line("marked", paths("corpus.fasta.annotations", corpus.fasta().annotations()));
        }
        line("test", corpus.test().isEmpty() ? cut(split, split.test()) : paths("corpus.test", corpus.test()));
    }

    private String paths(String key, List<String> paths) {
        InputFiles found = InputFiles.find(hadoop, key, paths, problems);
        return String.join(", ", paths) + " (" + found.shown() + ")";
    }

    private static String cut(CorpusSection.Split split, double share) {
        if (share == 0) {
            return "none";
        }
        String percent = new BigDecimal(Double.toString(share))
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
        return switch (split.method()) {
            case HASH ->
                percent + "% of the training records, by a hash "
                        + (split.by().isEmpty() ? "" : "of column " + split.by() + " ") + "with seed " + split.seed();
            case TAIL -> percent + "% of the training data, from each file's end";
        };
    }

    private void text() {
        TextSection text = job.text();
        String symbols =
                switch (text.tokenizer()) {
                    case CHARACTERS -> "characters";
                    case WORDS -> "words";
                    case KMERS -> text.kmerSize() + "-mers every " + text.kmerStride();
                    case GIVEN -> "words as given";
                };
        line(
                "text",
                symbols + (text.lowerCase() ? ", lower-cased" : "") + ", seen " + text.minCount()
                        + " times or more, at most " + text.maxSize() + "; windows of " + text.window());
    }

    private void network() {
        NetworkSection network = job.network();
        NetworkSection.Characters characters = network.embedding().characters();
        String letters = characters == null
                ? ""
                : " and 2 x " + characters.hidden() + " from characters of " + characters.units();
        line(
                "network",
                "embedding of " + network.embedding().units() + letters + ", " + network.layers()
                        + (network.bidirectional() ? " bidirectional " : " ") + cell(network)
                        + (network.layers() == 1 ? " layer of " : " layers of ") + network.units() + ", dropout "
                        + number(network.dropout()) + ", layers by " + word(job.layers()));
    }

    private static String cell(NetworkSection network) {
        String cell = word(network.cell());
        if (network.activation() != NetworkSection.Activation.TANH) {
            cell = word(network.activation()) + " " + cell;
        }
        List<String> shut = new ArrayList<>();
        for (NetworkSection.Gate gate : NetworkSection.Gate.values()) {
            if (!network.gates().contains(gate)) {
                shut.add(word(gate));
            }
        }
        String without = shut.isEmpty() ? "" : " (without gates: " + String.join(", ", shut) + ")";
        String merged =
                network.merge() == NetworkSection.Merge.CONCATENATE ? "" : ", " + word(network.merge()) + " of both";
        return cell + without + merged;
    }

    private void training() {
        TrainingSection training = job.training();
        OptimizerSection optimizer = training.optimizer();
        line(
                "training",
                training.epochs() + " epochs on " + training.workers() + " workers, each " + training.stepsPerRound()
                        + " steps of " + training.batchSize() + " sequences a round; " + word(optimizer.name()) + " at "
                        + number(optimizer.rate()) + ", " + word(optimizer.schedule()) + "; seed " + training.seed());
    }

    private void output() {
        try {
            Path output = new Path(job.output());
            boolean there = output.getFileSystem(hadoop).exists(output);
            line("output", job.output() + (there ? " (there already)" : ""));
        } catch (IOException | IllegalArgumentException e) {
            problems.add("output = " + job.output() + ": must be a folder on a file system that can be reached: "
                    + e.getMessage());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
