package dev.windrow.layer;

import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Puts what was made of a word's characters beside its embedding. Inputs: embedded words [rows, a, steps]; features of
 * each different word [words, b, 1]; each place's word, ints [rows, steps]. Output: [rows, a + b, steps], zero where
 * masked. Backwards, the errors of all places of a word are added.
 */
public final class WordFeatures extends ParameterlessVertex implements Measured {
    private static final long serialVersionUID = 1;

    /** Alike wherever it stands. */
    public WordFeatures() {
        super(3);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent words = inputs.get(0);
        Extent spelled = inputs.get(1);
        Extent output = words.with(words.features() + spelled.features());
        return VertexMemory.giving(output).makes(output.numbers() + words.numbers() + spelled.numbers());
    }

    @Override
    ParameterlessNode node(Position position) {
        return new Node(position);
    }

    @SuppressWarnings("overrides")
    private static final class Node extends ParameterlessNode {
        private static final long serialVersionUID = 1;

        /** The word of each place, [step][row]; -1 where masked. */
        private int[] words = new int[0];

        Node(Position position) {
            super(position);
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
            int rows = (int) inputs[0].size(0);
            int steps = (int) inputs[0].size(2);
            int embedded = (int) inputs[0].size(1);
            int spelled = (int) inputs[1].size(1);
            words = timeMajor(inputs[2].data().asInt(), rows, steps);
            INDArray matrix = Places.create(dataType, embedded + spelled, words.length);
            NativeRows output = NativeRows.of(matrix, embedded + spelled);
            NativeRows embeddings = NativeRows.of(Places.matrix(inputs[0]), embedded);
            NativeRows features = NativeRows.of(Places.matrix(inputs[1]), spelled);
            for (int place = 0; place < words.length; place++) {
                if (words[place] < 0) {
                    output.clear(place);
                } else {
                    output.copy(place, 0, embeddings, place, 0, embedded);
                    output.copy(place, embedded, features, words[place], 0, spelled);
                }
            }
            return Places.activations(matrix, rows);
        }

        private int[] timeMajor(int[] given, int rows, int steps) {
            int[] lengths = lengths(rows, steps);
            int[] ordered = new int[rows * steps];
            for (int row = 0; row < rows; row++) {
                for (int step = 0; step < steps; step++) {
                    ordered[step * rows + row] = step < lengths[row] ? given[row * steps + step] : -1;
                }
            }
            return ordered;
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
            int embedded = (int) inputs[0].size(1);
            int spelled = (int) inputs[1].size(1);
            NativeRows errors = NativeRows.of(Places.matrix(epsilon), embedded + spelled);
            INDArray embeddingErrors = Places.create(dataType, embedded, words.length);
            INDArray featureErrors = Places.create(dataType, spelled, inputs[1].size(0));
            featureErrors.assign(0);
            NativeRows embeddings = NativeRows.of(embeddingErrors, embedded);
            NativeRows features = NativeRows.of(featureErrors, spelled);
            for (int place = 0; place < words.length; place++) {
                if (words[place] < 0) {
                    embeddings.clear(place);
                } else {
                    embeddings.copy(place, 0, errors, place, 0, embedded);
                    features.add(words[place], 0, errors, place, embedded, spelled);
                }
            }
            return errors(
                    Places.activations(embeddingErrors, inputs[0].size(0)),
                    Places.activations(featureErrors, inputs[1].size(0)),
                    null);
        }
    }
}
