package dev.windrow.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up corpora of a few kilobytes, and job files over them that end in a second or two. */
final class TinyJobs {
    private static final List<String> ANIMALS = List.of("cat", "dog", "mouse", "horse", "sparrow");
    private static final List<String> VERBS = List.of("sees", "hears", "follows", "chases");
    private static final List<String> GOOD = List.of("lovely", "fine", "great");
    private static final List<String> BAD = List.of("dull", "poor", "awful");

    private static final String WORDS = "{units: 6}";
    private static final String LETTERS_TOO = "{units: 6, characters: {units: 3, hidden: 4}}";
    private static final String TRAINING =
            "training: {workers: 2, batch-size: 4, steps-per-round: 2, epochs: 2, optimizer: {rate: 0.02}}\n";

    private final Path folder;

    TinyJobs(Path folder) {
        this.folder = folder;
    }

    /** A language model over lines that follow on each other. */
    Path stream() throws IOException {
        write("stream.txt", text(60));
        return job(
                "stream",
                "language-model",
                "{format: text, train: stream.txt, unit: stream}",
                "{tokenizer: characters, window: 16}",
                WORDS);
    }

    /** A language model over words, each line a sequence of its own. */
    Path lines() throws IOException {
        write("lines.txt", text(80));
        return job(
                "lines",
                "language-model",
                "{format: text, train: lines.txt, unit: line}",
                "{tokenizer: words, window: 16}",
                WORDS);
    }

    /** Tags for words that the network sees the letters of too. */
    Path tagging() throws IOException {
        write("train.conllu", conllu(40, 1));
        write("dev.conllu", conllu(8, 2));
        write("test.conllu", conllu(8, 3));
        String corpus = """
                {format: conllu, train: train.conllu, valid: dev.conllu, test: test.conllu,
                 columns: {token: form, label: upos}}""";
        return job("tagging", "tagging", corpus, "{tokenizer: given, window: 16}", LETTERS_TOO);
    }

    /** One of two classes a text, from a table. */
    Path table() throws IOException {
        StringBuilder table = new StringBuilder("id\ttext\tlabel\n");
        for (Review review : reviews(90)) {
            table.append(review.id)
                    .append('\t')
                    .append(review.text)
                    .append('\t')
                    .append(review.label)
                    .append('\n');
        }
        write("reviews.tsv", table.toString());
        String corpus = """
                {format: tsv, train: reviews.tsv, columns: {text: text, label: label, id: id},
                 split: {valid: 0.15, test: 0.2}}""";
        return job("table", "classification", corpus, "{tokenizer: words, window: 12}", WORDS);
    }

    /** One of two classes a text, from JSON lines. */
    Path objects() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Review review : reviews(90)) {
            lines.append("{\"key\": \"%s\", \"body\": \"%s\", \"kind\": \"%s\"}%n"
                    .formatted(review.id, review.text, review.label));
        }
        write("reviews.jsonl", lines.toString());
        String corpus = """
                {format: jsonl, train: reviews.jsonl, columns: {text: body, label: kind, id: key},
                 split: {valid: 0.15, test: 0.2}}""";
        return job("objects", "classification", corpus, "{tokenizer: words, window: 12}", WORDS);
    }

    /** A label for each base of a made-up genome, in which every gene begins with ATG. */
    Path bases() throws IOException {
        Random random = new Random(8);
        StringBuilder genome = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        while (genome.length() < 4000) {
            random.ints(30, 0, 4).forEach(base -> genome.append("ACGT".charAt(base)));
            int from = genome.length();
            genome.append("ATG");
            random.ints(24, 0, 2).forEach(base -> genome.append("CG".charAt(base)));
            marks.append("g\t" + from + '\t' + genome.length() + "\tgene\n");
        }
        write("genome.fna", ">g made up\n" + genome.toString().replaceAll("(.{60})", "$1\n") + '\n');
        write("genes.bed", marks.toString());
        String corpus = "{format: fasta, train: genome.fna, split: {method: tail, valid: 0.1, test: 0.2},"
                + " fasta: {annotations: " + folder + "/genes.bed, label: name, stretch: 500}}";
        return job("bases", "dna", corpus, "{tokenizer: kmers, kmer-size: 3, window: 100}", WORDS);
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** A job file; the paths in the corpus section are seen from the folder. */
    private Path job(String name, String task, String corpus, String text, String embedding) throws IOException {
        String inFolder = corpus.replaceAll("(train|valid|test): ([a-z]\\w*\\.)", "$1: " + folder + "/$2");
        return write(
                name + ".yaml",
                "task: " + task + "\ncorpus: " + inFolder.replace("\n", "\n  ") + "\ntext: " + text
                        + "\nnetwork: {embedding: " + embedding + ", units: 8}\n" + TRAINING + "output: " + folder
                        + "/out/" + name + "\n");
    }

    static String text(int lines) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(5);
        for (int line = 0; line < lines; line++) {
            text.append("the ").append(pick(ANIMALS, random)).append(' ').append(pick(VERBS, random));
            text.append(" a ").append(pick(ANIMALS, random)).append(" .\n");
        }
        return text.toString();
    }

    static String conllu(int sentences, long seed) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(seed);
        for (int sentence = 0; sentence < sentences; sentence++) {
            text.append("# sent_id = s").append(sentence).append('\n');
            word(text, 1, "the", "DET");
            word(text, 2, pick(ANIMALS, random), "NOUN");
            word(text, 3, pick(VERBS, random), "VERB");
            word(text, 4, pick(ANIMALS, random) + "s", "NOUN");
            text.append('\n');
        }
        return text.toString();
    }

    private static void word(StringBuilder text, int number, String form, String tag) {
        text.append(number).append('\t').append(form).append("\t_\t").append(tag);
        text.append("\t_\t_\t_\t_\t_\t_\n");
    }

    private record Review(String id, String text, String label) {}

    private static List<Review> reviews(int count) {
        Random random = new Random(11);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    boolean good = i % 3 != 0;
                    String text = "the " + pick(ANIMALS, random) + " was " + pick(good ? GOOD : BAD, random);
                    return new Review("r" + i, text, good ? "praise" : "blame");
                })
                .toList();
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
