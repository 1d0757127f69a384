package dev.windrow.config;

import static dev.windrow.config.JobFileReaderTest.messages;
import static dev.windrow.config.JobFileReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobFileChecksTest {
    private static final String TEXT = job("text", "", "characters");
    private static final String CONLLU = job("conllu", ", columns: {token: form}", "given");

    @Test
    void vectorsAreReadOrLearned() {
        assertThat(messages(CONLLU, "network.embedding={pretrained: a.vec, word2vec: b.txt}"))
                .singleElement()
                .asString()
                .endsWith("network.embedding.pretrained = a.vec: must be left out with network.embedding.word2vec,"
                        + " which learns vectors in place of those");
    }

    @Test
    void aPianoRollHasKeysAndNoTail() {
        String music = job("piano-roll", "", "words");
        assertThat(read(music, "corpus.roll.highest=90").corpus().roll().keys()).isEqualTo(70);
        assertThat(messages(music, "corpus.roll={lowest: 80, highest: 70}"))
                .singleElement()
                .asString()
                .endsWith(
                        "corpus.roll.lowest = 80: must be at most corpus.roll.highest = 70; try 21 and 108, the keys of"
                                + " a piano");
        assertThat(messages(music, "corpus.split.method=tail"))
                .singleElement()
                .asString()
                .endsWith(
                        "corpus.split.method = tail: must be hash or column with corpus.format = piano-roll, whose files"
                                + " have no tail to be cut off");
        assertThat(messages(TEXT, "corpus.roll.lowest=30"))
                .singleElement()
                .asString()
                .endsWith("corpus.roll: must be left out with corpus.format = text; it is for piano-roll");
    }

    @Test
    void aColumnThatSaysTheSplitIsNamed() {
        String table = job("csv", "", "words");
        assertThat(read(table, "corpus.split.method=column", "corpus.split.by=part")
                        .corpus()
                        .split()
                        .by())
                .isEqualTo("part");
        assertThat(messages(table, "corpus.split.method=column"))
                .singleElement()
                .asString()
                .endsWith("corpus.split.by is missing: must be the column that says train, valid or test when"
                        + " corpus.split.method = column; try split");
        assertThat(messages(table, "corpus.split.method=column", "corpus.split.by=part", "corpus.split.until=0.5"))
                .singleElement()
                .asString()
                .endsWith("corpus.split.until = 0.5: must be left out with corpus.split.method = column");
    }

    @Test
    void anOutputFitsItsNetwork() {
        String key = "network.output";
        assertThat(messages(TEXT, key + "={cutoffs: [30, 20]}"))
                .containsExactly("--set " + key + "={cutoffs: [30, 20]}: network.output.cutoffs = [30, 20]: must rise"
                        + " from one to the next; try [2000, 10000]");
        assertThat(messages(TEXT, key + "={cutoffs: [20], tied: true}"))
                .hasSize(1)
                .first()
                .asString()
                .contains("network.output.tied = true: must be false with network.output.cutoffs");
        assertThat(messages(CONLLU, key + "={tied: true}", "network.embedding.characters={}"))
                .hasSize(1)
                .first()
                .asString()
                .contains("must be false with network.embedding.characters");
        assertThat(messages(TEXT, key + "={shrink: 2}"))
                .hasSize(1)
                .first()
                .asString()
                .contains("network.output.shrink = 2: must be left out without network.output.cutoffs");
        assertThat(messages(TEXT, key + "={cutoffs: [0, 20]}"))
                .hasSize(1)
                .first()
                .asString()
                .contains("at least 1");
        assertThat(messages(TEXT, key + "={cutoffs: [few]}"))
                .hasSize(1)
                .first()
                .asString()
                .contains("must be a whole number or a list of whole numbers, at least 1");
        assertThat(messages(CONLLU, key + "={kind: crf, tied: true, cutoffs: [20]}"))
                .anyMatch(message -> message.contains(
                        "network.output.tied = true: must be left out with" + " network.output.kind = crf"))
                .anyMatch(message -> message.contains("network.output.cutoffs = [20]: must be left out with"));
        JobFile job = read(TEXT, key + "={cutoffs: [20, 30], shrink: 2}");
        assertThat(job.network().output())
                .isEqualTo(new NetworkSection.Output(
                        NetworkSection.OutputKind.SOFTMAX, false, false, List.of(20, 30), 2, 0));
        assertThat(JobFileWriter.write(job)).contains("cutoffs: [20, 30]");
    }

    @Test
    void onlyGatesCanBeMadeToRemember() {
        String key = "network.initial-memory";
        assertThat(read(TEXT, key + "=400").network().initialMemory()).isEqualTo(400);
        assertThat(messages(TEXT, key + "=1"))
                .containsExactly("--set network.initial-memory=1: network.initial-memory = 1: must be 0, or at least 2"
                        + " steps; try the length of a sequence");
        assertThat(messages(TEXT, key + "=50", "network.cell=rnn"))
                .containsExactly("--set network.initial-memory=50: network.initial-memory = 50: must be 0 with"
                        + " network.cell = rnn: no gate of it could let go of what it remembers, later or sooner");
        assertThat(messages(TEXT, key + "=50", "network.gates=[input, output]"))
                .first()
                .asString()
                .contains("must be 0 with network.cell = lstm without its forget gate");
        assertThat(read(TEXT, key + "=50", "network.cell=gru").network().initialMemory())
                .isEqualTo(50);
    }

    @Test
    void stockLayersHaveNoKernelAndNoDropoutOfTheirOwn() {
        assertThat(messages(
                        TEXT,
                        "layers=dl4j",
                        "network.kernel=reference",
                        "network.activation=logistic",
                        "network.gates=[input]",
                        "network.bidirectional=true",
                        "network.merge=sum",
                        "network.input-dropout=0.1",
                        "network.recurrent-dropout=0.5"))
                .filteredOn(message -> !message.contains("language"))
                .hasSize(6)
                .allSatisfy(message -> assertThat(message).contains("must be left out with layers = dl4j"));
        assertThat(read(TEXT, "network.kernel=reference", "network.recurrent-dropout=0.5")
                        .network()
                        .recurrentDropout())
                .isEqualTo(0.5);
    }

    @Test
    void aCellHasTheActivationsAndGatesItIsKnownBy() {
        assertThat(messages(TEXT, "network.activation=relu"))
                .containsExactly(
                        "--set network.activation=relu: network.activation = relu: must be tanh or logistic with"
                                + " network.cell = lstm");
        assertThat(messages(
                        TEXT,
                        "network.cell=gru",
                        "network.activation=logistic",
                        "network.gates=[forget]",
                        "network.merge=average"))
                .containsExactly(
                        "--set network.activation=logistic: network.activation = logistic: must be tanh with network.cell"
                                + " = gru",
                        "--set network.gates=[forget]: network.gates = [forget]: must be left out with network.cell ="
                                + " gru; it is for lstm",
                        "--set network.merge=average: network.merge = average: must be left out without"
                                + " network.bidirectional = true: there is one direction");
        assertThat(messages(TEXT, "network.kernel=onednn", "network.gates=[input, output]"))
                .containsExactly(
                        "--set network.kernel=onednn: network.kernel = onednn: must be automatic, plain or reference:"
                                + " oneDNN's lstm has all gates and tanh");
        assertThat(messages(TEXT, "network.gates=[input, input]", "network.merge=sums"))
                .containsExactly(
                        "--set network.gates=[input, input]: network.gates = [input, input]: must be a list of some of"
                                + " input, forget, output, each once at most (lstm only: the gates it has; one that is"
                                + " left out is always open, as the forget gate was in 1997); try [input, forget, output]",
                        "--set network.merge=sums: network.merge = sums: must be one of concatenate, sum, average (how"
                                + " what is read both ways becomes one); did you mean sum?");
        JobFile job = read(TEXT, "network.cell=rnn", "network.activation=relu", "network.kernel=onednn");
        assertThat(job.network().activation()).isEqualTo(NetworkSection.Activation.RELU);
        JobFile cell1997 = read(TEXT, "network.gates=[output, input]");
        assertThat(JobFileReader.read("job.yaml", JobFileWriter.write(cell1997), List.of(), any -> List.of()))
                .isEqualTo(cell1997);
        assertThat(read(TEXT, "network.gates=[]").network().gates()).isEmpty();
    }

    @Test
    void sharesThatAreCutLeaveDataToTrainOn() {
        String split = "corpus.split={valid: 0.5, test: 0.5}";
        assertThat(messages(TEXT, split))
                .containsExactly("--set " + split + ": corpus.split.valid = 0.5: must leave data to train on, but with "
                        + "corpus.split.test = 0.5 takes 100% away, and at most 95% may go; try 0.05 and 0.1");
        assertThat(read(TEXT, split, "corpus.test=test.txt").corpus().split().valid())
                .isEqualTo(0.5);
    }

    @Test
    void rowsHaveNoTail() {
        assertThat(messages(job("parquet", "", "words"), "corpus.split.method=tail"))
                .containsExactly("--set corpus.split.method=tail: corpus.split.method = tail: must be hash with "
                        + "corpus.format = parquet, whose rows have no order in a file");
    }

    @Test
    void tokenizedFormatsNeedTheWordsColumnAndTheGivenTokenizer() {
        assertThat(messages(job("conll", "", "words")))
                .containsExactly(
                        "jobs/small.yaml:3: text.tokenizer = words: must be given, because the corpus has its words "
                                + "apart already (corpus.format = conll, corpus.columns.token)",
                        "jobs/small.yaml: corpus.columns.token is missing: must be the column with the word when "
                                + "corpus.format = conll; try 0");
    }

    @ParameterizedTest
    @CsvSource({"form,true", "upos,true", "upsos,false", "1,false"})
    void columnsOfConlluHaveNames(String label, boolean known) {
        String setting = "corpus.columns.label=" + label;
        if (known) {
            assertThat(read(CONLLU, setting).corpus().columns().label()).isEqualTo(label);
        } else {
            assertThat(messages(CONLLU, setting))
                    .singleElement()
                    .asString()
                    .startsWith("--set " + setting + ": corpus.columns.label = " + label
                            + ": must be one of the columns of a conllu file: id, form, lemma, upos, xpos, feats, "
                            + "head, deprel, deps, misc" + (label.equals("upsos") ? "; did you mean upos?" : ""));
        }
    }

    @Test
    void columnsWithoutNamesAreNumbers() {
        assertThat(messages(job("tsv", ", header: false", "words"), "corpus.columns.label=1", "corpus.columns.id=-2"))
                .containsExactly(
                        "jobs/small.yaml: corpus.columns.text = text: must be a column's number, from 0, or -1 for "
                                + "the last, because corpus.header = false leaves the columns without names; try 0",
                        "--set corpus.columns.id=-2: corpus.columns.id = -2: must be a column's number, from 0, or -1 "
                                + "for the last, because corpus.header = false leaves the columns without names; try 0");
        assertThat(messages(job("conll", ", columns: {token: word}", "given")))
                .containsExactly("jobs/small.yaml:2: corpus.columns.token = word: must be a column's number, from 0, "
                        + "or -1 for the last, because the columns of a conll file have no names; try 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'\"'", ";;"})
    void aDelimiterIsOneCharacter(String delimiter) {
        assertThat(messages(job("csv", "", "words"), "corpus.delimiter=" + delimiter))
                .singleElement()
                .asString()
                .endsWith("': must be one character, and no quotation mark or line end; try ','");
    }

    @Test
    void refusesKeysThatWouldDoNothing() {
        assertThat(messages(
                        TEXT, "corpus.delimiter=;", "corpus.header=false", "text.kmer-size=4", "text.kmer-stride=2"))
                .containsExactly(
                        "--set corpus.delimiter=;: corpus.delimiter = ';': must be left out with corpus.format = text; "
                                + "it is for csv",
                        "--set corpus.header=false: corpus.header = false: must be left out with corpus.format = text; "
                                + "it is for csv and tsv",
                        "--set text.kmer-size=4: text.kmer-size = 4: must be left out with text.tokenizer = "
                                + "characters; it is for kmers",
                        "--set text.kmer-stride=2: text.kmer-stride = 2: must be left out with text.tokenizer = "
                                + "characters; it is for kmers");
        assertThat(messages(job("tsv", "", "words"), "corpus.delimiter=;"))
                .containsExactly("--set corpus.delimiter=;: corpus.delimiter = ';': must be left out with "
                        + "corpus.format = tsv, which has a tab; or try corpus.format = csv");
        assertThat(messages(TEXT, "network.embedding.characters={}"))
                .containsExactly("--set network.embedding.characters={}: network.embedding.characters: must be left "
                        + "out with text.tokenizer = characters; it is for symbols that are words (words, given)");
        assertThat(read(TEXT, "text.tokenizer=kmers", "text.kmer-size=4").text().kmerSize())
                .isEqualTo(4);
    }

    @Test
    void statesAreCarriedAlongAStreamAlone() {
        assertThat(read(TEXT, "training.stateful=true").training().stateful()).isTrue();
        assertThat(messages(TEXT, "training.stateful=true", "corpus.unit=line"))
                .singleElement()
                .asString()
                .contains(
                        "training.stateful = true: must be false unless corpus.format = text and corpus.unit = stream");
        assertThat(messages(TEXT, "training.stateful=true", "network.bidirectional=true"))
                .singleElement()
                .asString()
                .contains("must be false with network.bidirectional = true");
        assertThat(messages(TEXT, "training.stateful=true", "layers=dl4j"))
                .singleElement()
                .asString()
                .contains("must be false with layers = dl4j");
    }

    @Test
    void keysOfAnotherStatePolicyAreRefused() {
        assertThat(messages(
                        TEXT, "training.averaging.first-moments-every=2", "training.averaging.second-moments-every=2"))
                .hasSize(2)
                .anyMatch(message -> message.contains("training.averaging.first-moments-every = 2: must be left out"
                        + " with training.averaging.state = auto; it is for periodic"));
        assertThat(messages(TEXT, "training.averaging.state=periodic", "training.optimizer.name=sgd"))
                .singleElement()
                .asString()
                .contains("training.averaging.state = periodic: must be left out with training.optimizer.name = sgd");
    }

    @Test
    void theStockLayersHaveNoGru() {
        assertThat(messages(TEXT, "layers=dl4j", "network.cell=gru"))
                .singleElement()
                .asString()
                .contains("network.cell = gru: must be rnn or lstm with layers = dl4j");
    }

    @Test
    void aRateIsAboveNothingAndAnOutputIsSomewhere() {
        assertThat(messages(TEXT, "training.optimizer.rate=0", "output=' '"))
                .containsExactly(
                        "--set training.optimizer.rate=0: training.optimizer.rate = 0: must be above 0 (the learning "
                                + "rate at its highest); try 0.002",
                        "--set output=' ': output = ' ': must be a folder, on any Hadoop file system; try runs/first");
    }

    @Test
    void plainAveragingHasNoMomentum() {
        assertThat(messages(TEXT, "training.averaging={outer: plain, momentum: 0.5, rate: 0.7}"))
                .hasSize(2)
                .anyMatch(message -> message.contains("training.averaging.momentum = 0.5: must be left out with"
                        + " training.averaging.outer = plain; it is for block-momentum and nesterov"))
                .anyMatch(message -> message.contains("training.averaging.rate = 0.7: must be left out"));
        assertThat(read(TEXT, "training.averaging={outer: plain, momentum: auto}")
                        .training()
                        .averaging()
                        .momentum())
                .isEqualTo(NumberOrAuto.AUTO);
    }

    @Test
    void growthIsForQuadraticStepsOnly() {
        assertThat(messages(TEXT, "training.averaging.growth=0.01"))
                .singleElement()
                .asString()
                .contains("training.averaging.growth = 0.01: must be left out with training.averaging.steps = auto;"
                        + " it is for quadratic");
    }

    @Test
    void whatGoesByValidationNeedsIt() {
        String none = "corpus.split.valid=0";
        assertThat(messages(TEXT, none, "training.stopping.patience=3"))
                .singleElement()
                .asString()
                .contains("training.stopping.patience = 3: must be 0 without validation data: give corpus.valid, or a"
                        + " corpus.split.valid above 0");
        assertThat(messages(TEXT, none, "training.optimizer.schedule=plateau"))
                .singleElement()
                .asString()
                .contains("training.optimizer.schedule = plateau: must be another without validation data");
        assertThat(messages(TEXT, "training.stopping.min-improvement=0.1"))
                .singleElement()
                .asString()
                .contains("training.stopping.min-improvement = 0.1: must be left out without");
        assertThat(read(TEXT, none, "corpus.valid=held.txt", "training.stopping.patience=3")
                        .training()
                        .stopping()
                        .patience())
                .isEqualTo(3);
    }

    @Test
    void aRateThatDoesNotDecayHasNoDecay() {
        assertThat(messages(TEXT, "training.optimizer={decay-factor: 0.1, decay-epochs: 7}"))
                .hasSize(2)
                .allMatch(message -> message.contains(
                        "must be left out with training.optimizer.schedule = cosine; it is for step and plateau"));
        assertThat(read(TEXT, "training.optimizer={schedule: step, decay-factor: 0.1}")
                        .training()
                        .optimizer()
                        .decayEpochs())
                .isEqualTo(2);
    }

    @Test
    void aNumberOrAuto() {
        assertThat(messages(TEXT, "training.averaging.momentum=often"))
                .singleElement()
                .asString()
                .contains("training.averaging.momentum = often: must be auto or a number, between 0 and 0.999 (");
        assertThat(messages(TEXT, "training.averaging.momentum=1"))
                .singleElement()
                .asString()
                .contains("must be between 0 and 0.999 (")
                .endsWith("; try auto");
        JobFile job = read(TEXT, "training.averaging={outer: nesterov, momentum: 0.25}");
        assertThat(JobFileWriter.write(job)).contains("    momentum: 0.25 ");
        assertThat(JobFileWriter.write(read(TEXT))).contains("    momentum: auto ");
    }

    @Test
    void aMetricToGoByComesWithItsBestValueAndValidation() {
        String metric = "training.stopping.metric=accuracy";
        assertThat(messages(TEXT, metric))
                .singleElement()
                .asString()
                .contains("training.stopping.metric = accuracy: must come with training.stopping.best, highest or"
                        + " lowest");
        assertThat(messages(TEXT, metric, "training.stopping.best=highest", "corpus.split.valid=0"))
                .singleElement()
                .asString()
                .contains("training.stopping.metric = accuracy: must be loss without validation data");
        assertThat(messages(TEXT, "training.stopping.best=lowest"))
                .singleElement()
                .asString()
                .contains("training.stopping.best = lowest: must be left out with training.stopping.metric = loss");
        JobFile job = read(TEXT, metric, "training.stopping.best=highest");
        assertThat(job.training().stopping().best()).isEqualTo(StoppingSection.Best.HIGHEST);
        assertThat(JobFileWriter.write(job)).contains("    metric: accuracy ", "    best: highest ");
    }

    @Test
    void aWholeNumberOrAuto() {
        assertThat(messages(TEXT, "training.averaging.mean-of-rounds=2.5"))
                .singleElement()
                .asString()
                .contains(
                        "training.averaging.mean-of-rounds = 2.5: must be auto or a whole number, between 1 and 1000 (");
        assertThat(messages(TEXT, "training.averaging.mean-of-rounds=0"))
                .singleElement()
                .asString()
                .contains("must be between 1 and 1000 (")
                .endsWith("; try auto");
        JobFile job = read(TEXT, "training.averaging.mean-of-rounds=3");
        assertThat(job.training().averaging().meanOfRounds().or(() -> 1)).isEqualTo(3);
        assertThat(JobFileWriter.write(job)).contains("    mean-of-rounds: 3 ");
        assertThat(read(TEXT).training().averaging().meanOfRounds()).isEqualTo(IntegerOrAuto.AUTO);
    }

    private static String job(String format, String more, String tokenizer) {
        return "task: any\ncorpus: {format: " + format + ", train: data" + more + "}\ntext: {tokenizer: " + tokenizer
                + "}\n";
    }
}
