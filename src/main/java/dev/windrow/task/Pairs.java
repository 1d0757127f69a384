package dev.windrow.task;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What tasks with a sequence to read and a sequence to answer with have in common. */
final class Pairs {
    private Pairs() {}

    static List<String> problems(JobFile job, String task) {
        List<String> problems = new ArrayList<>();
        CorpusSection corpus = job.corpus();
        String source = corpus.columns().source();
        String target = corpus.columns().target();
        boolean parallel = corpus.format() == CorpusSection.Format.PARALLEL;
        if (source.isEmpty()) {
            problems.add("corpus.columns.source is missing: must name "
                    + (parallel ? "the ending of the files that are read, such as ja" : "the column that is read")
                    + " for " + task);
        }
        if (target.isEmpty()) {
            problems.add("corpus.columns.target is missing: must name "
                    + (parallel ? "the ending of the files with the answers, such as en" : "the column with the answer")
                    + " for " + task);
        } else if (target.equals(source)) {
            problems.add("corpus.columns.target = " + target + ": must be another than corpus.columns.source, or the"
                    + " answer is given away");
        }
        switch (corpus.format()) {
            case CSV, TSV, JSONL, PARQUET, PARALLEL -> {}
            case TEXT, CONLL, CONLLU, FASTA, WAV, PIANO_ROLL, GENERATE ->
                problems.add("corpus.format = "
                        + corpus.format().name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + ": must be one with a source and a target for " + task
                        + ": parallel, tsv, csv, jsonl or parquet");
        }
        return problems;
    }

    static Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        Example question = question(record, corpus, tokenizer);
        String column = corpus.columns().target();
        if (corpus.format() == CorpusSection.Format.PARALLEL
                && !record.columns().containsKey(column)) {
            throw new BadRecordException(
                    record.source(),
                    "has no target: there must be a file beside its own that ends in ." + column + " instead of ."
                            + corpus.columns().source());
        }
        List<String> targets = tokenizer.tokens(record.value(column));
        if (targets.isEmpty()) {
            throw new BadRecordException(record.source(), "has no symbol in '" + column + "'; a target must have one");
        }
        return new Example(record.id(), record.source(), question.inputs(), targets);
    }

    static Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        String column = corpus.columns().source();
        List<String> symbols = tokenizer.tokens(record.value(column));
        if (symbols.isEmpty()) {
            throw new BadRecordException(record.source(), "has no symbol in '" + column + "'; a source must have one");
        }
        return new Example(record.id(), record.source(), symbols, List.of());
    }

    /**
     * The symbols of an answer; in the place of an unknown one the input symbol it goes back to (Luong et al. 2015).
     */
    static List<String> symbols(Example question, Answer answer, Vocabulary targets) {
        List<String> symbols = new ArrayList<>();
        for (int k = 0; k < answer.symbols().length; k++) {
            int symbol = answer.symbols()[k];
            symbols.add(
                    symbol == Vocabulary.UNKNOWN
                            ? question.inputs().get(answer.attended()[k])
                            : targets.symbol(symbol));
        }
        return symbols;
    }
}
