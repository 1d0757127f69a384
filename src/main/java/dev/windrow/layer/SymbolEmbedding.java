package dev.windrow.layer;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A row of the weights W [symbols, units] for each id: ids [rows, steps] of type int give [rows, units, steps], zero
 * where masked. Nothing of the size of the table is computed in a step: the gradient is written to the rows used, and
 * those alone are zeroed before the next.
 */
public final class SymbolEmbedding extends EachPlace implements Measured {
    private static final long serialVersionUID = 1;

    /** For deserialisation. */
    public SymbolEmbedding() {}

    /** An embedding of {@code symbols} ids as {@code units} values each. */
    public SymbolEmbedding(int symbols, int units) {
        super(symbols, units);
    }

    @Override
    public VertexMemory memory(List<Extent> inputs) {
        Extent output = inputs.get(0).with((int) nOut);
        return VertexMemory.giving(output).makes(output.numbers());
    }

    @Override
    Layer computing(NeuralNetConfiguration configuration, DataType type) {
        return new SymbolEmbeddingLayer(configuration, type);
    }

    @Override
    public ParamInitializer initializer() {
        return DenseParameters.WEIGHTS_ONLY;
    }
}
