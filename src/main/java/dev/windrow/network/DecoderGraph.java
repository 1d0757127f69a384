package dev.windrow.network;

import dev.windrow.kernel.Merge;
import dev.windrow.layer.Attention;
import dev.windrow.layer.Handover;
import dev.windrow.layer.LastState;
import dev.windrow.layer.Projection;
import dev.windrow.layer.SideBySide;
import dev.windrow.layer.SymbolEmbedding;
import dev.windrow.layer.Tanh;

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
final class DecoderGraph {
    static final String TARGETS = "targets";
    static final String TARGET_EMBEDDING = "target-embedding";
    static final String DECODER = "decoder";
    static final String START = "start";
    static final String KEYS = "keys";
    static final String LOOK = "look";
    static final String ATTENTIONAL = "attentional";
    static final String BRIDGE = "bridge";

    private final NetworkSpec spec;
    private final RecurrentStack stack;
    private final Chain chain;

    /** Behind the encoder's states, which the chain ends in. */
    DecoderGraph(NetworkSpec spec, Chain chain) {
        this.spec = spec;
        this.stack = spec.stack();
        this.chain = chain;
    }

    /** Adds all of it. */
    void add() {
        String states = chain.end();
        int width = chain.features();
        chain.add(KEYS, new Projection(width, stack.units()), stack.units());
        int embedded = spec.reading().embeddingUnits();
        chain.from(TARGETS, 1);
        chain.add(TARGET_EMBEDDING, new SymbolEmbedding(spec.classes(), embedded), embedded);
        for (int depth = 0; depth < stack.depth(); depth++) {
            chain.drop();
            String before = chain.end();
            int given = chain.features();
            String start = start(depth);
            String decoder = DECODER + depth;
            chain.from(before, given);
            chain.add("handover" + depth, new Handover(decoder), given, start);
            chain.recur(decoder, stack.directions(1), spec.dropout());
        }
        String decoded = chain.end();
        chain.add(LOOK, new Attention(), width, KEYS, states);
        chain.from(decoded, stack.units());
        chain.add("context", new SideBySide(), stack.units() + width, LOOK);
        chain.add(ATTENTIONAL, new Projection(chain.features(), stack.units()), stack.units());
        chain.add(ATTENTIONAL + "-tanh", new Tanh(), stack.units());
    }

    /** What a layer starts from: a hidden state, and a memory where the cell has one. */
    private String start(int depth) {
        LastState last = stack.bidirectional()
                ? new LastState(stack.units(), stack.units(), Merge.CONCATENATE)
                : new LastState(stack.units());
        int states = stack.cell().states() * stack.units();
        chain.from(GraphBuilder.RECURRENT + depth, stack.outputs());
        chain.add("last" + depth, last, last.outputs());
        chain.add(BRIDGE + depth, new Projection(last.outputs(), states), states);
        chain.add(START + depth, new Tanh(), states);
        return chain.end();
    }
}
