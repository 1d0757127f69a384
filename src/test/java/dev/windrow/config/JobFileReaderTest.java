package dev.windrow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobFileReaderTest {
    private static final String SMALLEST = """
            task: language-model
            corpus:
              format: text
              train: data/text.txt
            """;

    @Test
    void fillsInEveryDefault() {
        JobFile job = read(SMALLEST);

        assertThat(job.task()).isEqualTo("language-model");
        assertThat(job.corpus().format()).isEqualTo(CorpusSection.Format.TEXT);
        assertThat(job.corpus().train()).containsExactly("data/text.txt");
        assertThat(job.corpus().valid()).isEmpty();
        assertThat(job.corpus().columns().token()).isEmpty();
        assertThat(job.corpus().delimiter()).isEqualTo(",");
        assertThat(job.corpus().header()).isTrue();
        assertThat(job.network().embedding().characters()).isNull();
        assertThat(job.training().optimizer().rate()).isEqualTo(0.002);
        assertThat(job.output()).isEqualTo("runs/small");
    }

    @Test
    void namesTheOutputAfterTheFileWhereverItLies() {
        assertThat(JobFileReader.jobName("hdfs://host:8020/jobs/night.run.yaml"))
                .isEqualTo("night.run");
        assertThat(JobFileReader.jobName("night.yml")).isEqualTo("night");
        assertThat(JobFileReader.jobName("jobs/night")).isEqualTo("night");
    }

    @Test
    void readsEveryKindOfValue() {
        JobFile job = read("""
                task: tagging
                layers: dl4j
                corpus:
                  format: csv
                  train: [a.csv, "b c.csv"]
                  test: [t.csv]
                  header: false
                  delimiter: "\\t"
                  columns: {text: 0, label: -1}
                text: {tokenizer: words, lower-case: true}
                network:
                  embedding: {characters: {}}
                  dropout: 1e-1
                training:
                  seed: -9000000000
                  optimizer:
                """);

        assertThat(job.layers()).isEqualTo(JobFile.Layers.DL4J);
        assertThat(job.corpus().train()).containsExactly("a.csv", "b c.csv");
        assertThat(job.corpus().delimiter()).isEqualTo("\t");
        assertThat(job.corpus().columns().label()).isEqualTo("-1");
        assertThat(job.network().embedding().characters()).isEqualTo(new NetworkSection.Characters(25, 50));
        assertThat(job.network().dropout()).isEqualTo(0.1);
        assertThat(job.training().seed()).isEqualTo(-9000000000L);
        assertThat(job.training().optimizer().name()).isEqualTo(OptimizerSection.Name.ADAM);
    }

    @Test
    void reportsAllProblemsAtOnceInTheOrderOfTheFile() {
        assertThat(messages("""
                task: tagging
                corpus:
                  format: conlu
                  train: []
                  header: perhaps
                trainig:
                  epochs: 3
                network:
                  units: many
                  dropout: 1.5
                  layers: 2.5
                  embedding: 64
                training:
                  batch-size: 0
                  epochs:
                  batchsize: 4
                  optimizer: {rate: .nan}
                epochs: 3
                """))
                .containsExactly(
                        "jobs/small.yaml:3: corpus.format = conlu: must be one of text, csv, tsv, jsonl, parquet, "
                                + "conll, conllu, parallel, fasta, wav, piano-roll, generate (the form of the files); did you mean conll?",
                        "jobs/small.yaml:4: corpus.train = []: must be a text or a list of texts, none of them empty "
                                + "(paths or globs of the training data, on any Hadoop file system)",
                        "jobs/small.yaml:5: corpus.header = perhaps: must be true or false (whether the first line of "
                                + "a csv or tsv file names its columns); try true",
                        "jobs/small.yaml:6: trainig: no such key; did you mean training? (keys of a job file: task, "
                                + "layers, corpus, text, network, training, generation, decoding, output)",
                        "jobs/small.yaml:9: network.units = many: must be a whole number, between 1 and 16384 (units "
                                + "of a recurrent layer, in each direction); try 128",
                        "jobs/small.yaml:10: network.dropout = 1.5: must be between 0 and 0.95 (the share of values "
                                + "dropped at each recurrent layer's input and before the output); try 0",
                        "jobs/small.yaml:11: network.layers = 2.5: must be a whole number, between 1 and 16 (recurrent "
                                + "layers on top of each other); try 1",
                        "jobs/small.yaml:12: network.embedding = 64: must be a section with some of the keys units, "
                                + "characters, pretrained, word2vec, words (the embedding of symbols)",
                        "jobs/small.yaml:14: training.batch-size = 0: must be at least 1 (sequences a step on each "
                                + "worker); try 32",
                        "jobs/small.yaml:15: training.epochs has no value: must be a whole number, at least 1 (passes "
                                + "over the training data); leave the key out for 10",
                        "jobs/small.yaml:16: training.batchsize: no such key; did you mean batch-size? (keys of "
                                + "training: workers, batch-size, steps-per-round, stateful, epochs, optimizer, averaging,"
                                + " divergence, stopping, checkpoint, seed)",
                        "jobs/small.yaml:17: training.optimizer.rate = .nan: must be a number, at least 0 (the "
                                + "learning rate at its highest); try 0.002",
                        "jobs/small.yaml:18: epochs: no such key; did you mean training.epochs? (keys of a job file: "
                                + "task, layers, corpus, text, network, training, generation, decoding, output)");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(messages("text: {window: 10}"))
                .containsExactly(
                        "jobs/small.yaml: task is missing: must be text, not empty (what is learned: a class of the "
                                + "task package in kebab case, or a full class name)",
                        "jobs/small.yaml: corpus is missing: must be a section (the data), with the keys format, "
                                + "train, valid, test, columns, delimiter, header, unit, split, on-bad-record, fasta, vectors, sound, roll, "
                                + "generate");
        assertThat(messages("task: tagging\ncorpus:\n"))
                .containsExactly(
                        "jobs/small.yaml:2: corpus.format is missing: must be one of text, csv, tsv, jsonl, parquet, "
                                + "conll, conllu, parallel, fasta, wav, piano-roll, generate (the form of the files)",
                        "jobs/small.yaml:2: corpus.train is missing: must be a text or a list of texts, none of them "
                                + "empty (paths or globs of the training data, on any Hadoop file system)");
        assertThat(messages(SMALLEST.replace("language-model", "")))
                .containsExactly("jobs/small.yaml:1: task has no value: must be text, not empty (what is learned: a "
                        + "class of the task package in kebab case, or a full class name)");
    }

    @Test
    void refusesValuesTooLargeForTheirType() {
        assertThat(messages(SMALLEST + "training: {epochs: 99999999999, seed: 1e3}"))
                .containsExactly(
                        "jobs/small.yaml:5: training.epochs = 99999999999: must be a whole number, at least 1 (passes "
                                + "over the training data); try 10",
                        "jobs/small.yaml:5: training.seed = 1e3: must be a whole number (the seed of weights, order "
                                + "and dropout); try 1");
    }

    @Test
    void reportsAKeyThatStandsTwice() {
        assertThat(messages(SMALLEST + "text:\n  window: 5\n  window: 6\n"))
                .containsExactly("jobs/small.yaml:7: text.window: stands twice, first in line 6; keep one");
    }

    @Test
    void reportsWhatIsNotYaml() {
        assertThat(messages("task: tagging\ncorpus: {format: text\ntext: 1\n"))
                .singleElement()
                .asString()
                .startsWith("jobs/small.yaml:3: not YAML, column 5: while parsing a flow mapping: expected ',' or '}'");
        assertThat(messages("task: tagging\n\tlayers: dl4j\n"))
                .singleElement()
                .asString()
                .startsWith("jobs/small.yaml:2: not YAML, column 1: ");
        assertThat(messages("task: a\ncorpus: b\u0001c\n"))
                .singleElement()
                .asString()
                .startsWith("jobs/small.yaml:2: not YAML: ");
        assertThat(messages("task: a\n---\ntask: b\n"))
                .singleElement()
                .asString()
                .startsWith("jobs/small.yaml:2: not YAML, column 1: expected a single document");
    }

    @Test
    void reportsAFileWithoutKeys() {
        String empty = "jobs/small.yaml: is empty: must have at least the keys task and corpus";
        assertThat(messages("")).containsExactly(empty);
        assertThat(messages("# nothing yet\n")).containsExactly(empty);
        assertThat(messages("- a\n- b\n"))
                .containsExactly("jobs/small.yaml:1: must be keys and values, as in task: tagging");
    }

    @Test
    void reportsAnAliasInsideOfItsOwnAnchor() {
        assertThat(messages(SMALLEST + "text: &here {window: *here}\n"))
                .contains("jobs/small.yaml:5: text: an alias must not stand inside of its own anchor");
    }

    @Test
    void settingsOverrideTheFileAndTheLastOneHolds() {
        JobFile job = read(
                SMALLEST,
                "training.epochs=3",
                "training.epochs=4",
                "corpus.train=[x.txt, 'y z.txt']",
                "network.embedding.characters.units=7",
                "text.tokenizer=given",
                "generation.prompt=ROMEO: \"hey\" # ",
                "corpus.split={valid: 0.2}");

        assertThat(job.training().epochs()).isEqualTo(4);
        assertThat(job.corpus().train()).containsExactly("x.txt", "y z.txt");
        assertThat(job.network().embedding().characters()).isEqualTo(new NetworkSection.Characters(7, 50));
        assertThat(job.generation().prompt()).isEqualTo("ROMEO: \"hey\" # ");
        assertThat(job.corpus().split().valid()).isEqualTo(0.2);
        assertThat(job.corpus().split().test()).isEqualTo(0.1);
    }

    @Test
    void anOptionOfItsOwnStandsForAKey() {
        List<Setting> settings = List.of(Setting.ofOption("--output", "output", "hdfs://host/a b"));
        assertThat(JobFileReader.read("jobs/small.yaml", SMALLEST, settings, job -> List.of())
                        .output())
                .isEqualTo("hdfs://host/a b");
    }

    @Test
    void reportsABadSettingAsItWasTyped() {
        assertThat(messages(
                        SMALLEST,
                        "training.epochs",
                        "training.epochs=none",
                        "trainig.epochs=3",
                        "corpus.train=[a",
                        "task.name=b",
                        "=3"))
                .containsExactly(
                        "jobs/small.yaml:1: task = {name}: must be text, not empty (what is learned: a class of the "
                                + "task package in kebab case, or a full class name)",
                        "--set training.epochs: must be a key and its value, as in --set training.epochs=3",
                        "--set corpus.train=[a: the value begins like a list, a section or a quoted text but is not "
                                + "one: while parsing a flow sequence: expected ',' or ']', but got <stream end>",
                        "--set =3: must be a key and its value, as in --set training.epochs=3",
                        "--set trainig.epochs=3: trainig: no such key; did you mean training? (keys of a job file: "
                                + "task, layers, corpus, text, network, training, generation, decoding, output)",
                        "--set training.epochs=none: training.epochs = none: must be a whole number, at least 1 "
                                + "(passes over the training data); try 10");
    }

    @Test
    void asksTheTaskAndFindsTheLineOfItsKey() {
        JobFileException refused = catchThrowableOfType(
                JobFileException.class,
                () -> JobFileReader.read(
                        "jobs/small.yaml",
                        SMALLEST,
                        List.of(),
                        job -> List.of("corpus.format = text: must have labels", "text.window is missing: or so")));
        assertThat(refused)
                .hasMessage("jobs/small.yaml:3: corpus.format = text: must have labels\n"
                        + "jobs/small.yaml: text.window is missing: or so");
    }

    static List<String> messages(String yaml, String... settings) {
        JobFileException refused = catchThrowableOfType(JobFileException.class, () -> read(yaml, settings));
        assertThat(refused).as("a refusal of " + yaml).isNotNull();
        return refused.problems().stream().map(Problem::toString).toList();
    }

    static JobFile read(String yaml, String... settings) {
        List<Setting> parsed = Stream.of(settings).map(Setting::of).toList();
        return JobFileReader.read("jobs/small.yaml", yaml, parsed, job -> List.of());
    }
}
