package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import dev.windrow.config.Setting;
import dev.windrow.corpus.Keyboard;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MusicTest {
    private static final Keyboard KEYS = new Keyboard(60, 62);
    private static final Tokenizer WORDS = Tokenizer.words();

    @Test
    void eachStepIsForetoldFromThoseBeforeItTheFirstFromSilence() {
        Example example = new Music().example(record("60 62 61,62"), job().corpus(), WORDS);
        assertThat(Keyboard.text(KEYS.steps(example.inputVectors().rounded()))).isEqualTo("- 60 62");
        assertThat(Keyboard.text(KEYS.steps(example.targetVectors().rounded()))).isEqualTo("60 62 61,62");
        Example question = new Music().question(record("60 62"), job().corpus(), WORDS);
        assertThat(Keyboard.text(KEYS.steps(question.inputVectors().rounded()))).isEqualTo("- 60 62");
        assertThat(question.targetVectors().isNone()).isTrue();
        assertThat(Keyboard.text(KEYS.steps(Music.piece(question)))).isEqualTo("60 62");
    }

    @Test
    void linesArePiecesWithTheirContinuation() {
        Task music = new Music().forJob(job());
        Example question = music.question(record("60 62"), job().corpus(), WORDS);
        Answer answer = Answer.piece(KEYS.roll(Keyboard.parse("61,62 -")));
        Vocabulary none = Vocabulary.ofLabels(Map.of());
        assertThat(music.lines(question, answer, none, Form.LINES)).containsExactly("a.mid\t60 62 61,62 -");
        assertThat(music.lines(question, answer, none, Form.JSON_LINES))
                .containsExactly("{\"id\":\"a.mid\",\"seed\":\"60 62\",\"continuation\":\"61,62 -\"}");
    }

    @Test
    void aTypedLineIsAPiece() {
        RawRecord typed = new Music().typed("60,62 61", 3, job().corpus()).orElseThrow();
        assertThat(typed.id()).isEqualTo("3");
        assertThat(Keyboard.text(KEYS.steps(typed.vectors()))).isEqualTo("60,62 61");
        assertThatThrownBy(() -> new Music().typed("60 70", 4, job().corpus()))
                .isInstanceOf(BadRecordException.class)
                .hasMessage("line 4: has the note 70 at step 2: must be from 60 to 62, as corpus.roll says");
    }

    /** Two rows, the second of one step; log-odds 2 for the first key, −2 for the others. */
    @Test
    void scoresAreOfStepsThatAreNoPadding() {
        TaskScores scores = new Music().scores(new SplitWindows(null, null, null, null, null));
        Minibatch batch = Minibatch.of(Alignment.SYNCED, List.of(window("60 61"), window("60,62")));
        float[] logOdds = {2, -2, -2, 2, -2, -2, 2, -2, -2, 9, 9, 9};
        scores.add(batch, Predictions.ofValues(2, 2, 3, logOdds));
        double right = Math.log(1 + Math.exp(-2));
        double wrong = 2 + right;
        assertThat(scores.values().get("nats"))
                .isCloseTo((3 * right + (right + 2 * wrong) + (2 * right + wrong)) / 3, Offset.offset(1e-12));
        assertThat(scores.values())
                .containsEntry("noteAccuracy", 2 / 5.0)
                .containsEntry("steps", 3.0)
                .containsEntry("notes", 4.0);
        TaskScores more = new Music().scores(new SplitWindows(null, null, null, null, null));
        more.add(batch, Predictions.ofValues(2, 2, 3, logOdds));
        assertThat(scores.merge(more).values()).containsEntry("steps", 6.0);
    }

    @Test
    void aJobForMusicIsOfPiecesReadOneWay() {
        assertThat(new Music().problems(job())).isEmpty();
        assertThat(new Music().problems(job("network.bidirectional=true", "generation.prompt=60 63")))
                .containsExactly(
                        "network.bidirectional = true: must be false for music, which would hear the notes it is to"
                                + " foresee",
                        "generation.prompt: has the note 63 at step 2: must be from 60 to 62, as corpus.roll says");
        assertThat(new Music().problems(job("generation.prompt=C major")).get(0))
                .startsWith("generation.prompt: has the step 'C': must be notes as MIDI numbers them");
        JobFile abc = JobFileReader.read(
                "job.yaml", "task: music\ncorpus: {format: text, train: a}\n", List.of(), any -> List.of());
        assertThat(new Music().problems(abc))
                .containsExactly("corpus.format = text: must be piano-roll for music; music that is written as text,"
                        + " such as ABC, is for task: language-model");
    }

    private static JobFile job(String... settings) {
        String yaml = "task: music\ncorpus: {format: piano-roll, train: a, roll: {lowest: 60, highest: 62}}\n";
        List<Setting> parsed = Stream.of(settings).map(Setting::of).toList();
        return JobFileReader.read("job.yaml", yaml, parsed, any -> List.of());
    }

    private static RawRecord record(String piece) {
        return new RawRecord("a.mid", "some/a.mid", Map.of(), KEYS.roll(Keyboard.parse(piece)));
    }

    private static Window window(String piece) {
        Vectors roll = KEYS.roll(Keyboard.parse(piece));
        return new Window("w", 0, new int[0], new int[0], new int[0][], roll, roll);
    }
}
