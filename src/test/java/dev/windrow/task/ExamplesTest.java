package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From records to examples, and from answers to lines. */
class ExamplesTest {
    private static final Tokenizer GIVEN = Tokenizer.given();

    @Test
    void taggingTakesWordsAndLabelsOfConll() {
        RawRecord record =
                record(Map.of("form", List.of("New", "1 000", "Cars"), "upos", List.of("ADJ", "NUM", "NOUN")));
        Example example =
                new Tagging().example(record, corpus(Format.CONLLU, "text", "upos", "form"), GIVEN.lowerCased());
        assertThat(example.inputs()).containsExactly("new", "1 000", "cars");
        assertThat(example.targets()).containsExactly("ADJ", "NUM", "NOUN");
    }

    @Test
    void taggingSplitsTheTextOfOtherFormats() {
        RawRecord record = record(Map.of("words", List.of("a b  c"), "tags", List.of("X Y Z")));
        CorpusSection corpus = corpus(Format.JSONL, "text", "tags", "words");
        assertThat(new Tagging().example(record, corpus, GIVEN).targets()).containsExactly("X", "Y", "Z");
        RawRecord arrays = record(Map.of("words", List.of("New York", "is"), "tags", List.of("X", "Y")));
        assertThat(new Tagging()
                        .example(arrays, corpus(Format.PARQUET, "text", "tags", "words"), GIVEN)
                        .inputs())
                .containsExactly("New York", "is");
        RawRecord uneven = record(Map.of("words", List.of("a b c"), "tags", List.of("X Y")));
        assertThatThrownBy(() -> new Tagging().example(uneven, corpus, GIVEN))
                .isInstanceOf(BadRecordException.class)
                .hasMessage("some.file, line 7: has 3 words and 2 labels; must have as many of both");
        assertThat(new Tagging()
                        .question(record(Map.of("words", List.of("a"))), corpus, GIVEN)
                        .inputs())
                .containsExactly("a");
    }

    @Test
    void classificationNeedsATextAndALabel() {
        CorpusSection corpus = corpus(Format.TSV, "text", "label", "");
        Classification task = new Classification();
        Example example =
                task.example(record(Map.of("text", List.of("so good"), "label", List.of("1 "))), corpus, GIVEN);
        assertThat(example.inputs()).containsExactly("so", "good");
        assertThat(example.targets()).containsExactly("1");
        RawRecord empty = record(Map.of("text", List.of(" "), "label", List.of("1")));
        assertThatThrownBy(() -> task.example(empty, corpus, GIVEN)).hasMessageContaining("no symbol in column 'text'");
        RawRecord nameless = record(Map.of("text", List.of("x"), "label", List.of(" ")));
        assertThatThrownBy(() -> task.example(nameless, corpus, GIVEN)).hasMessageContaining("empty label");
        RawRecord without = record(Map.of("text", List.of("x")));
        assertThatThrownBy(() -> task.example(without, corpus, GIVEN)).hasMessageContaining("no column 'label'");
        assertThat(task.question(without, corpus, GIVEN).inputs()).containsExactly("x");
    }

    @Test
    void aLanguageModelHasNoTargetsOfItsOwn() {
        Example example = new LanguageModel()
                .example(
                        record(Map.of("text", List.of("ab "))),
                        corpus(Format.TEXT, "text", "label", ""),
                        Tokenizer.characters());
        assertThat(example.inputs()).containsExactly("a", "b", " ");
        assertThat(example.targets()).isEmpty();
    }

    @Test
    void anUnknownWordOfATranslationIsTheOneAttended() {
        Vocabulary words = Vocabulary.ofSymbols(Map.of("good", 3L, "day", 2L), 1, 100);
        Example question = new Example("r", "", List.of("guten", "Tag", "Jane"), List.of());
        Answer answer = new Answer(new int[] {4, 5, Vocabulary.UNKNOWN}, new float[] {-1.5f}, new int[] {0, 1, 2});
        assertThat(new Translation().lines(question, answer, words, Form.LINES)).containsExactly("good day Jane");
        assertThat(new Translation().lines(question, answer, words, Form.JSON_LINES))
                .containsExactly("{\"id\":\"r\",\"source\":\"guten Tag Jane\","
                        + "\"translation\":\"good day Jane\",\"logProbability\":-1.5}");
    }

    @Test
    void aPairNeedsBothSides() {
        CorpusSection corpus = corpus(Format.PARALLEL, "", "", "", "de", "en");
        Translation task = new Translation();
        RawRecord pair = record(Map.of("de", List.of("guten Tag"), "en", List.of("hello")));
        assertThat(task.example(pair, corpus, GIVEN).targets()).containsExactly("hello");
        assertThatThrownBy(() -> task.example(record(Map.of("de", List.of("a"), "en", List.of(" "))), corpus, GIVEN))
                .hasMessage("some.file, line 7: has no symbol in 'en'; a target must have one");
        assertThatThrownBy(() -> task.example(record(Map.of("de", List.of(" "), "en", List.of("a"))), corpus, GIVEN))
                .hasMessage("some.file, line 7: has no symbol in 'de'; a source must have one");
        assertThatThrownBy(() -> task.example(record(Map.of("de", List.of("a"))), corpus, GIVEN))
                .hasMessage("some.file, line 7: has no target: there must be a file beside its own that ends in .en"
                        + " instead of .de");
    }

