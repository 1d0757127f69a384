package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.NearestText;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.metric.SlotScores;
import dev.windrow.metric.TextMetric;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sentence for a thing that is described by attributes: a dialogue act such as {@code inform(name='blue
 * fin';pricerange=moderate)}. Names are said as their slots and put in afterwards, so that those training never saw are
 * said right (delexicalisation: Wen et al. 2015, "Semantically Conditioned LSTM-based Natural Language Generation for
 * Spoken Dialogue Systems"). As there, a sentence is compared with those of all acts that differ in their names alone,
 * with its own names put in.
 */
public final class Captions implements Task {
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
        List<String> act = question(record, corpus, tokenizer).inputs();
        String column = corpus.columns().target();
        List<String> words = tokenizer.tokens(record.value(column));
        if (words.isEmpty()) {
            throw new BadRecordException(record.source(), "has no symbol in '" + column + "'; a target must have one");
        }
        return new Example(record.id(), record.source(), act, DialogueAct.delexicalised(act, words));
    }

    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        String act = record.value(corpus.columns().source());
        try {
            return new Example(record.id(), record.source(), DialogueAct.symbols(act), List.of());
        } catch (IllegalArgumentException e) {
            BadRecordException problem = new BadRecordException(record.source(), e.getMessage());
            problem.initCause(e);
            throw problem;
        }
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
        return Optional.of(new SlotScores());
    }

    @Override
    public boolean sharesReferences() {
        return true;
    }

    @Override
    public String kind(List<String> inputs) {
        return DialogueAct.withoutNames(inputs);
    }

    @Override
    public String text(List<String> inputs, List<String> symbols) {
        return String.join(" ", DialogueAct.lexicalised(inputs, symbols));
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new NearestText(new SlotScores(), this::text));
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        String caption = text(question.inputs(), Pairs.symbols(question, answer, targets));
        return switch (form) {
            case LINES -> List.of(Fields.oneLine(caption));
            case JSON_LINES -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("id", question.id());
                values.put("caption", caption);
                values.put("logProbability", answer.logProbabilities()[0]);
                yield List.of(Json.line(values));
            }
        };
    }
}
