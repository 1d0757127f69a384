package dev.windrow.network;

import dev.windrow.layer.RecurrentSequenceLayer;
import dev.windrow.layer.TargetOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The decoder of a graph led symbol by symbol: the encoder's vertices are computed once for a sequence, those that
 * depend on the target at each step, for all hypotheses side by side. Sequences are read side by side too. What the
 * decoder remembers of a hypothesis is one array: layer by layer, the states in the order of their names, [unit].
 */
final class Decoder {
    /** Which vertices are computed. */
    private enum Stage {
        ENCODER,
        DECODER
    }

    private final NetworkSpec spec;
    private final ComputationGraph graph;
    private final TargetOutput output;
    private final List<RecurrentSequenceLayer> layers = new ArrayList<>();
    private final boolean[] ofTarget;
    private final INDArray[] values;

    Decoder(NetworkSpec spec, ComputationGraph graph, TargetOutput output) {
        this.spec = spec;
        this.graph = graph;
        this.output = output;
        for (int depth = 0; depth < spec.stack().depth(); depth++) {
            layers.add((RecurrentSequenceLayer) graph.getLayer(DecoderGraph.DECODER + depth));
        }
        values = new INDArray[graph.getVertices().length];
        ofTarget = new boolean[values.length];
        for (int index : graph.topologicalSortOrder()) {
            GraphVertex vertex = graph.getVertices()[index];
            ofTarget[index] = vertex.getVertexName().equals(DecoderGraph.TARGETS);
            for (VertexIndices input : inputs(vertex)) {
                ofTarget[index] |= ofTarget[input.getVertexIndex()];
            }
        }
    }

    private static VertexIndices[] inputs(GraphVertex vertex) {
        return vertex.isInputVertex() ? new VertexIndices[0] : vertex.getInputVertices();
    }

    /**
     * Reads sequences, under the graph's masks.
     *
     * @param given the graph's inputs but the targets
     * @return what the decoder remembers of each before its first symbol
     */
    float[][] encode(Map<String, INDArray> given) {
        compute(given, Stage.ENCODER);
        int states = layers.get(0).stateNames().size() * spec.stack().units();
        int rows = (int) given.get(GraphBuilder.SYMBOLS).size(0);
        float[][] memories = new float[rows][layers.size() * states];
        for (int depth = 0; depth < layers.size(); depth++) {
            GraphVertex start = graph.getVertex(DecoderGraph.START + depth);
            float[] all = values[start.getVertexIndex()].dup('c').data().asFloat();
            for (int row = 0; row < rows; row++) {
                System.arraycopy(all, row * states, memories[row], depth * states, states);
            }
        }
        return memories;
    }

    /**
     * Reads one more symbol of each hypothesis on the sequences last read; the output then has what follows.
     *
     * @param memories what was remembered of each, [hypothesis * sequences + sequence]: of every sequence as many; not
     *     modified
     * @param symbols what each reads
     * @return what is remembered of each now
     */
    float[][] next(float[][] memories, int[] symbols) {
        continueFrom(memories);
        output.targets(new int[symbols.length], null);
        INDArray read = Nd4j.createFromArray(symbols).reshape('c', symbols.length, 1);
        compute(Map.of(DecoderGraph.TARGETS, read), Stage.DECODER);
        return remembered(symbols.length);
    }

    private void compute(Map<String, INDArray> given, Stage stage) {
        LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
        for (int index : graph.topologicalSortOrder()) {
            if (ofTarget[index] != (stage == Stage.DECODER)) {
                continue;
            }
            GraphVertex vertex = graph.getVertices()[index];
            if (vertex.isInputVertex()) {
                values[index] = given.get(vertex.getVertexName());
                continue;
            }
            VertexIndices[] inputs = inputs(vertex);
            for (int k = 0; k < inputs.length; k++) {
                vertex.setInput(k, values[inputs[k].getVertexIndex()], workspaces);
            }
            values[index] = vertex.doForward(false, workspaces);
        }
    }

    private void continueFrom(float[][] memories) {
        int units = spec.stack().units();
        int at = 0;
        for (RecurrentSequenceLayer layer : layers) {
            Map<String, INDArray> start = new HashMap<>();
            for (String name : layer.stateNames()) {
                float[] rows = new float[memories.length * units];
                for (int row = 0; row < memories.length; row++) {
                    System.arraycopy(memories[row], at, rows, row * units, units);
                }
                start.put(name, Nd4j.createFromArray(rows).reshape('c', memories.length, units));
                at += units;
            }
            layer.stream(start);
        }
    }

    private float[][] remembered(int rows) {
        int units = spec.stack().units();
        int states = layers.get(0).stateNames().size();
        float[][] memories = new float[rows][layers.size() * states * units];
        int at = 0;
        for (RecurrentSequenceLayer layer : layers) {
            Map<String, INDArray> ends = layer.streamed();
            for (String name : layer.stateNames()) {
                float[] all = ends.get(name).dup('c').data().asFloat();
                for (int row = 0; row < rows; row++) {
                    System.arraycopy(all, row * units, memories[row], at, units);
                }
                at += units;
            }
            layer.endStream();
        }
        return memories;
    }
}
