package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.MajorityLabel;
import dev.windrow.baseline.Names;
import dev.windrow.baseline.NearestFrame;
import dev.windrow.baseline.NearestFrameMean;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.corpus.NumberColumns;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.RawVectors;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A label for each frame of a sequence of vectors: what a person does from moment to moment, by the readings of sensors
 * or the frames of a film. Its predictions are lines of id TAB frame TAB label TAB probability, frames counted from 1.
 */
public final class FrameLabels implements Task {
    private static final long serialVersionUID = 1;

    @Override
    public Inputs inputs() {
        return Inputs.VECTORS;
    }

    @Override
    public Targets targets() {
        return Targets.LABEL_EACH_SYMBOL;
    }

    @Override
    public List<String> problems(JobFile job) {
        CorpusSection corpus = job.corpus();
        if (corpus.vectors() == null) {
            return List.of("corpus.vectors is missing: must say which numbers frame-labels reads, and with sequence or"
                    + " frame which of them are one sequence");
        }
        if (!corpus.vectors().hasStepRows() && corpus.vectors().frame() == 0 && !corpus.isSeries()) {
            return List.of("corpus.vectors.sequence is missing: must name the column that says which sequence a row is"
                    + " a frame of; or corpus.vectors.frame how many numbers a frame has, where a record is a whole"
                    + " sequence");
        }
        return List.of();
    }

    @Override
    public Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        RawVectors frames = NumberColumns.of(record, corpus);
        List<String> labels = labels(record, corpus.columns().label(), frames.length());
        return new Example(record.id(), record.source(), frames, labels);
    }

    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return new Example(record.id(), record.source(), NumberColumns.of(record, corpus), List.of());
    }

    /** The values of a column, one a frame; where one value holds them all, they are parted by white space in it. */
    private static List<String> labels(RawRecord record, String column, int frames) {
        List<String> values = record.values(column);
        if (values.size() == 1 && frames > 1) {
            values = Arrays.asList(values.get(0).strip().split("\\s+"));
        }
        if (values.size() != frames) {
            throw new BadRecordException(
                    record.source(),
                    "has " + frames + " frames and " + values.size() + " labels in the column '" + column
                            + "': must have a label a frame");
        }
        List<String> labels = new ArrayList<>(frames);
        for (int frame = 0; frame < frames; frame++) {
            String label = values.get(frame).strip();
            if (label.isEmpty()) {
                throw new BadRecordException(
                        record.source(frame),
                        "has an empty label in the column '" + column + "', frame " + (frame + 1) + " of '"
                                + record.id() + "': must have one; frames of nothing may be called none");
            }
            labels.add(label);
        }
        return labels;
    }

    /** The frames of one sequence, after each other in a line. */
    @Override
    public Optional<RawRecord> typed(String line, int number, CorpusSection corpus) {
        return TypedNumbers.record(line, number, corpus);
    }

    @Override
    public TaskScores scores(SplitWindows windows) {
        return new EachPlaceScores(Names.labels(windows.targets()));
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new MajorityLabel(), new NearestFrameMean(), new NearestFrame());
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        List<String> lines = new ArrayList<>(answer.symbols().length);
        for (int frame = 0; frame < answer.symbols().length; frame++) {
            String label = targets.symbol(answer.symbols()[frame]);
            double probability = Math.rint(Math.exp(answer.logProbabilities()[frame]) * 1e6) / 1e6;
            lines.add(line(question.id(), frame + 1, label, probability, form));
        }
        return lines;
    }

    private static String line(String id, int frame, String label, double probability, Form form) {
        return switch (form) {
            case LINES ->
                String.format(
                        Locale.ROOT, "%s\t%d\t%s\t%.6f", Fields.escaped(id), frame, Fields.escaped(label), probability);
            case JSON_LINES -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("id", id);
                values.put("frame", frame);
                values.put("label", label);
                values.put("probability", probability);
                yield Json.line(values);
            }
        };
    }
}
