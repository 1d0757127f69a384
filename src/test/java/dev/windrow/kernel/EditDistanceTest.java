package dev.windrow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
    @Test
    void isTheLeastOfAllWaysToEdit() {
        Random random = new Random(1);
        for (int trial = 0; trial < 300; trial++) {
            List<Integer> one = random.ints(random.nextInt(6), 0, 3).boxed().toList();
            List<Integer> other = random.ints(random.nextInt(6), 0, 3).boxed().toList();
            assertThat(EditDistance.between(one, other)).isEqualTo(tried(one, other));
        }
    }

    private static int tried(List<Integer> one, List<Integer> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.size() + other.size();
        }
        List<Integer> rest = one.subList(1, one.size());
        List<Integer> otherRest = other.subList(1, other.size());
        int changed = one.get(0).equals(other.get(0)) ? 0 : 1;
        return Math.min(tried(rest, otherRest) + changed, 1 + Math.min(tried(rest, other), tried(one, otherRest)));
    }
}
