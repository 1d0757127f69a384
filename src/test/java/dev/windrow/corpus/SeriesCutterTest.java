package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.SeriesSection;
import dev.windrow.config.SeriesSection.Calendar;
import dev.windrow.config.VectorsSection;
import dev.windrow.config.VectorsSection.Missing;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.RawVectors;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SeriesCutterTest {
    private final List<Window> windows = new ArrayList<>();

    @Test
    void aWindowIsWhatWasAndWhatCame() {
        SeriesCutter cutter = cutter(corpus(Missing.FAIL, "", 0), 1, "x", "y");
        for (int row = 0; row < 6; row++) {
            cutter.cut(row("", row, 10 * row), windows::add);
        }
        // Three of history, two ahead, of y alone; x is brought to (x − 1) / 2.
        assertThat(windows).hasSize(2);
        assertThat(windows.get(0).inputVectors()).isEqualTo(new Vectors(2, new float[] {-0.5f, 0, 0, 10, 0.5f, 20}));
        assertThat(windows.get(0).targetVectors()).isEqualTo(Vectors.one(30, 40));
        assertThat(windows.get(1).targetVectors()).isEqualTo(Vectors.one(40, 50));
        cutter.end(windows::add);
        cutter.cut(row("", 9, 9), windows::add);
        assertThat(windows).hasSize(2);
    }

    @Test
    void whatWasMayStandBeforeTheSliceAndWhatCameMayNot() {
        SeriesCutter cutter = cutter(corpus(Missing.FAIL, "", 0), 1, "x", "y");
        for (int row = 0; row < 9; row++) {
            if (row < 5) {
                cutter.lead(row("", row, row));
            } else {
                cutter.cut(row("", row, row), windows::add);
            }
        }
        assertThat(windows.stream().map(Window::targetVectors).toList())
                .containsExactly(Vectors.one(5, 6), Vectors.one(6, 7), Vectors.one(7, 8));
        assertThat(windows.get(0).inputVectors().at(2, 1)).isEqualTo(4);
    }

    @Test
    void changesAreToldFromTheLastKnownValue() {
        CorpusSection corpus = Corpora.with(
                Corpora.of(Format.CSV, "series.csv"),
                new VectorsSection(
                        List.of("x", "y"),
                        0,
                        true,
                        Missing.FAIL,
                        new SeriesSection(3, 2, List.of("y"), 1, 1, true, "", "yyyy", "UTC", 0, List.of())));
        SeriesCutter cutter = cutter(corpus, 1, "x", "y");
        for (float y : new float[] {1, 2, 4, 8, 7}) {
            cutter.cut(row("", 1, y), windows::add);
        }
        assertThat(windows.get(0).targetVectors()).isEqualTo(Vectors.one(4, 3));
        assertThat(SeriesLayout.of(corpus, scale("x", "y")).level(3, 4)).isEqualTo(7);
    }

    @Test
    void aStrideLeavesWindowsOut() {
        SeriesCutter cutter = cutter(corpus(Missing.FAIL, "", 0), 3, "x", "y");
        for (int row = 0; row < 12; row++) {
            cutter.cut(row("", row, row), windows::add);
        }
        assertThat(windows.stream()
                        .map(window -> window.targetVectors().at(0, 1))
                        .toList())
                .containsExactly(5f, 8f, 11f);
    }

    @Test
    void aGapInTimeIsNamedOrFilledWithTheLastRow() {
        SeriesCutter strict = cutter(corpus(Missing.FAIL, "t", 60), 1, "x", "y");
        strict.cut(row("2020-03-01 00:00", 1, 1), windows::add);
        assertThatThrownBy(() -> strict.cut(row("2020-03-01 03:00", 2, 2), windows::add))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("series.csv, line 3: is of 2020-03-01 03:00, 180 minutes after the row before it:"
                        + " must be 60 (corpus.vectors.series.minutes); corpus.vectors.missing: last puts");
        SeriesCutter filling = cutter(corpus(Missing.LAST, "t", 60), 1, "x", "y", "missing x", "missing y");
        filling.cut(marked("2020-03-01 00:00", 1, 7), windows::add);
        filling.cut(marked("2020-03-01 03:00", 3, 8), windows::add);
        filling.cut(marked("2020-03-01 04:00", 3, 9), windows::add);
        assertThat(windows).hasSize(1);
        assertThat(windows.get(0).inputVectors().values()).containsExactly(0, 7, 0, 0, 0, 7, 1, 1, 0, 7, 1, 1);
        assertThat(windows.get(0).targetVectors()).isEqualTo(Vectors.one(8, 9));
    }

    @Test
    void timeMustNotGoBackAndMustBeOfTheForm() {
        SeriesCutter cutter = cutter(corpus(Missing.LAST, "t", 60), 1, "x", "y");
        cutter.cut(row("2020-03-01 05:00", 1, 1), windows::add);
        assertThatThrownBy(() -> cutter.cut(row("2020-03-01 05:00", 1, 1), windows::add))
                .hasMessageContaining("not after the row before it: rows must be in order");
        assertThatThrownBy(() -> cutter.cut(row("1 March", 1, 1), windows::add))
                .hasMessageContaining("has '1 March' in the column 't': must be a time of the form yyyy-MM-dd HH:mm");
    }

    @Test
    void aValueThatIsMissingIsTheLastOneAndNoTarget() {
        SeriesCutter cutter = cutter(corpus(Missing.LAST, "", 0), 1, "x", "y");
        for (float y : new float[] {Float.NaN, 4, Float.NaN, Float.NaN, 5}) {
            cutter.cut(row("", 1, y), windows::add);
        }
        assertThat(windows.get(0).inputVectors().values()).containsExactly(0, 0, 0, 4, 0, 4);
        assertThat(windows.get(0).targetVectors()).isEqualTo(Vectors.one(Float.NaN, 5));
    }

    @Test
    void aRowCarriesItsPlaceInTheCalendar() {
        CorpusSection corpus = corpus(Missing.FAIL, "t", 0, Calendar.HOUR, Calendar.WEEKDAY);
        RawRecord record = new RawRecord(
                "r",
                "series.csv, line 3",
                Map.of("x", List.of("1"), "y", List.of("2"), "t", List.of("2020-03-02 06:00")));
        Example step = SeriesColumns.step(record, corpus);
        assertThat(step.id()).isEqualTo("2020-03-02 06:00");
        double[] values = step.inputVectors().values();
        assertThat(values).hasSize(6);
        // Six o'clock is a quarter of the day, and of Monday.
        assertThat(values[2]).isCloseTo(1.0, Offset.offset(1e-6));
        assertThat(values[3]).isCloseTo(0.0, Offset.offset(1e-6));
        assertThat(values[4]).isCloseTo(Math.sin(2 * Math.PI / 28), Offset.offset(1e-6));
    }

    @Test
    void theLayoutKnowsWhichValueIsWhich() {
        SeriesLayout layout = SeriesLayout.of(corpus(Missing.FAIL, "", 0), scale("x", "y"));
        assertThat(layout.places()).containsExactly(1);
        assertThat(layout.scale().columns().stream().map(Scale.Column::name).toList())
                .containsExactly("y+1", "y+2");
        assertThat(layout.step(1)).isEqualTo(1);
        assertThat(layout.target(1)).isZero();
    }

    private static Example row(String time, double... values) {
        return new Example(time, "series.csv, line 3", RawVectors.one(values), List.of());
    }

    private static Example marked(String time, float x, float y) {
        return row(time, x, y, 0, 0);
    }

    private static SeriesCutter cutter(CorpusSection corpus, int stride, String... columns) {
        Vocabulary none = Vocabulary.ofLabels(Map.of());
        Scale scale = scale(columns);
        Encoding encoding = new Encoding(
                Targets.VALUES,
                none,
                none,
                null,
                scale,
                SeriesLayout.of(corpus, scale).scale());
        return new SeriesCutter(encoding, corpus, stride);
    }

    private static Scale scale(String... columns) {
        return new Scale(Stream.of(columns)
                .map(name -> name.equals("x") ? new Scale.Column("x", 1, 2) : Scale.Column.plain(name))
                .toList());
    }

    private static CorpusSection corpus(Missing missing, String time, int minutes, Calendar... calendar) {
        SeriesSection series = new SeriesSection(
                3, 2, List.of("y"), 1, 1, false, time, "yyyy-MM-dd HH:mm", "UTC", minutes, List.of(calendar));
        return Corpora.with(
                Corpora.of(Format.CSV, "series.csv"), new VectorsSection(List.of("x", "y"), 0, true, missing, series));
    }
}
