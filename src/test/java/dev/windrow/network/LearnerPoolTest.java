package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LearnerPoolTest {
    private static final OptimizerSpec ADAM = new OptimizerSpec(OptimizerSpec.Name.ADAM, 0);
    private static final OptimizerSpec SGD = new OptimizerSpec(OptimizerSpec.Name.SGD, 0);
    private static final NetworkSpec SPEC = Specs.plain(RecurrentStack.Cell.RNN);

    @Test
    void lendsTheSameLearnerAgainButNeverToTwo() {
        LearnerPool pool = new LearnerPool(2);
        Learner first;
        try (LearnerPool.Lease one = pool.borrow(SPEC, ADAM);
                LearnerPool.Lease two = pool.borrow(SPEC, ADAM)) {
            first = one.learner();
            assertThat(two.learner()).isNotSameAs(first);
        }
        assertThat(pool.idle()).isEqualTo(2);
        try (LearnerPool.Lease again = pool.borrow(SPEC, ADAM);
                LearnerPool.Lease other = pool.borrow(SPEC, SGD)) {
            assertThat(again.learner()).isSameAs(first);
            assertThat(other.learner()).isNotSameAs(first);
        }
    }

    @Test
    void keepsNoMoreThanItMay() {
        LearnerPool pool = new LearnerPool(1);
        Learner kept;
        LearnerPool.Lease one = pool.borrow(SPEC, ADAM);
        LearnerPool.Lease two = pool.borrow(SPEC, SGD);
        kept = one.learner();
        two.close();
        two.close();
        assertThat(pool.idle()).isEqualTo(1);
        assertThatThrownBy(two::learner).hasMessageContaining("given back");
        one.close();
        assertThat(pool.idle()).isEqualTo(1);
        try (LearnerPool.Lease again = pool.borrow(SPEC, ADAM)) {
            assertThat(again.learner()).isSameAs(kept);
            assertThat(again.learner().lossSum(Specs.batch(SPEC, 3))).isFinite();
        }
    }
}
