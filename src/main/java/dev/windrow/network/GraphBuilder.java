package dev.windrow.network;

import dev.windrow.kernel.Merge;
import dev.windrow.layer.ClassOutput;
import dev.windrow.layer.ClassOutputLayer;
import dev.windrow.layer.CrfOutput;
import dev.windrow.layer.KeyedDropout;
import dev.windrow.layer.LastState;
import dev.windrow.layer.Plain;
import dev.windrow.layer.Projection;
import dev.windrow.layer.SideBySide;
import dev.windrow.layer.SymbolEmbedding;
import dev.windrow.layer.ValueOutput;
import dev.windrow.layer.WordFeatures;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * From a {@link NetworkSpec} to a graph with its first weights:
 *
 * <pre>
 * symbols [rows, steps] → embedding ───────────────────────────────┐
 * spellings [words, letters] → letters → spelling → spelling-last → words   (if the spec looks at characters)
 * places [rows, steps] ────────────────────────────────────────────┘
 * or vectors [rows, width, steps] → projected (if the spec asks for it)
 *   → (dropout → recurrent, or plain if the cell is none) × depth → last (if SEQUENCE)
 *   → beside its input (if the output sees it) → dropout → projection (if tied to an embedding of another width) → output
 * </pre>
 */
final class GraphBuilder {
    static final String VECTORS = "vectors";
    static final String PROJECTED = "projected";
    static final String SYMBOLS = "symbols";
    static final String SPELLINGS = "spellings";
    static final String PLACES = "places";
    static final String EMBEDDING = "embedding";
    static final String LETTERS = "letters";
    static final String SPELLING = "spelling";
    static final String RECURRENT = "recurrent";
    static final String PLAIN = "plain";
    static final String PROJECTION = "projection";
    static final String OUTPUT = "output";

    private static final double EMBEDDING_DEVIATION = 0.1;

    private final NetworkSpec spec;
    private final RecurrentLayers recurrentLayers;
    private final ComputationGraphConfiguration.GraphBuilder builder;
    /** The last vertex added, and its features. */
    private String end = EMBEDDING;

    private int features;

    private GraphBuilder(NetworkSpec spec, DataType type) {
        this.spec = spec;
        this.recurrentLayers = RecurrentLayers.of(spec.layers());
        this.builder = new NeuralNetConfiguration.Builder()
                .seed(spec.seed())
                .dataType(type)
                .weightInit(WeightInit.ZERO)
                .updater(new NoOp())
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .inferenceWorkspaceMode(WorkspaceMode.NONE)
                .graphBuilder()
                .validateOutputLayerConfig(false);
    }

    /** A graph of a type with the spec's first weights and a gradient to be written to. */
    static ComputationGraph build(NetworkSpec spec, DataType type) {
        GraphBuilder builder = new GraphBuilder(spec, type);
        ComputationGraph graph = builder.graph(type);
        graph.initGradientsView();
        if (spec.head().tied()) {
            ((ClassOutputLayer) graph.getLayer(OUTPUT)).tie(graph, EMBEDDING);
        }
        for (Map.Entry<String, INDArray> parameter : graph.paramTable().entrySet()) {
            builder.start(parameter.getKey(), parameter.getValue());
        }
        return graph;
    }

    /** A graph with no values in its weights, to see where they lie. */
    static ComputationGraph empty(NetworkSpec spec) {
        return new GraphBuilder(spec, DataType.FLOAT).graph(DataType.FLOAT);
    }

    private ComputationGraph graph(DataType type) {
        ComputationGraphConfiguration configuration = configuration();
        long count = 0;
        for (GraphVertex vertex : configuration.getVertices().values()) {
            vertex.setDataType(type);
            count += vertex.numParams(true);
        }
        ComputationGraph graph = new ComputationGraph(configuration);
        // Given parameters, Deeplearning4j draws none of its own, which would reset its generator for all threads.
        graph.init(Nd4j.zeros(type, 1, count), false);
        return graph;
    }

    private ComputationGraphConfiguration configuration() {
        embed();
        String input = end;
        int inputFeatures = features;
        boolean sequence = spec.output() == NetworkSpec.Output.SEQUENCE;
        for (int depth = 0; depth < spec.depth(); depth++) {
            drop();
            // The two directions end at different steps, so their last states become one behind this layer.
            boolean ends = sequence && depth == spec.depth() - 1;
            if (spec.cell() == NetworkSpec.Cell.NONE) {
                add(
                        PLAIN + depth,
                        new Plain(features, spec.units(), spec.variant().activation()),
                        spec.units());
                continue;
            }
            recur(new RecurrentLayers.Request(
                    RECURRENT + depth,
                    spec.cell(),
                    ends ? spec.variant().concatenating() : spec.variant(),
                    features,
                    spec.units(),
                    spec.bidirectional(),
                    spec.kernel(),
                    spec.dropout()));
        }
        if (sequence) {
            LastState last = spec.bidirectional()
                    ? new LastState(spec.units(), spec.units(), spec.variant().merge())
                    : new LastState(spec.units());
            add("last", last, last.outputs());
        }
        if (spec.head().seesInput()) {
            builder.addVertex("seen", new SideBySide(), end, input);
            end = "seen";
            features += inputFeatures;
        }
        drop();
        output();
        return builder.setOutputs(OUTPUT).build();
    }

