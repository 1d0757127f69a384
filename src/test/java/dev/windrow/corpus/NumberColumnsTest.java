package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.VectorsSection;
import dev.windrow.config.VectorsSection.Missing;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.RawVectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberColumnsTest {
    @Test
    void aRowWithoutNamesIsCutIntoFramesBeforeItsLabel() {
        RawVectors vectors = NumberColumns.of(numbered("1", "2", "3", "4", "walk"), corpus(2, Missing.FAIL, "-1"));
        assertThat(vectors).isEqualTo(new RawVectors(2, new double[] {1, 2, 3, 4}));
        assertThat(NumberColumns.of(numbered("1", "2", "3", "4"), corpus(0, Missing.FAIL, "2")))
                .isEqualTo(RawVectors.one(1, 2, 4));
    }

    @Test
    void namedColumnsComeInTheOrderOfTheJobAndArraysOneAfterTheOther() {
        RawRecord record = record(Map.of("x", List.of("1", "2"), "y", List.of("3"), "z", List.of("4")));
        assertThat(NumberColumns.of(record, corpus(0, Missing.FAIL, "label", "y", "x")))
                .isEqualTo(RawVectors.one(3, 1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NaN", "NA", "null", "?"})
    void whatIsMissingIsMarkedOrNamed(String value) {
        RawRecord row = numbered("1", value, "3", "4", "walk");
        assertThat(NumberColumns.of(row, corpus(2, Missing.LAST, "-1")))
                .isEqualTo(new RawVectors(4, new double[] {1, Double.NaN, 0, 1, 3, 4, 0, 0}));
        assertThatThrownBy(() -> NumberColumns.of(row, corpus(2, Missing.FAIL, "-1")))
                .isInstanceOf(BadRecordException.class)
                .hasMessageStartingWith("some.csv, line 7: has ")
                .hasMessageContaining("in the column '1': must be a number; corpus.vectors.missing: last");
    }

    @ParameterizedTest
    @ValueSource(strings = {"walk", "1,5", "1e99", "Infinity"})
    void whatIsNoNumberIsNamed(String value) {
        assertThatThrownBy(() -> NumberColumns.of(numbered("1", value, "x"), corpus(0, Missing.LAST, "-1")))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("some.csv, line 7: has '" + value + "' in the column '1': must be a number");
    }

    @Test
    void aRowThatIsNoWholeNumberOfFramesIsRefused() {
        assertThatThrownBy(() -> NumberColumns.of(numbered("1", "2", "3", "x"), corpus(2, Missing.FAIL, "-1")))
                .hasMessageContaining("has 3 numbers: must have some, a multiple of corpus.vectors.frame = 2");
    }

    @Test
    void stepsHaveTheirDifferencesFromTheLastKnownOnes() {
        RawRecord row = numbered("1", "2", "4", "?", "5", "7", "walk");
        assertThat(NumberColumns.of(row, differences(Missing.LAST)))
                .isEqualTo(new RawVectors(
                        6, new double[] {1, 2, 0, 0, 0, 0, 4, Double.NaN, 0, 1, 3, 0, 5, 7, 0, 0, 1, 5}));
        assertThat(NumberColumns.of(numbered("?", "2", "4", "3", "walk"), differences(Missing.LAST)))
                .isEqualTo(new RawVectors(6, new double[] {Double.NaN, 2, 1, 0, 0, 0, 4, 3, 0, 0, 0, 1}));
        CorpusSection plain = differences(Missing.FAIL);
        assertThat(NumberColumns.of(numbered("1", "2", "4", "1", "walk"), plain))
                .isEqualTo(new RawVectors(4, new double[] {1, 2, 0, 0, 4, 1, 3, -1}));
        CorpusSection steps =
                Corpora.with(plain, new VectorsSection(List.of("x", "y"), 0, "clip", true, Missing.LAST, true, null));
        assertThat(List.of(0, 2, 4, 5))
                .extracting(place -> NumberColumns.name(steps, place))
                .containsExactly("x", "missing x", "change of x", "change of y");
    }

    private static CorpusSection differences(Missing missing) {
        return Corpora.with(corpus(2, missing, "-1"), new VectorsSection(List.of(), 2, "", true, missing, true, null));
    }

    private static RawRecord numbered(String... fields) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Columns.number(columns, fields.length, column -> List.of(fields[column]));
        return record(columns);
    }

    private static RawRecord record(Map<String, List<String>> columns) {
        return new RawRecord("r", "some.csv, line 7", columns);
    }

    private static CorpusSection corpus(int frame, Missing missing, String label, String... columns) {
        CorpusSection plain = Corpora.with(
                Corpora.of(Format.CSV, "some.csv"), new CorpusSection.Columns("text", label, "", "", "", ""));
        return Corpora.with(plain, new VectorsSection(List.of(columns), frame, true, missing));
    }
}
