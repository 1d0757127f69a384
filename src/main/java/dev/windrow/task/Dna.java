package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.KmerRegression;
import dev.windrow.baseline.Names;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Fasta;
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
import java.util.Optional;

/**
 * A label for each base: which strand is coding, which stretch is marked. A base is read alone (characters) or as the
 * k-mer around it (kmers). Its predictions are the stretches of one label in BED, or one JSON object a stretch.
 */
public final class Dna implements Task {
    private static final long serialVersionUID = 1;
    /** What stands for bases beyond the ends. */
    private static final String NO_BASE = "N";
    /** As many letters as the longest k-mer has. */
    private static final String PROBE = NO_BASE.repeat(16);

    private static final int FULL_SCORE = 1000;

    @Override
    public Targets targets() {
        return Targets.LABEL_EACH_SYMBOL;
    }

    @Override
    public List<String> problems(JobFile job) {
        List<String> problems = new ArrayList<>();
        CorpusSection corpus = job.corpus();
        if (corpus.format() != CorpusSection.Format.FASTA) {
            problems.add("corpus.format = " + corpus.format().name().toLowerCase(Locale.ROOT)
                    + ": must be fasta for dna; for one label a sequence try task: classification");
        } else if (corpus.fasta().annotations().isEmpty()) {
            problems.add("corpus.fasta.annotations is missing: must name the GFF or BED files that say what is marked");
        }
        TextSection text = job.text();
        switch (text.tokenizer()) {
            case CHARACTERS -> {}
            case KMERS -> {
                if (text.kmerSize() % 2 == 0) {
                    problems.add("text.kmer-size = " + text.kmerSize()
                            + ": must be odd for dna, where a base is in the middle of its k-mer; try "
                            + (text.kmerSize() - 1));
                }
                if (text.kmerStride() != 1) {
                    problems.add("text.kmer-stride = " + text.kmerStride()
                            + ": must be 1 for dna, where each base has a k-mer of its own");
                }
            }
            case WORDS, GIVEN ->
                problems.add("text.tokenizer = " + text.tokenizer().name().toLowerCase(Locale.ROOT)
                        + ": must be characters or kmers for dna, where each base is a symbol");
        }
        return problems;
    }

    @Override
    public Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        Example question = question(record, corpus, tokenizer);
        return new Example(
                record.id(),
                record.source(),
                question.inputs(),
                record.values(corpus.columns().label()));
    }

    @Override
    public Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer) {
        String bases = record.value(corpus.columns().text());
        // A tokenizer of k-mers finds k - 1 fewer than there are bases; so many are put around them.
        String beside = NO_BASE.repeat((PROBE.length() - tokenizer.tokens(PROBE).size()) / 2);
        List<String> symbols = tokenizer.tokens(beside + bases + beside);
        if (symbols.size() != bases.length()) {
            throw new BadRecordException(
                    record.source(), "has " + bases.length() + " letters and " + symbols.size() + " symbols");
        }
        return new Example(record.id(), record.source(), symbols, List.of());
    }

    /** A stretch of its own, which begins at its first base. */
    @Override
    public Optional<RawRecord> typed(String line, int number, CorpusSection corpus) {
        String id = number + ":1-" + line.length();
        return Optional.of(new RawRecord(
                id, "line " + number, Map.of(corpus.columns().text(), List.of(line.toUpperCase(Locale.ROOT)))));
    }

    @Override
    public TaskScores scores(SplitWindows windows) {
        return new EachPlaceScores(Names.labels(windows.targets()));
    }

    @Override
    public List<Baseline> baselines() {
        return List.of(new KmerRegression());
    }

    @Override
    public List<String> lines(Example question, Answer answer, Vocabulary targets, Form form) {
        List<String> lines = new ArrayList<>();
        int[] labels = answer.symbols();
        int from = 0;
        double probabilities = 0;
        for (int k = 0; k < labels.length; k++) {
            probabilities += Math.exp(answer.logProbabilities()[k]);
            if (k + 1 == labels.length || labels[k + 1] != labels[k]) {
                String label = targets.symbol(labels[k]);
                if (!label.equals(Fasta.UNMARKED)) {
                    lines.add(line(question.id(), from, k + 1, label, probabilities / (k + 1 - from), form));
                }
                from = k + 1;
                probabilities = 0;
            }
        }
        return lines;
    }

    /** A stretch of a record, whose id is the sequence's with the places of its bases from 1: {@code chr1:1-10000}. */
    private static String line(String id, int from, int to, String label, double probability, Form form) {
        int colon = id.lastIndexOf(':');
        String sequence = id.substring(0, colon);
        long offset = Long.parseLong(id.substring(colon + 1, id.lastIndexOf('-'))) - 1;
        return switch (form) {
            case LINES ->
                String.join(
                        "\t",
                        Fields.escaped(sequence),
                        Long.toString(offset + from),
                        Long.toString(offset + to),
                        Fields.escaped(label),
                        Long.toString(Math.round(FULL_SCORE * probability)),
                        label.equals("+") || label.equals("-") ? label : ".");
            case JSON_LINES -> {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("sequence", sequence);
                values.put("start", offset + from);
                values.put("end", offset + to);
                values.put("label", label);
                values.put("probability", Math.rint(probability * 1e6) / 1e6);
                yield Json.line(values);
            }
        };
    }
}
