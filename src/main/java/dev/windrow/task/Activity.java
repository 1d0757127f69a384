package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.MajorityClass;
import dev.windrow.baseline.Names;
import dev.windrow.baseline.NearestMeans;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.List;

/**
 * A label for a whole sequence of vectors: what a person does, by the frames of a clip or the readings of a sensor. Its
 * predictions are lines of id TAB label TAB probability.
 */
public final class Activity implements Task {
    private static final long serialVersionUID = 1;

    @Override
    public Inputs inputs() {
        return Inputs.VECTORS;
    }

    @Override
    public Targets targets() {
        return Targets.LABEL;
    }

    @Override
    public List<String> problems(JobFile job) {
        return LabelledVectors.problems(job, name());
    }

    @Override
    public Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return LabelledVectors.example(record, corpus);
    }

    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return LabelledVectors.question(record, corpus);
    }

    @Override
    public TaskScores scores(SplitWindows windows) {
        return new ClassifierScores(Names.labels(windows.targets()));
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new MajorityClass(), new NearestMeans());
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        return LabelLines.of(question, answer, targets, form);
    }
}
