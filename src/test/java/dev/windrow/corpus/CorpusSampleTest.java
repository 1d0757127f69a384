package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.TextSection;
import dev.windrow.config.TextSection.Tokenizer;
import dev.windrow.sequence.Example;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorpusSampleTest {
    @Test
    void theVocabularyOfTheWholeIsGuessedFromItsBeginning() {
        List<Example> all = zipf(20_000);
        Set<String> symbols = new HashSet<>();
        all.forEach(example -> symbols.addAll(example.inputs()));
        long bytes = all.stream()
                .flatMap(example -> example.inputs().stream())
                .mapToLong(symbol -> symbol.length() + 1)
                .sum();

        Recipe small = Jobs.tagging(Corpora.of(Format.CONLL, "x"), 8);
        TextSection text = new TextSection(Tokenizer.GIVEN, false, 3, 1, 1, 100_000, 8);
        Recipe recipe = new Recipe(small.corpus(), text, small.targets(), true, small.exampleOf());
        CorpusSample sample = CorpusSample.of(recipe, all.subList(0, 1_000), bytes);
        // It errs upwards: the power falls as a text grows.
        assertThat((double) sample.symbols()).isBetween(0.9 * symbols.size(), 2.0 * symbols.size());
        assertThat(sample.encoding().inputs().size()).isLessThan(symbols.size() / 2);
        assertThat(sample.letters()).isBetween(10, 20);
        assertThat(sample.classes()).isEqualTo(2);
        assertThat(sample.share()).isBetween(0.04, 0.06);
        assertThat(sample.windows()).allMatch(window -> window.length() <= 8);
        assertThat(sample.windows().size()).isGreaterThan(1_000);
    }

    @Test
    void aWholeCorpusIsKnownAndTheLargestSizeHolds() {
        List<Example> all = zipf(300);
        CorpusSample sample = CorpusSample.of(
                Jobs.languageModel(Corpora.of(Format.TEXT, "x"), Jobs.text(Tokenizer.WORDS, 8)), all, 1);
        assertThat(sample.share()).isEqualTo(1);
        assertThat(sample.symbols())
                .isEqualTo(Math.min(1000, sample.encoding().inputs().size()));
        assertThat(sample.classes()).isEqualTo(sample.symbols());
        assertThat(CorpusSample.of(
                                Jobs.languageModel(Corpora.of(Format.TEXT, "x"), Jobs.text(Tokenizer.WORDS, 8)),
                                all,
                                1L << 40)
                        .symbols())
                .isEqualTo(1000);
    }

    /** Sentences of numbered words, the k-th with a probability of about 1/k. */
    private static List<Example> zipf(int count) {
        Random random = new Random(5);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> words = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            for (int word = 0; word < 12; word++) {
                words.add("w" + (int) Math.exp(random.nextDouble() * Math.log(50_000)));
                labels.add(word % 2 == 0 ? "even" : "odd");
            }
            examples.add(new Example("e" + i, "", words, labels));
        }
        return examples;
    }
}
