package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.NoteFrequencies;
import dev.windrow.baseline.PreviousChord;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.corpus.Keyboard;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.RawVectors;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Vectors;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Many notes at once: foresees those of each step from the steps before it, and so goes on with a piece. A piece begins
 * with a step of silence that is not part of it. Its predictions are pieces with their continuation.
 */
public final class Music implements Task {
    private static final long serialVersionUID = 1;

    private final Keyboard keyboard;

    /** On no keys at all, until it is set up for a job. */
    public Music() {
        this(new Keyboard(0, -1));
    }

    private Music(Keyboard keyboard) {
        this.keyboard = keyboard;
    }

    @Override
    public Task forJob(JobFile job) {
        return new Music(Keyboard.of(job.corpus().roll()));
    }

    @Override
    public Inputs inputs() {
        return Inputs.VECTORS;
    }

    @Override
    public Targets targets() {
        return Targets.MANY_HOT;
    }

    @Override
    public List<String> problems(JobFile job) {
        List<String> problems = new ArrayList<>();
        CorpusSection.Format format = job.corpus().format();
        if (format != CorpusSection.Format.PIANO_ROLL) {
            problems.add("corpus.format = " + format.name().toLowerCase(Locale.ROOT)
                    + ": must be piano-roll for music; music that is written as text, such as ABC, is for"
                    + " task: language-model");
        }
        if (job.network().bidirectional()) {
            problems.add("network.bidirectional = true: must be false for music, which would hear the notes it is to"
                    + " foresee");
        }
        try {
            prompt(job);
        } catch (IllegalArgumentException e) {
            problems.add("generation.prompt: " + e.getMessage());
        }
        return problems;
    }

    /**
     * The steps that a job's generation goes on from.
     *
     * @throws IllegalArgumentException if the prompt is no steps, or has a note outside of the job's keys
     */
    public static Vectors prompt(JobFile job) {
        return Keyboard.of(job.corpus().roll())
                .roll(Keyboard.parse(job.generation().prompt()));
    }

    @Override
    public Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        Vectors roll = record.vectors();
        Vectors before = Improvisation.behindSilence(roll).slice(0, roll.length());
        return new Example(
                record.id(), record.source(), List.of(), List.of(), RawVectors.of(before), RawVectors.of(roll));
    }

    /** The steps of a piece, behind the silence it begins with. */
    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        Vectors piece = Improvisation.behindSilence(record.vectors());
        return new Example(record.id(), record.source(), piece, List.of());
    }

    /** A line of steps as {@link Keyboard#parse} reads them. */
    @Override
    public Optional<RawRecord> typed(String line, int number, CorpusSection corpus) {
        String source = "line " + number;
        try {
            Vectors piece = Keyboard.of(corpus.roll()).roll(Keyboard.parse(line));
            return Optional.of(new RawRecord(Integer.toString(number), source, Map.of(), piece));
        } catch (IllegalArgumentException e) {
            BadRecordException bad = new BadRecordException(source, e.getMessage());
            bad.initCause(e);
            throw bad;
        }
    }

    private String text(Vectors roll) {
        return Keyboard.text(keyboard.steps(roll));
    }

    /** The piece of a question. */
    public static Vectors piece(Example question) {
        Vectors heard = question.inputVectors().rounded();
        return heard.slice(1, heard.length());
    }

    @Override
    public TaskScores scores(SplitWindows windows) {
        return new MusicScores();
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new PreviousChord(), new NoteFrequencies());
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        Vectors seed = piece(question);
        return switch (form) {
            case LINES -> List.of(Fields.escaped(question.id()) + '\t' + text(seed.then(answer.roll())));
            case JSON_LINES -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("id", question.id());
                values.put("seed", text(seed));
                values.put("continuation", text(answer.roll()));
                yield List.of(Json.line(values));
            }
        };
    }
}
