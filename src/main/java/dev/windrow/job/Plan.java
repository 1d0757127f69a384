package dev.windrow.job;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.GenerateSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.NetworkSection;
import dev.windrow.config.OptimizerSection;
import dev.windrow.config.RollSection;
import dev.windrow.config.SoundSection;
import dev.windrow.config.StoppingSection;
import dev.windrow.config.TextSection;
import dev.windrow.config.TrainingSection;
import dev.windrow.config.VectorsSection;
import dev.windrow.corpus.InputFiles;
import dev.windrow.guard.Writability;
import dev.windrow.train.outer.OuterOptimizer;
import dev.windrow.train.outer.OuterRule;
import dev.windrow.train.outer.PlainAveraging;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        line(
                "train",
                corpus.generate() == null
                        ? paths("corpus.train", corpus.train()) + ", " + word(corpus.format())
                        : made(corpus.generate()));
        line("valid", corpus.valid().isEmpty() ? cut(split, split.valid()) : paths("corpus.valid", corpus.valid()));
        if (!corpus.fasta().annotations().isEmpty()) {
            line("marked", paths("corpus.fasta.annotations", corpus.fasta().annotations()));
        }
        line("test", corpus.test().isEmpty() ? cut(split, split.test()) : paths("corpus.test", corpus.test()));
    }

    private static String made(GenerateSection generate) {
        return String.format(
                Locale.ROOT,
                "%,d sequences of %s, %,d steps each, made up with seed %d",
                generate.sequences(),
                word(generate.problem()),
                generate.steps(),
                generate.seed());
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
            case COLUMN -> "those training records of which column " + split.by() + " says so";
        };
    }

    /** Whether made-up vectors are read. */
    private boolean isAdding() {
        GenerateSection generate = job.corpus().generate();
        return generate != null && generate.problem() == GenerateSection.Problem.ADDING;
    }

    private void text() {
        VectorsSection vectors = job.corpus().vectors();
        if (isAdding()) {
            boolean plain = vectors != null && !vectors.normalize();
            line("vectors", "a number and its mark a step" + (plain ? ", as they are" : ", normalised"));
            return;
        }
        if (vectors != null) {
            line(
                    "vectors",
                    (vectors.columns().isEmpty() ? "all columns" : String.join(", ", vectors.columns()))
                            + (vectors.frame() > 0 ? ", " + vectors.frame() + " values a step" : "")
                            + (vectors.normalize() ? ", normalised" : ", as they are"));
            return;
        }
        sound();
        roll();
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

    private void sound() {
        SoundSection sound = job.corpus().sound();
        if (job.corpus().format() == CorpusSection.Format.WAV) {
            String transcripts = sound.transcripts();
            line(
                    "sound",
                    "windows of " + number(sound.windowMillis()) + " ms every " + number(sound.hopMillis()) + " ms, "
                            + sound.melBands() + " bands of " + number(sound.lowestHertz()) + " to "
                            + number(sound.highestHertz()) + " Hz; transcripts from "
                            + (transcripts.isEmpty()
                                    ? "the names of files"
                                    : paths("corpus.sound.transcripts", List.of(transcripts))));
        }
    }

    private void roll() {
        RollSection roll = job.corpus().roll();
        if (job.corpus().format() == CorpusSection.Format.PIANO_ROLL) {
            line(
                    "music",
                    roll.keys() + " keys, notes " + roll.lowest() + " to " + roll.highest() + "; steps a quarter note: "
                            + roll.stepsPerQuarter());
        }
    }

    private void network() {
        NetworkSection network = job.network();
        NetworkSection.Embedding embedding = network.embedding();
        if (!embedding.pretrained().isEmpty()) {
            line("vectors", paths("network.embedding.pretrained", List.of(embedding.pretrained())));
        } else if (!embedding.word2vec().isEmpty()) {
            line("vectors", "by word2vec from " + paths("network.embedding.word2vec", embedding.word2vec()));
        }
        NetworkSection.Characters characters = embedding.characters();
        String letters = characters == null
                ? ""
                : " and 2 x " + characters.hidden() + " from characters of " + characters.units();
        String inputs = "embedding of " + embedding.units() + letters;
        boolean vectors = isAdding()
                || job.corpus().vectors() != null
                || job.corpus().format() == CorpusSection.Format.WAV
                || job.corpus().format() == CorpusSection.Format.PIANO_ROLL;
        if (vectors) {
            inputs = network.projection() == 0 ? "vectors" : "projection to " + network.projection();
        }
        line(
                "network",
                inputs + ", " + network.layers()
                        + (network.bidirectional() ? " bidirectional " : " ") + cell(network)
                        + (network.layers() == 1 ? " layer of " : " layers of ") + network.units() + ", dropout "
                        + number(network.dropout()) + pooling(network) + ", layers by " + word(job.layers()));
    }

    private static String pooling(NetworkSection network) {
        return network.pooling() == NetworkSection.Pooling.LAST
                ? ""
                : ", " + word(network.pooling()) + " of its states";
    }

    private static String cell(NetworkSection network) {
        String cell = network.cell() == NetworkSection.Cell.NONE ? "plain" : word(network.cell());
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
        String scale = optimizer.scale() == OptimizerSection.Scale.NONE
                ? ""
                : " scaled by " + word(optimizer.scale()) + " with the workers";
        line(
                "training",
                epochs(training) + " on " + training.workers() + " workers, each " + training.stepsPerRound()
                        + " steps of " + training.batchSize() + " sequences a round" + outer(training) + "; "
                        + word(optimizer.name()) + " at " + number(optimizer.rate()) + scale + ", "
                        + word(optimizer.schedule()) + "; seed " + training.seed());
    }

    private static String epochs(TrainingSection training) {
        StoppingSection stopping = training.stopping();
        boolean early = stopping.patience() > 0 || stopping.maxRounds() > 0 || stopping.maxMinutes() > 0;
        return (early ? "at most " : "") + training.epochs() + " epochs";
    }

    private static String outer(TrainingSection training) {
        OuterOptimizer outer = OuterRule.of(training.averaging(), training.workers());
        return outer instanceof PlainAveraging
                ? ""
                : ", " + word(training.averaging().outer()) + " with momentum " + number(outer.momentum());
    }

    private void output() {
        Optional<String> problem = Writability.problem(job.output(), hadoop);
        if (problem.isPresent()) {
            problems.add("output = " + job.output() + ": " + problem.get());
            return;
        }
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
