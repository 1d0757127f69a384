package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.sequence.RawVectors;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void areMeanAndDeviationOfEachColumnWithoutWhatIsMissing() {
        Moments moments = new Moments();
        moments.add(new RawVectors(2, new double[] {1, 7, 2, Double.NaN, 3, 7}));
        Scale scale = moments.scale(Integer::toString);
        assertThat(scale.columns().get(0).mean()).isEqualTo(2);
        assertThat(scale.columns().get(0).deviation()).isCloseTo(Math.sqrt(2.0 / 3), Offset.offset(1e-15));
        assertThat(scale.columns().get(1)).isEqualTo(new Scale.Column("1", 7, 1));
    }

    @Test
    void aLargeMeanDoesNotDrownASmallDeviation() {
        Random random = new Random(1);
        Moments moments = new Moments();
        for (int k = 0; k < 100_000; k++) {
            moments.add(RawVectors.one(1_000_000 + random.nextInt(2)));
        }
        assertThat(moments.scale(Integer::toString).columns().get(0).deviation())
                .isCloseTo(0.5, Offset.offset(1e-4));
    }

    @Test
    void mergedTheyAreThoseOfAll() {
        Random random = new Random(2);
        Moments all = new Moments();
        Moments merged = new Moments();
        for (int part = 0; part < 5; part++) {
            Moments own = new Moments();
            for (int k = 0; k < part * 10; k++) {
                RawVectors vector = RawVectors.one(random.nextFloat() + part, 3 * random.nextFloat());
                all.add(vector);
                own.add(vector);
            }
            merged.merge(own);
        }
        for (int column = 0; column < 2; column++) {
            Scale.Column one = all.scale(Integer::toString).columns().get(column);
            Scale.Column other = merged.scale(Integer::toString).columns().get(column);
            assertThat(other.mean()).isCloseTo(one.mean(), Offset.offset(1e-12));
            assertThat(other.deviation()).isCloseTo(one.deviation(), Offset.offset(1e-12));
        }
    }

    @Test
    void aColumnWithoutAnyValueIsRefusedByItsName() {
        Moments moments = new Moments();
        moments.add(RawVectors.one(1, Double.NaN));
        assertThatThrownBy(() -> moments.scale(column -> "wind" + column))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("has no value at all in the column 'wind1'");
    }
}
