package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windrow.SparkSessions;
import dev.windrow.config.JobFileReader;
import dev.windrow.metric.Metric;
import dev.windrow.metric.TextMetric;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import dev.windrow.task.TaskScores;
import dev.windrow.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.SerializationUtils;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every task there is, with nothing said of any: a seed alone decides a model, on one core, on two and
 * on executors of their own; padding changes no number, and scores are the same however the examples were dealt to
 * those who score them.
 */
class EveryTaskIT {
    private static final List<String> SAME_BYTES =
            List.of("model/weights.safetensors", "model/network.json", "evaluation.json", "prepared/manifest.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static TinyTasks jobs;

    /** Each job once on each layout, so that a session is begun for all of them together. */
    @BeforeAll
    static void runAll() throws IOException {
        jobs = new TinyTasks(folder);
        List<String> tasks = Tasks.names().stream().filter(jobs::has).toList();
        SparkSessions.on("local[1]");
        for (String task : tasks) {
            run(task, "one");
        }
        SparkSessions.executors();
        for (String task : tasks) {
            run(task, "executors");
        }
        SparkSessions.local();
        for (String task : tasks) {
            run(task, "two");
            // Without evaluation: it is the weights that have to differ.
            CommandLines.succeed(
                    "prepare", jobs.job(task), "--output", output(task, "other"), "--set", "training.seed=2");
            CommandLines.succeed(
                    "train", jobs.job(task), "--output", output(task, "other"), "--set", "training.seed=2");
        }
    }

    private static void run(String task, String name) throws IOException {
        CommandLines.succeed("run", jobs.job(task), "--output", output(task, name));
    }

    private static Path output(String task, String name) {
        return folder.resolve(name).resolve(task);
    }

    static Stream<String> tasks() {
        return Tasks.names().stream();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theSeedAloneDecidesTheModel(String task) throws IOException {
        jobs.job(task);
        for (String file : SAME_BYTES) {
            for (String layout : List.of("two", "executors")) {
                assertThat(output(task, layout).resolve(file))
                        .hasSameBinaryContentAs(output(task, "one").resolve(file));
            }
        }
        assertThat(Files.readAllBytes(output(task, "other").resolve(SAME_BYTES.get(0))))
                .isNotEqualTo(Files.readAllBytes(output(task, "one").resolve(SAME_BYTES.get(0))));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void paddingChangesNoNumber(String task) throws IOException {
        try (TrainedTask trained = TrainedTask.at(jobs.job(task), output(task, "two"))) {
            Alignment alignment = trained.task().alignment();
            for (Window window : trained.windows().subList(0, 4)) {
                List<Window> both = List.of(window, twice(window, alignment));
                double loss = trained.loss(List.of(both.get(0))) + trained.loss(List.of(both.get(1)));
                assertThat(trained.loss(both)).isCloseTo(loss, Offset.offset(1e-5 * (1 + loss)));
                Map<String, Double> alone = merged(
                                List.of(trained.scores(List.of(both.get(0))), trained.scores(List.of(both.get(1)))))
                        .values();
                Map<String, Double> together = trained.scores(both).values();
                assertThat(together.keySet()).isEqualTo(alone.keySet());
                together.forEach((name, value) -> assertThat(value)
                        .as(name)
                        .matches(number -> Double.isNaN(number)
                                ? Double.isNaN(alone.get(name))
                                : Math.abs(number - alone.get(name)) <= 1e-4 * (1 + Math.abs(number))));
            }
        }
    }

    /** So that a run can go by any of them but those of intervals, and a wrong one is told before the first round. */
    @ParameterizedTest
    @MethodSource("tasks")
    void metricsHaveTheirNamesBeforeThereIsAnythingToScore(String task) throws IOException {
        try (TrainedTask trained = TrainedTask.at(jobs.job(task), output(task, "two"))) {
            List<String> all = trained.scores(trained.windows()).values().keySet().stream()
                    .filter(name -> !name.startsWith("interval"))
                    .toList();
            assertThat(trained.noScores().values().keySet()).isNotEmpty().containsExactlyElementsOf(all);
        }
    }

    /** The window and itself behind it, so that beside this one it is padded. */
    private static Window twice(Window window, Alignment alignment) {
        boolean single = alignment == Alignment.ONE_TO_ONE;
        boolean oneTarget = single || alignment == Alignment.MANY_TO_ONE;
        int[][] letters = Stream.of(window.letters(), window.letters())
                .flatMap(Stream::of)
                .toArray(int[][]::new);
        return new Window(
                window.id(),
                window.position(),
                single ? window.inputs() : twice(window.inputs()),
                oneTarget ? window.targets() : twice(window.targets()),
                single ? window.letters() : letters,
                single ? window.inputVectors() : twice(window.inputVectors()),
                oneTarget ? window.targetVectors() : twice(window.targetVectors()));
    }

    private static int[] twice(int[] ids) {
        return IntStream.concat(IntStream.of(ids), IntStream.of(ids)).toArray();
    }

    private static Vectors twice(Vectors vectors) {
        if (vectors.isNone()) {
            return vectors;
        }
        int count = vectors.values().length;
        float[] values = Arrays.copyOf(vectors.values(), 2 * count);
        System.arraycopy(vectors.values(), 0, values, count, count);
        return new Vectors(vectors.width(), values);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void predictionsKeepTheOrderOfTheirInputWhateverIsBatchedWithWhat(String task) throws IOException {
        List<JsonNode> together = predicted(task, "together", "training.batch-size=16");
        List<JsonNode> alone = predicted(task, "alone", "training.batch-size=1");
        assertThat(together).isNotEmpty().hasSameSizeAs(alone);
        for (int k = 0; k < alone.size(); k++) {
            assertThat(near(together.get(k), alone.get(k)))
                    .as("%s and %s", together.get(k), alone.get(k))
                    .isTrue();
        }
        String table = folder.resolve(task + ".parquet").toString();
        predict(task, table, "training.batch-size=16");
        List<String> rows = SparkSessions.local().read().parquet(table).toJSON().collectAsList();
        assertThat(rows).hasSameSizeAs(together);
        for (int k = 0; k < rows.size(); k++) {
            assertThat(near(JSON.readTree(rows.get(k)), together.get(k))).isTrue();
        }
    }

    private static List<JsonNode> predicted(String task, String name, String setting) throws IOException {
        Path lines = folder.resolve(task + "-" + name + ".jsonl");
        predict(task, lines.toString(), setting);
        List<JsonNode> objects = new ArrayList<>();
        for (String line : CommandLines.parts(lines)) {
            objects.add(JSON.readTree(line));
        }
        return objects;
    }

    private static void predict(String task, String predictions, String setting) throws IOException {
        Path job = jobs.job(task);
        String input = JobFileReader.read(job.toString(), Files.readString(job), List.of(), new TaskProblems())
                .corpus()
                .train()
                .get(0);
        CommandLines.succeed(
                "predict",
                job,
                "--output",
                output(task, "two"),
                "--input",
                input,
                "--predictions",
                predictions,
                "--set",
                setting);
    }

    /** Whether objects are the same but for the last digits of their numbers. */
    private static boolean near(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return Math.abs(one.asDouble() - other.asDouble()) <= 1e-3 * (1 + Math.abs(one.asDouble()));
        }
        if (one.size() != other.size() || one.isValueNode()) {
            return one.equals(other);
        }
        boolean near = true;
        for (Map.Entry<String, JsonNode> field : one.properties()) {
            near &= near(field.getValue(), other.path(field.getKey()));
        }
        for (int k = 0; one.isArray() && k < one.size(); k++) {
            near &= near(one.get(k), other.get(k));
        }
        return near;
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void scoresAreTheSameHoweverExamplesWereDealt(String task) throws IOException {
        try (TrainedTask trained = TrainedTask.at(jobs.job(task), output(task, "two"))) {
            List<TaskScores> parts = new ArrayList<>();
            for (List<Window> part : dealt(trained.windows())) {
                parts.add(trained.scores(part));
            }
            assertMergeLaws(parts, trained.scores(List.of()));
            Optional<TextMetric> empty = trained.task().textScores();
            if (empty.isPresent()) {
                Random random = new Random(9);
                assertMergeLaws(
                        IntStream.range(0, 3)
                                .mapToObj(part -> talked(SerializationUtils.clone(empty.get()), random))
                                .toList(),
                        empty.get());
            }
        }
    }

    /** Three parts of different sizes. */
    private static List<List<Window>> dealt(List<Window> windows) {
        int size = windows.size();
        assertThat(size).isGreaterThan(3);
        return List.of(windows.subList(0, 1), windows.subList(1, size / 2 + 1), windows.subList(size / 2 + 1, size));
    }

    private static TextMetric talked(TextMetric metric, Random random) {
        for (int k = 0; k < 5; k++) {
            metric.add(List.of("name='", "a"), words(random), List.of(words(random), words(random)));
        }
        return metric;
    }

    private static String words(Random random) {
        return String.join(
                " ",
                random.ints(6, 0, 3).mapToObj(List.of("the", "cat", "sat")::get).toList());
    }

    private static <M extends Metric<M>> void assertMergeLaws(List<M> parts, M empty) {
        M first = parts.get(0);
        M second = parts.get(1);
        M third = parts.get(2);
        Map<String, Double> whole = merged(List.of(first, second, third)).values();
        assertThat(whole).isNotEmpty();
        assertThat(merged(List.of(first, merged(List.of(second, third)))).values())
                .as("associative")
                .isEqualTo(whole);
        assertThat(merged(List.of(third, first, second)).values())
                .as("in any order")
                .isEqualTo(whole);
        assertThat(merged(List.of(empty, first, empty, second, third, empty)).values())
                .as("with parts that saw nothing")
                .isEqualTo(whole);
    }

    /** The parts in one, none of them modified. */
    private static <M extends Metric<M>> M merged(List<M> parts) {
        M all = SerializationUtils.clone(parts.get(0));
        for (M part : parts.subList(1, parts.size())) {
            all.merge(part);
        }
        return all;
    }
}
