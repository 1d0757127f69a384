package dev.windrow.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PlacesTest {
    @ParameterizedTest
    @CsvSource({"3, 4, 5", "1, 4, 5", "3, 1, 5", "3, 4, 1", "1, 1, 5", "1, 4, 1", "3, 1, 1", "1, 1, 1"})
    void orderMattersNotWhereActivationsComeFrom(int rows, int features, int steps) {
        INDArray rowMajor = Nd4j.arange((double) rows * features * steps)
                .castTo(DataType.FLOAT)
                .reshape('c', rows, features, steps);
        INDArray timeMajor = Places.activations(Places.create(DataType.FLOAT, features, (long) rows * steps), rows);
        timeMajor.assign(rowMajor);
        for (INDArray activations : new INDArray[] {rowMajor, rowMajor.dup('f'), timeMajor}) {
            INDArray matrix = Places.matrix(activations);
            assertThat(matrix.shape()).containsExactly(features, (long) rows * steps);
            NativeRows.Floats places = (NativeRows.Floats) NativeRows.of(matrix, features);
            for (int place = 0; place < rows * steps; place++) {
                for (int k = 0; k < features; k++) {
                    assertThat(places.values().get(place * features + k))
                            .isEqualTo(rowMajor.getFloat(place % rows, k, place / rows));
                }
            }
            assertThat(Places.activations(matrix, rows)).isEqualTo(rowMajor);
        }
    }

    @Test
    void timeMajorActivationsAreNotCopied() {
        INDArray matrix = Places.create(DataType.FLOAT, 4, 15);
        INDArray again = Places.matrix(Places.activations(matrix, 3));
        assertThat(again.data().addressPointer().address())
                .isEqualTo(matrix.data().addressPointer().address());
    }
}