    private void output() {
        NetworkSpec.Head head = spec.head();
        if (head.tied() && features != spec.embeddingUnits()) {
            add(PROJECTION, new Projection(features, spec.embeddingUnits()), spec.embeddingUnits());
        }
        switch (head.kind()) {
            case SOFTMAX -> {
                ClassOutput output = new ClassOutput(features, spec.classes()).adaptive(head.cutoffs(), head.shrink());
                add(OUTPUT, head.tied() ? output.tied() : output, spec.classes());
            }
            case CRF -> add(OUTPUT, new CrfOutput(features, spec.classes(), head.forbidden()), spec.classes());
            case VALUES -> add(OUTPUT, ValueOutput.values(features, spec.classes(), head.levels()), spec.outputs());
            case LOGISTIC -> add(OUTPUT, ValueOutput.logistic(features, spec.classes()), spec.classes());
        }
    }

    private void embed() {
        if (spec.width() > 0) {
            builder.addInputs(VECTORS);
            end = VECTORS;
            features = spec.width();
            if (spec.embeddingUnits() > 0) {
                add(PROJECTED, new Projection(features, spec.embeddingUnits()), spec.embeddingUnits());
            }
            return;
        }
        if (spec.letters() == 0) {
            builder.addInputs(SYMBOLS);
        } else {
            builder.addInputs(SYMBOLS, SPELLINGS, PLACES);
            end = SPELLINGS;
            add(LETTERS, new SymbolEmbedding(spec.letters(), spec.letterUnits()), spec.letterUnits());
            recur(new RecurrentLayers.Request(
                    SPELLING,
                    spec.cell(),
                    spec.variant().concatenating(),
                    spec.letterUnits(),
                    spec.letterHidden(),
                    true,
                    spec.kernel(),
                    NetworkSpec.Dropout.NONE));
            LastState last = new LastState(spec.letterHidden(), spec.letterHidden(), Merge.CONCATENATE);
            add("spelling-last", last, last.outputs());
        }
        String spelled = end;
        end = SYMBOLS;
        add(EMBEDDING, new SymbolEmbedding(spec.symbols(), spec.embeddingUnits()), spec.embeddingUnits());
        if (spec.letters() > 0) {
            builder.addVertex("words", new WordFeatures(), EMBEDDING, spelled, PLACES);
            end = "words";
            features += 2 * spec.letterHidden();
        }
    }

    private void drop() {
        if (spec.dropout().values() > 0) {
            String name = "dropout-after-" + end;
            add(name, new KeyedDropout(spec.dropout().values(), spec.seed() * 31 + name.hashCode()), features);
        }
    }

    private void recur(RecurrentLayers.Request request) {
        end = recurrentLayers.add(builder, end, request);
        features = request.outputs();
    }

    private void add(String name, Layer layer, int outputs) {
        builder.addLayer(name, layer, end);
        end = name;
        features = outputs;
    }

    private void add(String name, GraphVertex vertex, int outputs) {
        builder.addVertex(name, vertex, end);
        end = name;
        features = outputs;
    }

    /** Sets a parameter, named layer_key by Deeplearning4j, to its first values. */
    private void start(String name, INDArray values) {
        String layer = name.substring(0, name.lastIndexOf('_'));
        String key = name.substring(name.lastIndexOf('_') + 1);
        Draws draws = new Draws(spec.seed(), name);
        if (layer.startsWith(PLAIN)) {
            if (values.rank() == 2) {
                set(values, draws.glorotUniform((int) values.size(0), (int) values.size(1)));
            }
            return;
        }
        switch (layer) {
            case EMBEDDING, LETTERS -> set(values, draws.normal((int) values.length(), EMBEDDING_DEVIATION));
            case OUTPUT, PROJECTION, PROJECTED -> {
                // Biases, and the scores of a chain's moves, start at zero.
                if (!key.startsWith("b") && !key.equals("T")) {
                    set(values, draws.glorotUniform((int) values.size(0), (int) values.size(1)));
                }
            }
            default -> {
                int units = layer.startsWith(SPELLING) ? spec.letterHidden() : spec.units();
                recurrentLayers.start(spec, units, key, values, draws);
            }
        }
    }

    private static void set(INDArray values, float[] rowMajor) {
        values.assign(Nd4j.createFromArray(rowMajor).reshape('c', values.shape()));
    }
}
