package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.GenerateSection;
import dev.windrow.config.JobFileReader;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MadeUpTest {
    private static CorpusSection corpus(String generate) {
        return JobFileReader.read(
                        "job.yaml",
                        "task: any\ntext: {window: 1000}\ncorpus: {format: generate, generate: {" + generate + "}}\n",
                        List.of(),
                        job -> List.of())
                .corpus();
    }

    @Test
    void twoOfManyNumbersAreMarkedAndAdded() {
        MadeUp adding = MadeUp.of(corpus("problem: adding, length: 5, sequences: 3000, seed: 2"));
        Set<Integer> places = new HashSet<>();
        double squares = 0;
        for (long number = 0; number < adding.count(); number++) {
            RawRecord record = adding.sequence(number);
            Vectors steps = record.vectors();
            assertThat(steps.length()).isEqualTo(5);
            double sum = 0;
            int marks = 0;
            for (int step = 0; step < steps.length(); step++) {
                assertThat(steps.at(step, 0)).isBetween(0f, 1f);
                assertThat(steps.at(step, 1)).isIn(0f, 1f);
                if (steps.at(step, 1) == 1) {
                    sum += steps.at(step, 0);
                    marks |= 1 << step;
                }
            }
            assertThat(Integer.bitCount(marks)).isEqualTo(2);
            assertThat(Double.parseDouble(record.value("label"))).isEqualTo(sum);
            places.add(marks);
            squares += (sum - 1) * (sum - 1);
        }
        assertThat(places).as("pairs of places").hasSize(10);
        assertThat(squares / adding.count()).isCloseTo(1 / 6.0, Offset.offset(0.015));
    }

    @Test
    void symbolsAreSaidAgainAfterTheWait() {
        MadeUp copy = MadeUp.of(corpus("problem: copy, length: 4, symbols: 2, alphabet: 3, sequences: 50"));
        Set<String> seen = new HashSet<>();
        for (long number = 0; number < copy.count(); number++) {
            RawRecord record = copy.sequence(number);
            List<String> symbols = record.values("text");
            List<String> said = symbols.subList(0, 2);
            seen.addAll(said);
            List<String> expected = new ArrayList<>(said);
            expected.addAll(List.of("0", "0", "0", "4", "4", "4"));
            assertThat(symbols).isEqualTo(expected);
            List<String> answers = new ArrayList<>(Collections.nCopies(6, "0"));
            answers.addAll(said);
            assertThat(record.values("label")).isEqualTo(answers);
        }
        assertThat(seen).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void aSequenceHangsOnItsNumberAndTheSeedAlone() {
        CorpusSection few = corpus("problem: adding, length: 30, sequences: 10, seed: 7");
        CorpusSection many = corpus("problem: adding, length: 30, sequences: 1000, seed: 7");
        CorpusSection other = corpus("problem: adding, length: 30, sequences: 10, seed: 8");
        RawRecord ninth = MadeUp.of(few).sequence(9);
        assertThat(MadeUp.of(many).sequence(9)).isEqualTo(ninth);
        assertThat(MadeUp.of(other).sequence(9).vectors()).isNotEqualTo(ninth.vectors());
        assertThat(MadeUp.of(few).sequence(8).vectors()).isNotEqualTo(ninth.vectors());
    }

    @Test
    void slicesOfAnySizeHaveEachSequenceOnce() {
        for (String problem : List.of("problem: adding, length: 7", "problem: copy, length: 7")) {
            CorpusSection corpus = corpus(problem + ", sequences: 23");
            GenerateSection generate = corpus.generate();
            CorpusFile file = MadeUp.file(corpus);
            for (long bytes : new long[] {1, 50, 97, 333, 1_000_000}) {
                List<String> ids = new ArrayList<>();
                for (Part part : Parts.of(SplitPlan.whole(List.of(file)), bytes)) {
                    for (Slice slice : part.slices()) {
                        GeneratedRecords records = new GeneratedRecords(corpus, slice);
                        for (RawRecord next = records.next(); next != null; next = records.next()) {
                            ids.add(next.id());
                        }
                    }
                }
                assertThat(ids).hasSize(generate.sequences()).doesNotHaveDuplicates();
            }
        }
    }
}
