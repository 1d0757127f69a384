package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.SparkSessions;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.CorpusSection.OnBadRecord;
import dev.windrow.config.CorpusSection.Split.Method;
import dev.windrow.config.CorpusSection.Unit;
import dev.windrow.config.TextSection;
import dev.windrow.config.TextSection.Tokenizer;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

class PreparationTest {
    private static final CorpusSection.Split NO_SPLIT = new CorpusSection.Split(Method.HASH, 0, 0, 1, "");

    @TempDir
    Path folder;

    private String text;

    @BeforeEach
    void writeText() throws IOException {
        Random random = new Random(3);
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < 200; line++) {
            for (int word = random.nextInt(9); word >= 0; word--) {
                lines.append("abcdefgh", 0, 1 + random.nextInt(8)).append(word == 0 ? "\n" : " ");
            }
        }
        text = write("text.txt", lines.toString());
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private PreparedCorpus prepare(Recipe recipe) throws IOException {
        return prepare(recipe, Parts.SLICE_BYTES);
    }

    private PreparedCorpus prepare(Recipe recipe, long sliceBytes) throws IOException {
        return Preparation.run(SparkSessions.local(), Map.of(), recipe, output(), sliceBytes);
    }

    private org.apache.hadoop.fs.Path output() {
        return new org.apache.hadoop.fs.Path(folder.resolve("out").toString());
    }

    private CorpusSection stream(CorpusSection.Split split) {
        return Corpora.with(Corpora.with(Corpora.of(Format.TEXT, text), Unit.STREAM), split);
    }

    /** The text that the targets of windows in their order spell. */
    private static String spell(PreparedCorpus corpus, Split split) {
        StringBuilder spelled = new StringBuilder();
        List<Tuple2<Long, Window>> windows = corpus.indexed(split).collect();
        for (int i = 0; i < windows.size(); i++) {
            assertThat(windows.get(i)._1).isEqualTo(i);
            for (int target : windows.get(i)._2.targets()) {
                spelled.append(corpus.encoding().outputs().symbol(target));
            }
        }
        assertThat(corpus.count(split)).isEqualTo(windows.size());
        return spelled.toString();
    }

    @Test
    void theTargetsOfAStreamSpellTheText() throws IOException {
        Recipe recipe = Jobs.languageModel(stream(NO_SPLIT), Jobs.text(Tokenizer.CHARACTERS, 7));
        for (long bytes : new long[] {Parts.SLICE_BYTES, 500, 50}) {
            PreparedCorpus corpus = prepare(recipe, bytes);
            assertThat(spell(corpus, Split.TRAIN)).isEqualTo(Files.readString(Path.of(text)));
            assertThat(corpus.count(Split.VALID)).isZero();
            assertThat(corpus.windows(Split.VALID).count()).isZero();
        }
    }

    @Test
    void theTailOfEachFileIsTheTest() throws IOException {
        CorpusSection corpus = stream(new CorpusSection.Split(Method.TAIL, 0.1, 0.2, 1, ""));
        PreparedCorpus prepared = prepare(Jobs.languageModel(corpus, Jobs.text(Tokenizer.CHARACTERS, 7)), 500);
        String whole = Files.readString(Path.of(text));
        String train = spell(prepared, Split.TRAIN);
        String test = spell(prepared, Split.TEST);
        assertThat(train + spell(prepared, Split.VALID) + test).isEqualTo(whole);
        assertThat((double) train.length()).isBetween(whole.length() * 0.7 - 1, whole.length() * 0.7 + 60);
        assertThat((double) test.length()).isBetween(whole.length() * 0.2 - 60, whole.length() * 0.2 + 1);
    }

