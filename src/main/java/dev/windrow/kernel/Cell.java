package dev.windrow.kernel;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which recurrence a layer computes. Below, x_t is the input of step t, σ the logistic function, ⊙ the element-wise
 * product, and each [·] a separate row of weights and bias.
 *
 * <ul>
 *   <li>{@link Kind#RNN}: h_t = φ(U x_t + W h_{t−1} + b). J. L. Elman, "Finding Structure in Time", Cognitive Science
 *       1990.
 *   <li>{@link Kind#LSTM}: i, f, o = σ(U[·] x_t + W[·] h_{t−1} + b[·]); s̃ = φ(U x_t + W h_{t−1} + b); s_t = f ⊙
 *       s_{t−1} + i ⊙ s̃; h_t = o ⊙ φ(s_t). S. Hochreiter and J. Schmidhuber, "Long Short-Term Memory", Neural
 *       Computation 1997, with the forget gate of F. Gers, J. Schmidhuber and F. Cummins, "Learning to Forget", Neural
 *       Computation 2000. A gate that is left out counts as 1 everywhere and has no weights; without the forget gate it
 *       is the cell of 1997.
 *   <li>{@link Kind#GRU}: u, r = σ(U[·] x_t + W[·] h_{t−1} + b[·]); c̃ = φ(U x_t + W (r ⊙ h_{t−1}) + b); h_t = u ⊙ c̃ +
 *       (1 − u) ⊙ h_{t−1}. K. Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder", EMNLP 2014.
 *       Keras and oneDNN call 1 − u the update gate: their weights of that gate are ours with the sign turned.
 * </ul>
 *
 * @param kind the recurrence
 * @param activation φ
 * @param gates the LSTM's gates that are there, {@link Gate#CANDIDATE} always among them; empty for the other kinds
 */
public record Cell(Kind kind, Activation activation, Set<Gate> gates) {
    /** The recurrences. */
    public enum Kind {
        RNN,
        LSTM,
        GRU
    }

    /** The rows of weights of an LSTM, in their order in memory. */
    public enum Gate {
        /** i, how much of the candidate is written. */
        INPUT,
        /** f, how much of the memory is kept. */
        FORGET,
        /** s̃, what is written. */
        CANDIDATE,
        /** o, how much of the memory is shown. */
        OUTPUT
    }

    public Cell {
        gates = gates.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(gates));
        switch (kind) {
            case LSTM -> {
                if (!gates.contains(Gate.CANDIDATE)) {
                    throw new IllegalArgumentException(
                            "LSTM with gates " + gates + ": the candidate cannot be left out");
                }
            }
            case RNN, GRU -> {
                if (!gates.isEmpty()) {
                    throw new IllegalArgumentException(kind + " with gates " + gates + ": only an LSTM chooses gates");
                }
            }
        }
    }

    /** The vanilla recurrent cell. */
    public static Cell rnn(Activation activation) {
        return new Cell(Kind.RNN, activation, Set.of());
    }

    /** The LSTM with input, forget and output gate and φ = tanh. */
    public static Cell lstm() {
        return new Cell(Kind.LSTM, Activation.TANH, EnumSet.allOf(Gate.class));
    }

    /** The LSTM with another φ, or with gates left out. */
    public static Cell lstm(Activation activation, Set<Gate> gates) {
        return new Cell(Kind.LSTM, activation, gates);
    }

    /** The GRU with φ = tanh. */
    public static Cell gru() {
        return new Cell(Kind.GRU, Activation.TANH, Set.of());
    }

    /** Rows of weights a unit has: 1 for the RNN; update, reset, candidate for the GRU; the gates for the LSTM. */
    public int gateCount() {
        return switch (kind) {
            case RNN -> 1;
            case GRU -> 3;
            case LSTM -> gates.size();
        };
    }

    /** Whether the state is more than the output: the LSTM's s_t. */
    public boolean hasMemory() {
        return kind == Kind.LSTM;
    }

    /** The LSTM's gates in their order in memory. */
    public List<Gate> gatesInOrder() {
        return gates.stream().sorted().toList();
    }
}
