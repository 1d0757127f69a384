package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.RawVectors;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameLabelsTest {
    private static final FrameLabels TASK = new FrameLabels();
    private static final CorpusSection ROWS =
            corpus("{format: csv, train: a.csv, vectors: {sequence: clip, columns: [x, y]}}");
    private static final CorpusSection WHOLE =
            corpus("{format: csv, train: a.csv, vectors: {frame: 2, columns: [xy]}}");

    @Test
    void eachRowOfASequenceIsAFrameWithItsLabel() {
        Example example = TASK.example(rows("walk", " still", "walk"), ROWS, Tokenizer.given());
        assertThat(example.inputVectors()).isEqualTo(new RawVectors(2, new double[] {1, 4, 2, 5, 3, 6}));
        assertThat(example.targets()).containsExactly("walk", "still", "walk");
        assertThat(TASK.question(rows("", "", ""), ROWS, Tokenizer.given()).targets())
                .isEmpty();
    }

    @Test
    void aRecordMayHoldAWholeSequenceAndItsLabels() {
        assertThat(TASK.example(whole("p", "q"), WHOLE, Tokenizer.given()).targets())
                .containsExactly("p", "q");
        assertThat(TASK.example(whole(" p  q "), WHOLE, Tokenizer.given()).targets())
                .containsExactly("p", "q");
        assertThatThrownBy(() -> TASK.example(whole("p", "q", "p"), WHOLE, Tokenizer.given()))
                .isInstanceOf(BadRecordException.class)
                .hasMessage(
                        "a.csv, line 2: has 2 frames and 3 labels in the column 'label': must have a label a frame");
    }

    @Test
    void anEmptyLabelIsNamedWithTheLineOfItsFrame() {
        assertThatThrownBy(() -> TASK.example(rows("walk", " ", "walk"), ROWS, Tokenizer.given()))
                .isInstanceOf(BadRecordException.class)
                .hasMessage(
                        "a.csv, line 3: has an empty label in the column 'label', frame 2 of 'clip 1': must have one;"
                                + " frames of nothing may be called none");
    }

    @Test
    void framesAreCountedFromOneInPredictions() {
        Example question = new Example("clip\t1", "", Vectors.zeros(1, 2), List.of());
        Vocabulary labels = Vocabulary.ofLabels(Map.of("walk", 2L, "still", 1L));
        Answer answer = new Answer(new int[] {1, 0}, new float[] {(float) Math.log(0.5), (float) Math.log(0.25)});
        assertThat(TASK.lines(question, answer, labels, Form.LINES))
                .containsExactly("clip\\t1\t1\tstill\t0.500000", "clip\\t1\t2\twalk\t0.250000");
        assertThat(TASK.lines(question, answer, labels, Form.JSON_LINES).get(1))
                .isEqualTo("{\"id\":\"clip\\t1\",\"frame\":2,\"label\":\"walk\",\"probability\":0.25}");
    }

    @Test
    void aTypedLineHasTheFramesAfterEachOther() {
        RawRecord typed = TASK.typed("1 4, 2 5", 7, ROWS).orElseThrow();
        assertThat(TASK.question(typed, ROWS, Tokenizer.given()).inputVectors())
                .isEqualTo(new RawVectors(2, new double[] {1, 4, 2, 5}));
        assertThatThrownBy(() -> TASK.typed("1 4 2", 7, ROWS))
                .hasMessage("line 7: has 3 numbers: must have 2 for each step, one for each of [x, y]");
    }

    @Test
    void everyFrameIsScoredAndPaddingIsNot() {
        Minibatch batch = Minibatch.of(Alignment.SYNCED, List.of(window(1, 1), window(0), window(-1)));
        Predictions predictions = new Predictions(
                3, 2, 2, new float[] {-2, -0.1f, -0.1f, -2, -0.1f, -2, -0.1f, -2, -0.1f, -2, -0.1f, -2});
        EachPlaceScores scores = new EachPlaceScores(List.of("still", "walk"));
        scores.add(batch, predictions);
        assertThat(scores.values()).containsEntry("accuracy", 0.5);
        assertThat(scores.values()).containsKeys("macroF1", "segmentOverlap walk");
        assertThat(scores.confusion().orElseThrow().counts())
                .containsExactly(List.of(1L, 0L), List.of(1L, 1L), List.of(1L, 0L));
        EachPlaceScores twice = new EachPlaceScores(List.of("still", "walk"));
        twice.add(batch, predictions);
        twice.merge(scores);
        assertThat(twice.confusion().orElseThrow().counts().get(1)).containsExactly(2L, 2L);
    }

    @Test
    void jobsThatNameNoSequencesAreRefused() {
        assertThatThrownBy(() -> corpus("{format: csv, train: a.csv}"))
                .hasMessageContaining("corpus.vectors is missing: must say which numbers frame-labels reads");
        assertThatThrownBy(() -> corpus("{format: csv, train: a.csv, vectors: {}}"))
                .hasMessageContaining("corpus.vectors.sequence is missing: must name the column");
    }

    private static Window window(int... labels) {
        Vectors frames = Vectors.zeros(1, labels.length);
        return new Window("w", 0, new int[0], labels, new int[0][], frames, Vectors.NONE);
    }

    private static RawRecord rows(String... labels) {
        Map<String, List<String>> columns =
                Map.of("x", List.of("1", "2", "3"), "y", List.of("4", "5", "6"), "label", List.of(labels));
        List<String> lines = List.of("a.csv, line 2", "a.csv, line 3", "a.csv, line 4");
        return new RawRecord("clip 1", lines.get(0), columns, Vectors.NONE, lines);
    }

    private static RawRecord whole(String... labels) {
        return new RawRecord("1", "a.csv, line 2", Map.of("xy", List.of("1", "4", "2", "5"), "label", List.of(labels)));
    }

    private static CorpusSection corpus(String yaml) {
        JobFile job =
                JobFileReader.read("job.yaml", "task: frame-labels\ncorpus: " + yaml + "\n", List.of(), TASK::problems);
        return job.corpus();
    }
}
