package dev.windrow.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Pooling by hand; the gradient test of networks has its slopes. */
class PoolingTest {
    @ParameterizedTest
    @EnumSource(Pooling.Kind.class)
    void whatIsPaddedHasNoPart(Pooling.Kind kind) {
        // Two rows of two features; the second ends after one step, and has a large value behind its end.
        INDArray states =
                Nd4j.createFromArray(new double[][][] {{{1, 5, 3}, {0, -2, -4}}, {{2, 99, 99}, {-1, 99, 99}}});
        INDArray scores = Nd4j.createFromArray(new double[][][] {{{0, Math.log(2), 0}}, {{0, 99, 99}}});
        GraphVertex pooling = new Pooling(kind).instantiate(null, "p", 0, null, true, DataType.DOUBLE);
        if (kind == Pooling.Kind.ATTENTION) {
            pooling.setInputs(states, scores);
        } else {
            pooling.setInputs(states);
        }
        INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 1}, {1, 0, 0}});
        assertThat(pooling.feedForwardMaskArrays(new INDArray[] {mask, mask}, MaskState.Active, 2)
                        .getFirst())
                .isNull();
        INDArray pooled = pooling.doForward(true, LayerWorkspaceMgr.noWorkspaces());
        assertThat(pooled.shape()).containsExactly(2, 2, 1);
        double[] expected =
                switch (kind) {
                    case MEAN -> new double[] {3, -2, 2, -1};
                    case MAX -> new double[] {5, 0, 2, -1};
                    case ATTENTION -> new double[] {(1 + 10 + 3) / 4.0, -2, 2, -1};
                };
        assertThat(pooled.dup('c').data().asDouble()).containsExactly(expected, Offset.offset(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Pooling.Kind.class)
    void equalKindsAreEqual(Pooling.Kind kind) {
        assertThat(new Pooling(kind)).isEqualTo(new Pooling(kind).clone()).hasSameHashCodeAs(new Pooling(kind));
        assertThat(new Pooling(kind))
                .isNotEqualTo(new Pooling(kind == Pooling.Kind.MAX ? Pooling.Kind.MEAN : Pooling.Kind.MAX));
    }
}