    @Test
    void tagsAreWrittenAsColumns() {
        Example question = new Example("r1", "", List.of("He", "ran"), List.of());
        Vocabulary labels = Vocabulary.ofLabels(Map.of("VERB", 1L, "PRON", 2L));
        Answer answer = new Answer(new int[] {0, 1}, new float[2]);
        assertThat(new Tagging().lines(question, answer, labels, Form.LINES))
                .containsExactly("He\tPRON", "ran\tVERB", "");
        assertThat(new Tagging().lines(question, answer, labels, Form.of("out.jsonl")))
                .containsExactly("{\"id\":\"r1\",\"tokens\":[\"He\",\"ran\"],\"labels\":[\"PRON\",\"VERB\"]}");
    }

    @Test
    void aClassIsWrittenWithItsProbability() {
        Example question = new Example("r\t1", "", List.of("x"), List.of());
        Vocabulary labels = Vocabulary.ofLabels(Map.of("no", 2L, "yes", 1L));
        Answer answer = new Answer(new int[] {1}, new float[] {(float) Math.log(0.75)});
        assertThat(new Classification().lines(question, answer, labels, Form.LINES))
                .containsExactly("r\\t1\tyes\t0.750000");
        assertThat(new Classification()
                        .lines(question, answer, labels, Form.JSON_LINES)
                        .get(0))
                .startsWith("{\"id\":\"r\\t1\",\"label\":\"yes\",\"probability\":0.75");
    }

    @Test
    void aTextIsWrittenWithItsContinuation() {
        Vocabulary characters = Vocabulary.ofSymbols(Map.of("a", 3L, "b", 2L, "\n", 1L), 1, 100);
        Vocabulary words = Vocabulary.ofSymbols(Map.of("go", 3L, "home", 2L), 1, 100);
        LanguageModel task = new LanguageModel();
        Answer answer = new Answer(new int[] {5, 4}, new float[0]);
        Example letters = new Example("r", "", List.of("a", "a"), List.of());
        assertThat(task.lines(letters, answer, characters, Form.LINES)).containsExactly("aaba");
        assertThat(task.lines(letters, new Answer(new int[] {6, 4}, new float[0]), characters, Form.LINES))
                .containsExactly("aa", "a");
        Example text = new Example("r", "", List.of("they"), List.of());
        assertThat(task.lines(text, answer, words, Form.LINES)).containsExactly("they home go");
        assertThat(task.lines(text, answer, words, Form.JSON_LINES))
                .containsExactly("{\"id\":\"r\",\"text\":\"they\",\"continuation\":\"home go\"}");
    }

    @Test
    void aForecastIsALineAValue() {
        Example question = new Example("1/2/2013, 4:00", "", List.of(), List.of());
        Answer answer = new Answer(
                new int[0],
                new float[0],
                new int[0],
                List.of(
                        new Answer.Forecast("wet", 1, 2.5, 1, 4),
                        new Answer.Forecast("wet", 2, 3, Double.NaN, Double.NaN)));
        Vocabulary none = Vocabulary.ofLabels(Map.of());
        assertThat(new Weather().lines(question, answer, none, Form.LINES))
                .containsExactly("\"1/2/2013, 4:00\",wet,1,2.5,1.0,4.0", "\"1/2/2013, 4:00\",wet,2,3.0");
        assertThat(new Weather().lines(question, answer, none, Form.JSON_LINES).get(1))
                .isEqualTo("{\"id\":\"1/2/2013, 4:00\",\"column\":\"wet\",\"step\":2,\"forecast\":3.0}");
    }

    private static RawRecord record(Map<String, List<String>> columns) {
        return new RawRecord("r", "some.file, line 7", columns);
    }

    private static CorpusSection corpus(Format format, String text, String label, String token) {
        return corpus(format, text, label, token, "", "");
    }

    private static CorpusSection corpus(
            Format format, String text, String label, String token, String source, String target) {
        return new CorpusSection(
                format,
                List.of("train"),
                List.of(),
                List.of(),
                new CorpusSection.Columns(text, label, token, "", source, target),
                ",",
                true,
                CorpusSection.Unit.LINE,
                new CorpusSection.Split(CorpusSection.Split.Method.HASH, 0.1, 0.1, 1, ""),
                CorpusSection.OnBadRecord.FAIL,
                new CorpusSection.Fasta(List.of(), "", CorpusSection.Fasta.Label.STRAND, 10_000));
    }
}
