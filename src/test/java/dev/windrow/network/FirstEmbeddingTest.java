package dev.windrow.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirstEmbeddingTest {
    @Test
    void symbolsWithAVectorBeginWithItAndNothingElseChanges() {
        NetworkSpec spec = Specs.plain(RecurrentStack.Cell.GRU);
        LearnerState drawn = new Learner(spec, new OptimizerSpec(OptimizerSpec.Name.ADAM, 5)).state();
        float[] before = drawn.parameters().clone();
        LearnerState begun = FirstEmbedding.of(spec, drawn, symbol -> symbol == 4 ? new float[] {1, 2, 3} : null);
        assertThat(drawn.parameters()).isEqualTo(before);
        List<Tensor> tensors = ParameterLayout.of(spec).split(begun.parameters());
        for (Tensor was : ParameterLayout.of(spec).split(before)) {
            float[] expected = was.floats().clone();
            if (was.name().equals("embedding.W")) {
                System.arraycopy(new float[] {1, 2, 3}, 0, expected, 4 * 3, 3);
            }
            assertThat(tensors)
                    .filteredOn(tensor -> tensor.name().equals(was.name()))
                    .singleElement()
                    .satisfies(is -> assertThat(is.floats()).isEqualTo(expected));
        }
    }
}
