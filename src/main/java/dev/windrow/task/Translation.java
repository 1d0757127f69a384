package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.baseline.WordByWord;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.metric.TextMetric;
import dev.windrow.metric.TranslationScores;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sequence for a sequence, such as a sentence in another language. Its predictions are lines of text. */
public final class Translation implements Task {
    private static final long serialVersionUID = 1;

    @Override
    public Targets targets() {
        return Targets.SEQUENCE;
    }

    @Override
    public List<String> problems(JobFile job) {
        return Pairs.problems(job, name());
    }

    @Override
    public Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return Pairs.example(record, corpus, tokenizer);
    }

    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return Pairs.question(record, corpus, tokenizer);
    }

    @Override
    public Optional<RawRecord> typed(String line, int number, CorpusSection corpus) {
        return Optional.of(Task.typed(number, corpus.columns().source(), List.of(line)));
    }

    @Override
    public TaskScores scores(SplitWindows windows) {
        return new SequenceScores();
    }

    @Override
    public Optional<TextMetric> textScores() {
        return Optional.of(new TranslationScores());
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new WordByWord());
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        String translation = text(question.inputs(), Pairs.symbols(question, answer, targets));
        return switch (form) {
            case LINES -> List.of(translation);
            case JSON_LINES -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("id", question.id());
                values.put("source", String.join(" ", question.inputs()));
                values.put("translation", translation);
                values.put("logProbability", answer.logProbabilities()[0]);
                yield List.of(Json.line(values));
            }
        };
    }
}
