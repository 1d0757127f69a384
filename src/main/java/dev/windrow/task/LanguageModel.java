package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.InterpolatedNgrams;
import dev.windrow.baseline.Names;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.TextSection;
import dev.windrow.metric.LanguageScores;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Foresees the next symbol, and so goes on with a text. Its predictions are texts with their continuation. */
public final class LanguageModel implements Task {
    private static final long serialVersionUID = 1;

    @Override
    public Targets targets() {
        return Targets.NEXT_SYMBOL;
    }

    @Override
    public List<String> problems(JobFile job) {
        List<String> problems = new ArrayList<>();
        if (job.network().bidirectional()) {
            problems.add("network.bidirectional = true: must be false for a language model, which would see the symbol"
                    + " it is to foresee");
        }
        if (job.network().embedding().characters() != null) {
            problems.add("network.embedding.characters: must be left out for a language model, which goes on with words"
                    + " it knows by their ids");
        }
        if (job.text().tokenizer() == TextSection.Tokenizer.KMERS
                && job.text().kmerStride() < job.text().kmerSize()) {
            problems.add("text.kmer-stride = " + job.text().kmerStride() + ": must be at least text.kmer-size = "
                    + job.text().kmerSize() + " for a language model; k-mers that overlap give the next one away");
        }
        return problems;
    }

    @Override
    public Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        return question(record, corpus, tokenizer);
    }

    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        String text = record.value(corpus.columns().text());
        return new Example(record.id(), record.source(), tokenizer.tokens(text), List.of());
    }

    @Override
    public TaskScores scores(SplitWindows windows) {
        return new LanguageModelScores(Names.spellings(windows.inputs()));
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new InterpolatedNgrams());
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        // A vocabulary of characters joins them; the spaces between words were cut away with the text.
        String between = LanguageScores.characters(Names.spellings(targets)) ? "" : " ";
        List<String> symbols = new ArrayList<>();
        for (int symbol : answer.symbols()) {
            symbols.add(targets.symbol(symbol));
        }
        String text = String.join(between, question.inputs());
        String continuation = String.join(between, symbols);
        return switch (form) {
            case LINES -> List.of((text + (text.isEmpty() ? "" : between) + continuation).split("\n", -1));
            case JSON_LINES -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("id", question.id());
                values.put("text", text);
                values.put("continuation", continuation);
                yield List.of(Json.line(values));
            }
        };
    }
}
