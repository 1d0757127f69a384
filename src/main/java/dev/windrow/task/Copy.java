package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.LabelByPlace;
import dev.windrow.baseline.Names;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.TextSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Symbols that are to be said again after a long wait, in which {@value #NOTHING} is said. Its predictions are lines of
 * id TAB answers.
 */
public final class Copy implements Task {
    private static final long serialVersionUID = 1;
    /** The answer that says nothing. */
    static final String NOTHING = "0";

    @Override
    public Targets targets() {
        return Targets.LABEL_EACH_SYMBOL;
    }

    @Override
    public List<String> problems(JobFile job) {
        List<String> problems = new ArrayList<>();
        if (job.text().tokenizer() != TextSection.Tokenizer.GIVEN) {
            problems.add("text.tokenizer = " + job.text().tokenizer().name().toLowerCase(Locale.ROOT)
                    + ": must be given for copy, whose symbols stand apart");
        }
        CorpusSection.Columns columns = job.corpus().columns();
        if (columns.text().equals(columns.label())) {
            problems.add("corpus.columns.label = " + columns.label()
                    + ": must be another column than corpus.columns.text, or the answer is given away");
        }
        return problems;
    }

    @Override
    public Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        Example question = question(record, corpus, tokenizer);
        List<String> answers = tokenizer.tokens(record.value(corpus.columns().label()));
        if (answers.size() != question.inputs().size()) {
            throw new BadRecordException(
                    record.source(),
                    "has " + question.inputs().size() + " symbols and " + answers.size()
                            + " answers; must have as many of both, " + NOTHING + " where nothing is said");
        }
        return new Example(record.id(), record.source(), question.inputs(), answers);
    }

    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        List<String> symbols = tokenizer.tokens(record.value(corpus.columns().text()));
        if (symbols.isEmpty()) {
            throw new BadRecordException(
                    record.source(),
                    "has no symbol in column '" + corpus.columns().text() + "'; must have at least one");
        }
        return new Example(record.id(), record.source(), symbols, List.of());
    }

    @Override
    public TaskScores scores(SplitWindows windows) {
        return new CopyScores(Names.labels(windows.targets()).indexOf(NOTHING));
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new LabelByPlace(NOTHING));
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        List<String> said = new ArrayList<>();
        for (int label : answer.symbols()) {
            said.add(targets.symbol(label));
        }
        return switch (form) {
            case LINES -> List.of(Fields.escaped(question.id()) + "\t" + String.join(" ", said));
            case JSON_LINES -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("id", question.id());
                values.put("answers", said);
                yield List.of(Json.line(values));
            }
        };
    }
}
