package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.sequence.RawVectors;
import dev.windrow.sequence.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static final Scale SCALE = new Scale(List.of(
            new Scale.Column("x", 1 / 3.0, 0.1), Scale.Column.plain("y"), new Scale.Column("wet bulb", -1e-9, 1e9)));

    @Test
    void takesTheMeanAwayAndDividesByTheDeviation() {
        Vectors normal = SCALE.normal(new RawVectors(3, new double[] {0.5, 2, Double.NaN, 0, -4, 1e9}));
        assertThat(normal.values())
                .containsExactly((float) ((0.5 - 1 / 3.0) / 0.1), 2, Float.NaN, (float) (-10 / 3.0), -4, 1);
        assertThat(SCALE.columns().get(0).raw(0)).isEqualTo(1 / 3.0);
        assertThat(SCALE.columns().get(2).raw(2)).isEqualTo(2e9 - 1e-9);
    }

    @Test
    void aTableHoldsEveryBit() {
        assertThat(Scale.read("scale.tsv", SCALE.table())).isEqualTo(SCALE);
    }

    @Test
    void aDamagedTableIsToldByItsLine() {
        assertThatThrownBy(() -> Scale.read("scale.tsv", SCALE.table().replace("\t1.0\n", "\t0\n")))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("scale.tsv, line 3: must be a name, a mean and a deviation above 0");
        assertThatThrownBy(() -> Scale.read("scale.tsv", "x\ty\n")).hasMessageContaining("scale.tsv, line 1");
    }
}
