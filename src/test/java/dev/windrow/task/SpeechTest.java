package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import dev.windrow.config.Setting;
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

class SpeechTest {
    private static final Tokenizer CHARACTERS = Tokenizer.characters();
    /** {@code <pad> <unk> <s> </s> a b}. */
    private static final Vocabulary LETTERS = Vocabulary.ofSymbols(Map.of("a", 2L, "b", 1L), 1, 100);

    private static final int A = 4;
    private static final int B = 5;

    @Test
    void anExampleIsFramesAndTheSymbolsOfItsTranscript() {
        Example example = new Speech().example(record("see", 4), job().corpus(), CHARACTERS);
        assertThat(example.targets()).containsExactly("s", "e", "e");
        assertThat(example.inputVectors().length()).isEqualTo(4);
        Example question = new Speech().question(record("", 2), job().corpus(), CHARACTERS);
        assertThat(question.targets()).isEmpty();
        assertThat(question.inputVectors().length()).isEqualTo(2);
    }

    @Test
    void aRecordingThatCannotBeLearnedFromSaysWhy() {
        assertThatThrownBy(() -> example("see", 3))
                .isInstanceOf(BadRecordException.class)
                .hasMessage("some/3_x.wav: has 3 frames for 'see', which needs at least 4, one a symbol and one between"
                        + " equal neighbours: must be the right transcript; else a shorter corpus.sound.hop-millis than"
                        + " 10.0 makes more frames");
        assertThatThrownBy(() -> example(" ", 3)).hasMessageStartingWith("some/3_x.wav: has an empty transcript");
        RawRecord silent =
                new RawRecord("3_x.wav", "some/3_x.wav", Map.of("file", List.of("3_x.wav")), Vectors.zeros(2, 5));
        assertThatThrownBy(() -> new Speech().example(silent, job().corpus(), CHARACTERS))
                .hasMessage("some/3_x.wav: has no transcript: its name must match corpus.sound.transcript-pattern ="
                        + " '^(\\d)_'");
        assertThatThrownBy(() -> new Speech()
                        .example(silent, job("corpus.sound.transcripts=t.tsv").corpus(), CHARACTERS))
                .hasMessageEndingWith("'^(\\d)_', and t.tsv must have a line for what that takes of it");
        assertThatThrownBy(() -> new Speech().example(record("a <pad>", 9), job().corpus(), Tokenizer.given()))
                .hasMessage("some/3_x.wav: has <pad> in its transcript, which stands for nothing: must be other text");
    }

    /** Blank 0.6, a 0.4 twice: the best alignment is silence, but "a" has three of them, 0.64. */
    @Test
    void aBeamSumsUpAlignmentsWhereABeamOfOneTakesTheBest() {
        Predictions predictions = predictions(new double[][] {{0.6, 0.4, 0}, {0.6, 0.4, 0}});
        Answer greedy = speech("decoding.beam=1").answer(predictions, 0, 2);
        assertThat(greedy.symbols()).isEmpty();
        assertThat(Math.exp(greedy.logProbabilities()[0])).isCloseTo(0.36, Offset.offset(1e-5));
        Answer beam = speech("decoding.beam=4").answer(predictions, 0, 2);
        assertThat(beam.symbols()).containsExactly(A);
        assertThat(Math.exp(beam.logProbabilities()[0])).isCloseTo(0.64, Offset.offset(1e-5));
    }

    @Test
    void scoresCountWordsAndCharactersOfWhatWasSaid() {
        double sure = 0.98;
        double not = 0.01;
        double[][] ab = {{not, sure, not}, {sure, not, not}, {not, not, sure}};
        TaskScores scores = speech("decoding.beam=1").scores(new SplitWindows(LETTERS, LETTERS, null, null, null));
        scores.add(batch(new int[] {A, B}), predictions(ab));
        scores.add(batch(new int[] {A, Vocabulary.UNKNOWN, A}), predictions(ab));
        assertThat(scores.values())
                .containsEntry("wordErrorRate", 0.5)
                // Of five characters, one that was never heard and one that was taken for another.
                .containsEntry("characterErrorRate", 0.4)
                .containsEntry("exactMatch", 0.5);
    }

    @Test
    void linesAreFilesAndTranscripts() {
        Example question = new Example("3_x.wav", "some/3_x.wav", List.of(), List.of());
        Answer answer = new Answer(new int[] {B, A}, new float[] {(float) Math.log(0.25)});
        assertThat(speech("decoding.beam=1").lines(question, answer, LETTERS, Form.LINES))
                .containsExactly("3_x.wav\tba");
        assertThat(speech("text.tokenizer=words").lines(question, answer, LETTERS, Form.JSON_LINES))
                .containsExactly("{\"id\":\"3_x.wav\",\"transcript\":\"b a\",\"probability\":0.25}");
    }

    @Test
    void aJobForSpeechIsOfSoundWithTranscripts() {
        assertThat(new Speech().problems(job())).isEmpty();
        assertThat(new Speech().problems(job("corpus.sound={}", "text.tokenizer=kmers")))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith("corpus.sound: must have a transcript-pattern or transcripts for speech"),
                        problem -> assertThat(problem)
                                .isEqualTo("text.tokenizer = kmers: must be characters, words or given for speech"));
        JobFile text = JobFileReader.read(
                "job.yaml", "task: speech\ncorpus: {format: text, train: a}\n", List.of(), any -> List.of());
        assertThat(new Speech().problems(text)).containsExactly("corpus.format = text: must be wav for speech");
    }

    private static Speech speech(String setting) {
        return new Speech().forJob(job(setting));
    }

    private static JobFile job(String... settings) {
        String yaml = """
                task: speech
                corpus: {format: wav, train: a, sound: {transcript-pattern: '^(\\d)_'}}
                text: {tokenizer: characters}
                """;
        List<Setting> parsed = Stream.of(settings).map(Setting::of).toList();
        return JobFileReader.read("job.yaml", yaml, parsed, any -> List.of());
    }

    private static Example example(String transcript, int frames) {
        return new Speech().example(record(transcript, frames), job().corpus(), CHARACTERS);
    }

    private static RawRecord record(String transcript, int frames) {
        return new RawRecord("3_x.wav", "some/3_x.wav", Map.of("text", List.of(transcript)), Vectors.zeros(2, frames));
    }

    private static Minibatch batch(int[] targets) {
        Window window = new Window("w", 0, new int[0], targets, new int[0][], Vectors.zeros(2, 3), Vectors.NONE);
        return Minibatch.of(Alignment.MANY_TO_MANY, List.of(window));
    }

    /** Of one row, by the probabilities of blank, a and b at each step. */
    private static Predictions predictions(double[][] steps) {
        float[] logs = new float[steps.length * LETTERS.size()];
        for (int step = 0; step < steps.length; step++) {
            for (int k = 0; k < LETTERS.size(); k++) {
                double probability = k == Vocabulary.PAD ? steps[step][0] : k < A ? 0 : steps[step][k - A + 1];
                logs[step * LETTERS.size() + k] = (float) Math.log(probability);
            }
        }
        return new Predictions(1, steps.length, LETTERS.size(), logs);
    }
}
