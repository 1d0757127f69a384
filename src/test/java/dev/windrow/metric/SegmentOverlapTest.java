package dev.windrow.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SegmentOverlapTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Test
    void aShiftedEndCostsLessThanASegmentInPieces() {
        // One segment of six; predicted two too short: (4 + min(2, 4, 3, 2)) / 6 · 6.
        assertThat(marked("--xxxxxx--", "--xxxx----")).isEqualTo(1, CLOSE);
        // In two pieces of two, with two between: each (2 + min(4, 2, 3, 1)) / 6 · 6, over 12.
        assertThat(marked("--xxxxxx--", "--xx--xx--")).isEqualTo(0.5, CLOSE);
        assertThat(marked("--xxxxxx--", "xx------xx")).isZero();
        assertThat(marked("--xxxxxx--", "--xxxxxx--")).isEqualTo(1, CLOSE);
    }

    @Test
    void oneLongPredictionOverTwoSegmentsCountsForBoth() {
        // minov 2, maxov 6, forgiven min(4, 2, 1, 3) = 1: half of 2 each, over 4.
        assertThat(marked("xx--xx", "xxxxxx")).isEqualTo(0.5, CLOSE);
    }

    @Test
    void segmentsNothingIsPredictedOnCount() {
        // Whole, and missed: 3 of 5.
        assertThat(marked("xxx--xx", "xxx----")).isEqualTo(0.6, CLOSE);
        SegmentOverlap overlap = new SegmentOverlap(List.of("-", "x"));
        overlap.add(new int[] {-1, 0, 1}, new int[] {1, 0, 0});
        assertThat(overlap.values().get("segmentOverlap x")).isZero();
        assertThat(overlap.values().get("segmentOverlap -")).isEqualTo(0.5, CLOSE);
        assertThat(overlap.values().get("segmentOverlap")).isEqualTo(0.25, CLOSE);
    }

    private static double marked(String gold, String predicted) {
        SegmentOverlap overlap = new SegmentOverlap(List.of("-", "x"));
        overlap.add(ids(gold), ids(predicted));
        Map<String, Double> values = overlap.values();
        return values.get("segmentOverlap x");
    }

    private static int[] ids(String marks) {
        return marks.chars().map(mark -> mark == 'x' ? 1 : 0).toArray();
    }
}
