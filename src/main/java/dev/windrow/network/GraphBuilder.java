package dev.windrow.network;

import dev.windrow.kernel.Merge;
import dev.windrow.layer.ClassOutput;
import dev.windrow.layer.ClassOutputLayer;
import dev.windrow.layer.CrfOutput;
import dev.windrow.layer.CtcOutput;
import dev.windrow.layer.LastState;
import dev.windrow.layer.Plain;
import dev.windrow.layer.Pooling;
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
 * <p>With a {@link DecoderGraph} between the recurrent layers and what comes before the output, if the spec has one.
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
    static final String OUTPUT = "output";

    private final NetworkSpec spec;
    private final Reading reading;
    private final RecurrentStack stack;
    private final ComputationGraphConfiguration.GraphBuilder builder;
    private final Chain chain;

    private GraphBuilder(NetworkSpec spec, DataType type) {
        this.spec = spec;
        this.reading = spec.reading();
        this.stack = spec.stack();
        this.builder = new NeuralNetConfiguration.Builder()
                .seed(spec.seed())
                .dataType(type)
                .weightInit(WeightInit.ZERO)
                .updater(new NoOp())
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .inferenceWorkspaceMode(WorkspaceMode.NONE)
                .graphBuilder()
                .validateOutputLayerConfig(false);
        this.chain = new Chain(spec, builder);
    }

    /** A graph of a type with the spec's first weights and a gradient to be written to. */
    static ComputationGraph build(NetworkSpec spec, DataType type) {
        ComputationGraph graph = new GraphBuilder(spec, type).graph(type);
        graph.initGradientsView();
        if (spec.head().tied()) {
            String shared = spec.output() == NetworkSpec.Output.DECODER ? DecoderGraph.TARGET_EMBEDDING : EMBEDDING;
            ((ClassOutputLayer) graph.getLayer(OUTPUT)).tie(graph, shared);
        }
        FirstWeights first = new FirstWeights(spec);
        for (Map.Entry<String, INDArray> parameter : graph.paramTable().entrySet()) {
            first.set(parameter.getKey(), parameter.getValue());
        }
        return graph;
    }

    /** A graph with no values in its weights, to see where they lie. */
    static ComputationGraph empty(NetworkSpec spec) {
        return new GraphBuilder(spec, DataType.FLOAT).graph(DataType.FLOAT);
    }

    /** Weights of a spec's network, counted without making it. */
    static long parameterCount(NetworkSpec spec) {
        return parameterCount(configuration(spec), DataType.FLOAT);
    }

    /** The vertices of a spec's network and how they hang together, without any memory. */
    static ComputationGraphConfiguration configuration(NetworkSpec spec) {
        return new GraphBuilder(spec, DataType.FLOAT).configuration();
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
        String input = chain.end();
        int inputFeatures = chain.features();
        boolean last = spec.output() == NetworkSpec.Output.SEQUENCE;
        for (int depth = 0; depth < stack.depth(); depth++) {
            chain.drop();
            if (stack.cell() == RecurrentStack.Cell.NONE) {
                Plain plain = new Plain(
                        chain.features(), stack.units(), stack.variant().activation());
                chain.add(PLAIN + depth, plain, stack.units());
                continue;
            }
            // The two directions end at different steps, so their last states become one behind this layer.
            boolean ends = last && depth == stack.depth() - 1;
            chain.recur(RECURRENT + depth, ends ? stack.concatenating() : stack, spec.dropout());
        }
        pool();
        if (spec.head().seesInput()) {
            chain.add("seen", new SideBySide(), chain.features() + inputFeatures, input);
        }
        chain.drop();
        output();
        return builder.setOutputs(OUTPUT).build();
    }

    private void embed() {
        int embedded = reading.embeddingUnits();
        if (reading.isOfVectors()) {
            builder.addInputs(VECTORS);
            chain.from(VECTORS, reading.width());
            if (embedded > 0) {
                chain.add(PROJECTED, new Projection(reading.width(), embedded), embedded);
            }
            return;
        }
        builder.addInputs(SYMBOLS);
        if (reading.isSpelled()) {
            builder.addInputs(SPELLINGS, PLACES);
        }
        if (spec.output() == NetworkSpec.Output.DECODER) {
            builder.addInputs(DecoderGraph.TARGETS);
        }
        String spelled = reading.isSpelled() ? spell() : "";
        chain.from(SYMBOLS, 1);
        chain.add(EMBEDDING, new SymbolEmbedding(reading.symbols(), embedded), embedded);
        if (reading.isSpelled()) {
            chain.add("words", new WordFeatures(), embedded + 2 * reading.letterHidden(), spelled, PLACES);
        }
    }

    /** From a word's letters to its features, the vertex that is named. */
    private String spell() {
        chain.from(SPELLINGS, 1);
        chain.add(LETTERS, new SymbolEmbedding(reading.letters(), reading.letterUnits()), reading.letterUnits());
        chain.recur(SPELLING, stack.overLetters(reading.letterHidden()), NetworkSpec.Dropout.NONE);
        LastState last = new LastState(reading.letterHidden(), reading.letterHidden(), Merge.CONCATENATE);
        chain.add("spelling-last", last, last.outputs());
        return chain.end();
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
                chain.add("last", last, last.outputs());
            }
            case DECODER -> new DecoderGraph(spec, chain).add();
            case SEQUENCE_MEAN -> chain.add(POOLED, new Pooling(Pooling.Kind.MEAN), chain.features());
            case SEQUENCE_MAX -> chain.add(POOLED, new Pooling(Pooling.Kind.MAX), chain.features());
            case SEQUENCE_ATTENTION -> {
                String states = chain.end();
                int width = chain.features();
                chain.add(ATTENTION, new Projection(width, 1), 1);
                chain.from(states, width);
                chain.add(POOLED, new Pooling(Pooling.Kind.ATTENTION), width, ATTENTION);
            }
        }
    }

    private void output() {
        Head head = spec.head();
        int classes = spec.classes();
        int embedded = reading.embeddingUnits();
        if (head.tied() && chain.features() != embedded) {
            chain.add(PROJECTION, new Projection(chain.features(), embedded), embedded);
        }
        int features = chain.features();
        switch (head.kind()) {
            case SOFTMAX -> {
                ClassOutput output = new ClassOutput(features, classes).adaptive(head.cutoffs(), head.shrink());
                chain.add(OUTPUT, head.tied() ? output.tied() : output, classes);
            }
            case CRF -> chain.add(OUTPUT, new CrfOutput(features, classes, head.forbidden()), classes);
            case CTC -> chain.add(OUTPUT, new CtcOutput(features, classes, Head.BLANK), classes);
            case VALUES -> chain.add(OUTPUT, ValueOutput.values(features, classes, head.levels()), spec.outputs());
            case LOGISTIC -> chain.add(OUTPUT, ValueOutput.logistic(features, classes), spec.outputs());
        }
    }
}