    @Test
    void theTailOfACompressedFileIsTheSame() throws IOException {
        CorpusSection.Split tail = new CorpusSection.Split(Method.TAIL, 0.1, 0.2, 1, "");
        String plain = spell(prepare(Jobs.languageModel(stream(tail), Jobs.text(Tokenizer.CHARACTERS, 7))), Split.TEST);
        byte[] bytes = Files.readAllBytes(Path.of(text));
        text += ".gz";
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(text)))) {
            out.write(bytes);
        }
        PreparedCorpus zipped = prepare(Jobs.languageModel(stream(tail), Jobs.text(Tokenizer.CHARACTERS, 7)));
        assertThat(spell(zipped, Split.TEST)).isEqualTo(plain);
    }

    @Test
    void aHashSplitsByItsShares() throws IOException {
        CorpusSection corpus =
                Corpora.with(Corpora.of(Format.TEXT, text), new CorpusSection.Split(Method.HASH, 0.2, 0.3, 7, ""));
        PreparedCorpus prepared = prepare(Jobs.languageModel(corpus, Jobs.text(Tokenizer.WORDS, 100)), 1000);
        long train = prepared.count(Split.TRAIN);
        long valid = prepared.count(Split.VALID);
        long test = prepared.count(Split.TEST);
        assertThat(train + valid + test).isEqualTo(200);
        // Four standard deviations of a binomial law.
        assertThat(valid).isBetween(40 - 23L, 40 + 23L);
        assertThat(test).isBetween(60 - 26L, 60 + 26L);
        assertThat(prepared.windows(Split.TEST).map(Window::id).collect())
                .doesNotContainAnyElementsOf(
                        prepared.windows(Split.TRAIN).map(Window::id).collect());
    }

    @Test
    void recordsOfOneColumnShareASplit() throws IOException {
        StringBuilder rows = new StringBuilder("text,label,speaker\n");
        for (int k = 0; k < 300; k++) {
            rows.append("word")
                    .append(k)
                    .append(k % 7 == 0 ? ",x, s" : ",y, s")
                    .append(k % 30)
                    .append(k % 2 == 0 ? " \n" : "\n");
        }
        String csv = Files.writeString(folder.resolve("speakers.csv"), rows).toString();
        CorpusSection corpus =
                Corpora.with(Corpora.of(Format.CSV, csv), new CorpusSection.Split(Method.HASH, 0.2, 0.3, 7, "speaker"));
        PreparedCorpus prepared = prepare(Jobs.classification(corpus, Jobs.text(Tokenizer.WORDS, 100)), 1000);
        for (Split split : Split.values()) {
            // Ten records a speaker, all in one split.
            assertThat(prepared.count(split)).isPositive().matches(count -> count % 10 == 0);
        }
        CorpusSection misnamed = Corpora.with(corpus, new CorpusSection.Split(Method.HASH, 0.2, 0.3, 7, "speakers"));
        assertThatThrownBy(() -> prepare(Jobs.classification(misnamed, Jobs.text(Tokenizer.WORDS, 100)), 1000))
                .hasMessageContaining("has no column 'speakers'; it has [text, label, speaker]");
    }

    @Test
    void windowsAreTheSameOnOneCoreAndTwo() throws IOException {
        Recipe recipe = Jobs.languageModel(
                stream(new CorpusSection.Split(Method.HASH, 0.1, 0.1, 1, "")), Jobs.text(Tokenizer.WORDS, 5));
        PreparedCorpus two = prepare(recipe, 300);
        String fingerprint = two.fingerprint();
        List<String> onTwo = contents(two);
        PreparedCorpus one = Preparation.run(SparkSessions.on("local[1]"), Map.of(), recipe, output(), 300);
        assertThat(one.fingerprint()).isEqualTo(fingerprint);
        assertThat(contents(one)).isEqualTo(onTwo);
        assertThat(contents(PreparedCorpus.open(SparkSessions.local(), output())))
                .isEqualTo(onTwo);
    }

    private static List<String> contents(PreparedCorpus corpus) {
        List<String> contents = new ArrayList<>();
        for (Split split : Split.values()) {
            for (Tuple2<Long, Window> indexed : corpus.indexed(split).collect()) {
                Window window = indexed._2;
                contents.add(split + " " + indexed._1 + " " + window.id() + " " + window.position() + " "
                        + Arrays.toString(window.inputs()) + Arrays.toString(window.targets()));
            }
        }
        return contents;
    }

    @Test
    void otherDataHaveAnotherFingerprint() throws IOException {
        Recipe recipe = Jobs.languageModel(stream(NO_SPLIT), Jobs.text(Tokenizer.CHARACTERS, 7));
        String before = prepare(recipe).fingerprint();
        assertThat(prepare(recipe).fingerprint()).isEqualTo(before);
        String swapped = Files.readString(Path.of(text)).replaceFirst("(.+)\n(.+)\n", "$2\n$1\n");
        Files.writeString(Path.of(text), swapped);
        assertThat(prepare(recipe).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void taggedWordsHaveLabelsAndLetters() throws IOException {
        String conll = write("a.conll", "The DT\ndog NN\nbarks VB\n\nA DT\ncat NN\n");
        String valid = write("v.conll", "The XX\ncow NN\n");
        CorpusSection corpus = Corpora.withPaths(Corpora.of(Format.CONLL, conll), List.of(valid), List.of());
        PreparedCorpus prepared = prepare(Jobs.tagging(corpus, 2));
        Encoding encoding = prepared.encoding();
        assertThat(encoding.outputs().size()).isEqualTo(3);
        assertThat(encoding.inputs().size()).isEqualTo(4 + 5);
        assertThat(prepared.count(Split.TRAIN)).isEqualTo(3);
        Window first = prepared.indexed(Split.TRAIN).lookup(0L).get(0);
        assertThat(first.inputs())
                .containsExactly(encoding.inputs().id("The"), encoding.inputs().id("dog"));
        assertThat(first.targets())
                .containsExactly(encoding.outputs().id("DT"), encoding.outputs().id("NN"));
        Vocabulary letters = encoding.letters();
        assertThat(letters).isNotNull();
        assertThat(first.letters()[1]).containsExactly(letters.id("d"), letters.id("o"), letters.id("g"));
        Window unseen = prepared.windows(Split.VALID).first();
        assertThat(unseen.targets())
                .containsExactly(Window.NO_TARGET, encoding.outputs().id("NN"));
        assertThat(unseen.inputs()[1]).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(unseen.letters()[1]).containsExactly(letters.id("c"), letters.id("o"), Vocabulary.UNKNOWN);
    }

    @Test
    void anEncodingIsReadBack() throws IOException {
        String conll = write("a.conll", "The DT\ndog NN\n");
        Encoding written =
                prepare(Jobs.tagging(Corpora.of(Format.CONLL, conll), 9)).encoding();
        assertThat(PreparedCorpus.open(SparkSessions.local(), output()).encoding())
                .isEqualTo(written);
        Encoding text = prepare(Jobs.languageModel(stream(NO_SPLIT), Jobs.text(Tokenizer.WORDS, 5)))
                .encoding();
        assertThat(text.outputs()).isSameAs(text.inputs());
        assertThat(text.hasLetters()).isFalse();
    }

    @Test
    void badRecordsFailTheJobOrAreCountedAndWritten() throws IOException {
        String csv = write("a.csv", "text,label\ngood,1\nno label\nfine,0\n\"open,1\n");
        Recipe failing = Jobs.classification(Corpora.of(Format.CSV, csv), Jobs.text(Tokenizer.WORDS, 5));
        assertThatThrownBy(() -> prepare(failing))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("a.csv, line 3: has 1 fields: must have 2");
        assertThat(folder.resolve("out/prepared")).doesNotExist();
        assertThat(folder.resolve("out/prepared.partial")).doesNotExist();

        Recipe skipping =
                Jobs.classification(Corpora.with(failing.corpus(), OnBadRecord.SKIP), Jobs.text(Tokenizer.WORDS, 5));
        PreparedCorpus corpus = prepare(skipping);
        assertThat(corpus.count(Split.TRAIN)).isEqualTo(2);
        assertThat(corpus.rejected()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("out/prepared/rejected/train-00000.txt")))
                .contains("a.csv, line 3: has 1 fields", "a.csv, line 5: opens a quote");
    }

    @Test
    void ofManyBadRecordsTheFirstAreKeptAndTheRestCounted() throws IOException {
        int bad = BadRecords.KEPT + 23;
        String csv = write("a.csv", "text,label\ngood,1\nfine,0\n" + "no label\n".repeat(bad));
        PreparedCorpus corpus = prepare(Jobs.classification(
                Corpora.with(Corpora.of(Format.CSV, csv), OnBadRecord.SKIP), Jobs.text(Tokenizer.WORDS, 5)));
        assertThat(corpus.rejected()).isEqualTo(bad);
        List<String> rejected = Files.readAllLines(folder.resolve("out/prepared/rejected/train-00000.txt"));
        assertThat(rejected).hasSize(BadRecords.KEPT + 1).last().isEqualTo("and 23 more");
        assertThat(rejected.get(BadRecords.KEPT - 1)).contains("a.csv, line " + (BadRecords.KEPT + 3) + ": has 1");
    }

    @Test
    void aTokenWithoutItsLabelIsBad() throws IOException {
        String jsonl = write("a.jsonl", "{\"0\":[\"a\"],\"-1\":[\"X\"]}\n{\"0\":[\"a\",\"b\"],\"-1\":[\"X\"]}\n");
        assertThatThrownBy(() -> prepare(Jobs.tagging(Corpora.of(Format.JSONL, jsonl), 5)))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("a.jsonl, line 2: has 2 tokens and 1 labels: must have a label a token");
    }

    @Test
    void aCorpusThatCannotTrainSaysWhy() throws IOException {
        String csv = write("a.csv", "text,label\na,1\nb,1\n");
        assertProblem(
                Jobs.classification(Corpora.of(Format.CSV, csv), Jobs.text(Tokenizer.WORDS, 5)),
                "has the label '1' and no other");
        Recipe rare =
                Jobs.languageModel(stream(NO_SPLIT), new TextSection(Tokenizer.WORDS, false, 3, 1, 99999, 1000, 5));
        assertProblem(rare, "text.min-count = 99999: no symbol of the training data occurs that often");
        StringBuilder measured = new StringBuilder("text,label\n");
        for (int k = 0; k < 150; k++) {
            measured.append("a,0.").append(100 + k).append('\n');
        }
        assertProblem(
                Jobs.classification(
                        Corpora.of(Format.CSV, write("m.csv", measured.toString())), Jobs.text(Tokenizer.WORDS, 5)),
                "has 150 different values in 150 training records, such as '0.100': must be a class");
        String worse = write("worse.csv", "text,label\nno label\n");
        CorpusSection labelled = Corpora.of(Format.CSV, write("b.csv", "text,label\na,1\nb,2\n"));
        assertProblem(
                Jobs.classification(
                        Corpora.with(Corpora.withPaths(labelled, List.of(worse), List.of()), OnBadRecord.SKIP),
                        Jobs.text(Tokenizer.WORDS, 5)),
                "corpus.valid: has no records, all 1 were bad, the first: file:");
        String two = write("two.csv", "text,label\na,1\nb,2\n");
        assertProblem(
                Jobs.classification(
                        Corpora.with(
                                Corpora.of(Format.CSV, two), new CorpusSection.Split(Method.HASH, 0.0001, 0, 1, "")),
                        Jobs.text(Tokenizer.WORDS, 5)),
                "corpus.split.valid: has no records: too small a share");
        assertProblem(
                Jobs.languageModel(
                        Corpora.withPaths(stream(NO_SPLIT), List.of(text), List.of()), Jobs.text(Tokenizer.WORDS, 5)),
                "corpus.valid: names file:");
        String blank = write("blank.txt", "\n \n");
        assertProblem(
                Jobs.languageModel(Corpora.of(Format.TEXT, blank), Jobs.text(Tokenizer.WORDS, 5)),
                "has no records left for training");
        assertProblem(
                Jobs.languageModel(
                        Corpora.with(
                                Corpora.of(Format.PARQUET, text),
                                new CorpusSection.Split(Method.TAIL, 0.1, 0.1, 1, "")),
                        Jobs.text(Tokenizer.WORDS, 5)),
                "corpus.split.method = tail: not possible for corpus.format = parquet");
    }

    private void assertProblem(Recipe recipe, String message) {
        assertThatThrownBy(() -> prepare(recipe))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aFailureKeepsWhatWasPreparedBefore() throws IOException {
        PreparedCorpus before = prepare(Jobs.languageModel(stream(NO_SPLIT), Jobs.text(Tokenizer.WORDS, 5)));
        Recipe rare =
                Jobs.languageModel(stream(NO_SPLIT), new TextSection(Tokenizer.WORDS, false, 3, 1, 99999, 1000, 5));
        assertThatThrownBy(() -> prepare(rare)).isInstanceOf(CorpusException.class);
        assertThat(PreparedCorpus.open(SparkSessions.local(), output()).fingerprint())
                .isEqualTo(before.fingerprint());
    }

    @Test
    void aFolderThatIsNotWholeIsRefused() throws IOException {
        assertThatThrownBy(() -> PreparedCorpus.open(SparkSessions.local(), output()))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("holds no whole prepared corpus");
        prepare(Jobs.languageModel(stream(NO_SPLIT), Jobs.text(Tokenizer.WORDS, 5)));
        Files.delete(folder.resolve("out/prepared/.manifest.json.crc"));
        Files.writeString(folder.resolve("out/prepared/manifest.json"), "{\"format\": 1}");
        assertThatThrownBy(() -> PreparedCorpus.open(SparkSessions.local(), output()))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("is damaged");
        Files.writeString(folder.resolve("out/prepared/manifest.json"), "{\"format\": 99}");
        assertThatThrownBy(() -> PreparedCorpus.open(SparkSessions.local(), output()))
                .hasMessageContaining("format = 99: must be 1");
    }

    @Test
    void sparkReadsTheFilesToo() throws IOException {
        PreparedCorpus corpus = prepare(Jobs.languageModel(stream(NO_SPLIT), Jobs.text(Tokenizer.WORDS, 5)), 500);
        assertThat(SparkSessions.local()
                        .read()
                        .parquet(folder.resolve("out/prepared/train").toString())
                        .count())
                .isEqualTo(corpus.count(Split.TRAIN));
        assertThat(Files.readString(folder.resolve("out/prepared/manifest.json")))
                .contains(corpus.fingerprint());
    }
}
