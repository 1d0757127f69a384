package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.MostFrequentTranscript;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.baseline.TranscriptText;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.SoundSection;
import dev.windrow.config.TextSection;
import dev.windrow.decode.CtcGreedy;
import dev.windrow.decode.CtcPrefixBeam;
import dev.windrow.decode.Hypothesis;
import dev.windrow.kernel.Ctc;
import dev.windrow.network.Head;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was said in recordings, as characters or as words. Its predictions are lines of file TAB transcript. Alignments
 * are summed up by a beam search, or with a beam of 1 the best of them is taken.
 */
public final class Speech implements Task {
    private static final long serialVersionUID = 1;

    private final int beam;
    private final String between;

    /** Characters, by the best alignment. */
    public Speech() {
        this(1, "");
    }

    private Speech(int beam, String between) {
        this.beam = beam;
        this.between = between;
    }

    @Override
    public Speech forJob(JobFile job) {
        boolean characters = job.text().tokenizer() == TextSection.Tokenizer.CHARACTERS;
        return new Speech(job.decoding().beam(), characters ? "" : " ");
    }

    @Override
    public Inputs inputs() {
        return Inputs.VECTORS;
    }

    @Override
    public Targets targets() {
        return Targets.TRANSCRIPT;
    }

    @Override
    public List<String> problems(JobFile job) {
        List<String> problems = new ArrayList<>();
        CorpusSection corpus = job.corpus();
        if (corpus.format() != CorpusSection.Format.WAV) {
            problems.add(
                    "corpus.format = " + corpus.format().name().toLowerCase(Locale.ROOT) + ": must be wav for speech");
        } else if (corpus.sound().transcriptPattern().isEmpty()
                && corpus.sound().transcripts().isEmpty()) {
            problems.add(
                    "corpus.sound: must have a transcript-pattern or transcripts for speech, which learns from what"
                            + " is said in recordings; try transcripts: data/transcripts.tsv with lines of file TAB transcript");
        }
        if (job.text().tokenizer() == TextSection.Tokenizer.KMERS) {
            problems.add("text.tokenizer = kmers: must be characters, words or given for speech");
        }
        return problems;
    }

    @Override
    public Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        Example question = question(record, corpus, tokenizer);
        List<String> text = record.columns().get(corpus.columns().text());
        if (text == null) {
            throw new BadRecordException(record.source(), "has no transcript: " + wanted(corpus.sound()));
        }
        List<String> symbols = tokenizer.tokens(text.get(0).strip());
        if (symbols.isEmpty()) {
            throw new BadRecordException(
                    record.source(),
                    "has an empty transcript: must have at least one symbol, for silence teaches nothing");
        }
        String blank = Vocabulary.SPECIAL_SYMBOLS.get(Head.BLANK);
        if (symbols.contains(blank)) {
            throw new BadRecordException(
                    record.source(),
                    "has " + blank + " in its transcript, which stands for nothing: must be other text");
        }
        int frames = question.inputVectors().length();
        if (Ctc.leastSteps(symbols) > frames) {
            throw new BadRecordException(
                    record.source(),
                    "has " + frames + " frames for '" + text.get(0) + "', which needs at least "
                            + Ctc.leastSteps(symbols)
                            + ", one a symbol and one between equal neighbours: must be the right transcript; else a shorter"
                            + " corpus.sound.hop-millis than " + corpus.sound().hopMillis() + " makes more frames");
        }
        return new Example(record.id(), record.source(), record.vectors(), symbols);
    }

    private static String wanted(SoundSection sound) {
        String pattern = sound.transcriptPattern();
        String matching = "its name must match corpus.sound.transcript-pattern = '" + pattern + "'";
        if (sound.transcripts().isEmpty()) {
            return matching;
        }
        String file = sound.transcripts();
        return pattern.isEmpty()
                ? file + " must have a line that begins with its name and a tab"
                : matching + ", and " + file + " must have a line for what that takes of it";
    }

    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return new Example(record.id(), record.source(), record.vectors(), List.of());
    }

    /** The symbols said, and the ln p of all of them. */
    @Override
    public Answer answer(Predictions predictions, int row, int length) {
        float[] logs = predictions.logProbabilities();
        int from = predictions.offset(row, 0);
        int blank = Head.BLANK;
        Hypothesis said = beam == 1
                ? new CtcGreedy(predictions.classes(), blank).decode(logs, from, length)
                : new CtcPrefixBeam(predictions.classes(), blank, beam).decode(logs, from, length);
        return new Answer(said.symbols(), new float[] {(float) said.logProbability()});
    }

    /** A recording is more than a line; who asks about one names its file instead. */
    @Override
    public Optional<RawRecord> typed(String line, int number, CorpusSection corpus) {
        return Optional.empty();
    }

    @Override
    public TaskScores scores(SplitWindows windows) {
        return new SpeechScores(this, new TranscriptText(windows.targets(), between));
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new MostFrequentTranscript(between));
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        String text = new TranscriptText(targets, between).of(answer.symbols());
        return switch (form) {
            case LINES -> List.of(Fields.escaped(question.id()) + '\t' + text);
            case JSON_LINES -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("id", question.id());
                values.put("transcript", text);
                // Six places: what lies behind them is the rounding of the network's single precision.
                values.put("probability", Math.rint(Math.exp(answer.logProbabilities()[0]) * 1e6) / 1e6);
                yield List.of(Json.line(values));
            }
        };
    }
}
