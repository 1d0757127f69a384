package dev.windrow.network;

import dev.windrow.kernel.Merge;
import dev.windrow.layer.Attention;
import dev.windrow.layer.ClassOutput;
import dev.windrow.layer.ClassOutputLayer;
import dev.windrow.layer.CrfOutput;
import dev.windrow.layer.CtcOutput;
import dev.windrow.layer.Handover;
import dev.windrow.layer.KeyedDropout;
import dev.windrow.layer.LastState;
import dev.windrow.layer.Plain;
import dev.windrow.layer.Pooling;
import dev.windrow.layer.Projection;
import dev.windrow.layer.SideBySide;
import dev.windrow.layer.SymbolEmbedding;
import dev.windrow.layer.Tanh;
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
 *   → (dropout → recurrent, or plain if the cell is none) × depth
 *   → last or pooled (if one prediction is made for a whole sequence)
 *   → beside its input (if the output sees it) → dropout → projection (if tied to an embedding of another width) → output
 * </pre>
 *
 * <p>With a decoder, see {@link #decode}, between the recurrent layers and what comes before the output, if the spec
 * has one.
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
    static final String ATTENTION = "attention";
    static final String POOLED = "pooled";
    static final String PROJECTION = "projection";
    static final String TARGETS = "targets";
    static final String TARGET_EMBEDDING = "target-embedding";
    static final String DECODER = "decoder";
    static final String START = "start";
    static final String KEYS = "keys";
    static final String LOOK = "look";
    static final String ATTENTIONAL = "attentional";
    static final String BRIDGE = "bridge";
    static final String OUTPUT = "output";

    private static final double EMBEDDING_DEVIATION = 0.1;

    private final NetworkSpec spec;
    private final Reading reading;
    private final RecurrentStack stack;
    private final RecurrentLayers recurrentLayers;
    private final ComputationGraphConfiguration.GraphBuilder builder;
    /** The last vertex added, and its features. */
    private String end = EMBEDDING;

    private int features;

    private GraphBuilder(NetworkSpec spec, DataType type) {
        this.spec = spec;
        this.reading = spec.reading();
        this.stack = spec.stack();
        this.recurrentLayers = RecurrentLayers.of(stack.layers());
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
            String shared = spec.output() == NetworkSpec.Output.DECODER ? TARGET_EMBEDDING : EMBEDDING;
            ((ClassOutputLayer) graph.getLayer(OUTPUT)).tie(graph, shared);
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

    /** Weights of a spec's network, counted without making it. */
    static long parameterCount(NetworkSpec spec) {
        return parameterCount(new GraphBuilder(spec, DataType.FLOAT).configuration(), DataType.FLOAT);
    }

    private static long parameterCount(ComputationGraphConfiguration configuration, DataType type) {
        long count = 0;
        for (GraphVertex vertex : configuration.getVertices().values()) {
            vertex.setDataType(type);
            count += vertex.numParams(true);
        }
        return count;
    }

    private ComputationGraph graph(DataType type) {
        ComputationGraphConfiguration configuration = configuration();
        long count = parameterCount(configuration, type);
        ComputationGraph graph = new ComputationGraph(configuration);
        // Given parameters, Deeplearning4j draws none of its own, which would reset its generator for all threads.
        graph.init(Nd4j.zeros(type, 1, count), false);
        return graph;
    }

    private ComputationGraphConfiguration configuration() {
        embed();
        String input = end;
        int inputFeatures = features;
        boolean last = spec.output() == NetworkSpec.Output.SEQUENCE;
        for (int depth = 0; depth < stack.depth(); depth++) {
            drop();
            // The two directions end at different steps, so their last states become one behind this layer.
            boolean ends = last && depth == stack.depth() - 1;
            if (stack.cell() == RecurrentStack.Cell.NONE) {
                add(
                        PLAIN + depth,
                        new Plain(features, stack.units(), stack.variant().activation()),
                        stack.units());
                continue;
            }
            recur(RECURRENT + depth, ends ? stack.concatenating() : stack, spec.dropout());
        }
        pool();
        if (spec.head().seesInput()) {
            builder.addVertex("seen", new SideBySide(), end, input);
            end = "seen";
            features += inputFeatures;
        }
        drop();
        output();
        return builder.setOutputs(OUTPUT).build();
    }

    /**
     * The decoder, from the encoder's states to what the output sees. Each of its layers starts from tanh(W_d e), e the
     * last states of the encoder's layer of the same depth (as Bahdanau et al. 2015, appendix A.2.2, from the backward
     * one); attention and the attentional state tanh(W_c [c_t; h_t]) are those of Luong et al. 2015, equations 5 to 8.
     *
     * <pre>
     * targets [rows, target steps] → target-embedding → (dropout → handover → decoder) × depth ─→ look → context
     *                    encoder's last states → bridge → start ──┘         encoder's states ───┘
     * context beside decoder → attentional → attentional-tanh
     * </pre>
     */
    private void decode() {
        String states = end;
        int width = features;
        add(KEYS, new Projection(width, stack.units()), stack.units());
        end = TARGETS;
        add(TARGET_EMBEDDING, new SymbolEmbedding(spec.classes(), reading.embeddingUnits()), reading.embeddingUnits());
        for (int depth = 0; depth < stack.depth(); depth++) {
            drop();
            String before = end;
            int given = features;
            start(depth);
            String decoder = DECODER + depth;
            builder.addVertex("handover" + depth, new Handover(decoder), before, end);
            end = "handover" + depth;
            features = given;
            recur(decoder, stack.directions(1), spec.dropout());
        }
        String decoded = end;
        builder.addVertex(LOOK, new Attention(), decoded, KEYS, states);
        builder.addVertex("context", new SideBySide(), decoded, LOOK);
        end = "context";
        features += width;
        add(ATTENTIONAL, new Projection(features, stack.units()), stack.units());
        add(ATTENTIONAL + "-tanh", new Tanh(), stack.units());
    }

    /** What a layer of the decoder starts from: a hidden state, and a memory where the cell has one. */
    private void start(int depth) {
        end = RECURRENT + depth;
        LastState last = stack.bidirectional()
                ? new LastState(stack.units(), stack.units(), Merge.CONCATENATE)
                : new LastState(stack.units());
        add("last" + depth, last, last.outputs());
        int states = stack.cell().states();
        add(BRIDGE + depth, new Projection(features, states * stack.units()), states * stack.units());
        add(START + depth, new Tanh(), features);
    }

    private void pool() {
        switch (spec.output()) {
            case EACH_STEP -> {
                // Each step has a prediction of its own.
            }
            case SEQUENCE -> {
                LastState last = stack.bidirectional()
                        ? new LastState(
                                stack.units(), stack.units(), stack.variant().merge())
                        : new LastState(stack.units());
                add("last", last, last.outputs());
            }
            case DECODER -> decode();
            case SEQUENCE_MEAN -> add(POOLED, new Pooling(Pooling.Kind.MEAN), features);
            case SEQUENCE_MAX -> add(POOLED, new Pooling(Pooling.Kind.MAX), features);
            case SEQUENCE_ATTENTION -> {
                builder.addLayer(ATTENTION, new Projection(features, 1), end);
                builder.addVertex(POOLED, new Pooling(Pooling.Kind.ATTENTION), end, ATTENTION);
                end = POOLED;
            }
        }
    }

    private void output() {
        Head head = spec.head();
        if (head.tied() && features != reading.embeddingUnits()) {
            add(PROJECTION, new Projection(features, reading.embeddingUnits()), reading.embeddingUnits());
        }
        switch (head.kind()) {
            case SOFTMAX -> {
                ClassOutput output = new ClassOutput(features, spec.classes()).adaptive(head.cutoffs(), head.shrink());
                add(OUTPUT, head.tied() ? output.tied() : output, spec.classes());
            }
            case CRF -> add(OUTPUT, new CrfOutput(features, spec.classes(), head.forbidden()), spec.classes());
            case CTC -> add(OUTPUT, new CtcOutput(features, spec.classes(), Head.BLANK), spec.classes());
            case VALUES -> add(OUTPUT, ValueOutput.values(features, spec.classes(), head.levels()), spec.outputs());
            case LOGISTIC -> add(OUTPUT, ValueOutput.logistic(features, spec.classes()), spec.classes());
        }
    }

    private void embed() {
        if (reading.isOfVectors()) {
            builder.addInputs(VECTORS);
            end = VECTORS;
            features = reading.width();
            if (reading.embeddingUnits() > 0) {
                add(PROJECTED, new Projection(features, reading.embeddingUnits()), reading.embeddingUnits());
            }
            return;
        }
        if (!reading.isSpelled()) {
            addInputs(SYMBOLS);
        } else {
            addInputs(SYMBOLS, SPELLINGS, PLACES);
            end = SPELLINGS;
            add(LETTERS, new SymbolEmbedding(reading.letters(), reading.letterUnits()), reading.letterUnits());
            recur(SPELLING, spelling(), NetworkSpec.Dropout.NONE);
            LastState last = new LastState(reading.letterHidden(), reading.letterHidden(), Merge.CONCATENATE);
            add("spelling-last", last, last.outputs());
        }
        String spelled = end;
        end = SYMBOLS;
        add(EMBEDDING, new SymbolEmbedding(reading.symbols(), reading.embeddingUnits()), reading.embeddingUnits());
        if (reading.isSpelled()) {
            builder.addVertex("words", new WordFeatures(), EMBEDDING, spelled, PLACES);
            end = "words";
            features += 2 * reading.letterHidden();
        }
    }

    private void addInputs(String... names) {
        builder.addInputs(names);
        if (spec.output() == NetworkSpec.Output.DECODER) {
            builder.addInputs(TARGETS);
        }
    }

    private void drop() {
        if (spec.dropout().values() > 0) {
            String name = "dropout-after-" + end;
            add(name, new KeyedDropout(spec.dropout().values(), spec.seed() * 31 + name.hashCode()), features);
        }
    }

    private void recur(String name, RecurrentStack layer, NetworkSpec.Dropout dropout) {
        end = recurrentLayers.add(builder, end, new RecurrentLayers.Request(name, layer, features, dropout));
        features = layer.outputs();
    }

    /** The layer over a word's letters, which are few: however long a memory is asked for, it is not for them. */
    private RecurrentStack spelling() {
        return stack.wide(reading.letterHidden()).directions(2).concatenating().remembering(0);
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
            case EMBEDDING, LETTERS, TARGET_EMBEDDING ->
                set(values, draws.normal((int) values.length(), EMBEDDING_DEVIATION));
            case OUTPUT, PROJECTION, PROJECTED, ATTENTION, KEYS, ATTENTIONAL -> {
                // Biases, and the scores of a chain's moves, start at zero.
                if (!key.startsWith("b") && !key.equals("T")) {
                    set(values, draws.glorotUniform((int) values.size(0), (int) values.size(1)));
                }
            }
            default -> {
                if (layer.startsWith(BRIDGE)) {
                    set(values, draws.glorotUniform((int) values.size(0), (int) values.size(1)));
                    return;
                }
                recurrentLayers.start(layer.startsWith(SPELLING) ? spelling() : stack, key, values, draws);
            }
        }
    }

    private static void set(INDArray values, float[] rowMajor) {
        values.assign(Nd4j.createFromArray(rowMajor).reshape('c', values.shape()));
    }
}
