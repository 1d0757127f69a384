package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores of reference scorers, as the scripts beside the tables wrote them. */
class ReferenceScorerTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final Map<String, BleuTokenizer> TOKENIZERS = Map.of(
            "13a", BleuTokenizer.MTEVAL_13A,
            "intl", BleuTokenizer.INTERNATIONAL,
            "zh", BleuTokenizer.CHINESE,
            "char", BleuTokenizer.CHARACTERS,
            "none", BleuTokenizer.NONE);
    private static final Map<String, Bleu.Smoothing> SMOOTHINGS = Map.of(
            "exp", Bleu.Smoothing.EXPONENTIAL,
            "floor", Bleu.Smoothing.FLOOR,
            "add-k", Bleu.Smoothing.ADD_ONE,
            "none", Bleu.Smoothing.NONE);

    static Stream<Named<JsonNode>> sacrebleu() throws IOException {
        return cases("sacrebleu.json").map(one -> Named.of(one.path("name").asText(), one));
    }

    static Stream<JsonNode> scikitLearn() throws IOException {
        return cases("scikit-learn.json");
    }

    private static Stream<JsonNode> cases(String table) throws IOException {
        try (InputStream file = ReferenceScorerTest.class.getResourceAsStream(table)) {
            JsonNode cases = new ObjectMapper().readTree(file).path("cases");
            return StreamSupport.stream(cases.spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("sacrebleu")
    void bleuIsSacrebleus(JsonNode one) {
        TOKENIZERS.forEach((tokenizer, ours) -> SMOOTHINGS.forEach((smoothing, kind) -> {
            JsonNode expected = one.path("bleu").path(tokenizer + " " + smoothing);
            Bleu bleu = new Bleu(ours, kind);
            segments(one).forEach((hypothesis, references) -> bleu.add(hypothesis, references));
            assertThat(bleu.values().get("bleu"))
                    .as("%s, %s", tokenizer, smoothing)
                    .isCloseTo(expected.path("bleu").asDouble(), EXACT);
            assertThat(bleu.values().get("bleuBrevityPenalty"))
                    .isCloseTo(expected.path("penalty").asDouble(), EXACT);
        }));
    }

    @ParameterizedTest
    @MethodSource("sacrebleu")
    void chrfIsSacrebleus(JsonNode one) {
        for (Chrf chrf : List.of(Chrf.ofCharacters(), Chrf.ofCharactersAndWords(), new Chrf("chrF3", 0, 3))) {
            segments(one).forEach((hypothesis, references) -> chrf.add(hypothesis, references));
            chrf.values()
                    .forEach((name, value) ->
                            assertThat(value).as(name).isCloseTo(one.path(name).asDouble(), EXACT));
        }
    }

    @ParameterizedTest
    @MethodSource("scikitLearn")
    void aucAndMatthewsCorrelationAreScikitLearns(JsonNode one) {
        AreaUnderRoc auc = new AreaUnderRoc("auc");
        MatthewsCorrelation matthews =
                new MatthewsCorrelation(one.path("labels").asInt());
        for (int k = 0; k < one.path("gold").size(); k++) {
            int gold = one.path("gold").get(k).asInt();
            double score = one.path("scores").get(k).asDouble();
            matthews.add(gold, one.path("predicted").get(k).asInt());
            if (gold == 1) {
                auc.addPositive(score);
            } else {
                auc.addNegative(score);
            }
        }
        assertThat(auc.values().get("auc")).isCloseTo(one.path("auc").asDouble(), EXACT);
        assertThat(matthews.values().get("matthewsCorrelation"))
                .isCloseTo(one.path("matthews").asDouble(), EXACT);
    }

    private interface Segment {
        void with(String hypothesis, List<String> references);
    }

    private record Segments(JsonNode one) {
        void forEach(Segment segment) {
            for (int k = 0; k < one.path("hypotheses").size(); k++) {
                List<String> references = new ArrayList<>();
                one.path("references").get(k).forEach(reference -> references.add(reference.asText()));
                segment.with(one.path("hypotheses").get(k).asText(), references);
            }
        }
    }

    private static Segments segments(JsonNode one) {
        return new Segments(one);
    }
}
