package dev.windrow.config;

import java.io.Serializable;
import java.util.List;
import javax.annotation.Nullable;

/** The network between the inputs and the task's output. */
public record NetworkSection(
        @Key(meaning = "the embedding of symbols", otherwise = "{}")
        Embedding embedding,

        @Key(
                meaning = "vectors only: values a linear map takes each input vector to first; 0 for no such map",
                otherwise = "0",
                atLeast = 0,
                atMost = 16384)
        int projection,

        @Key(meaning = "the recurrent cell; none for plain layers, where a single vector is read", otherwise = "lstm")
        Cell cell,

        @Key(meaning = "the non-linearity of the cell: tanh or logistic, of a vanilla rnn relu too", otherwise = "tanh")
        Activation activation,

        @Key(
                meaning = "lstm only: the gates it has; one that is left out is always open, as the forget gate was in"
                        + " 1997",
                otherwise = "[input, forget, output]")
        List<Gate> gates,

        @Key(
                meaning =
                        "lstm and gru: steps that units remember at first, one few, another nearly all of them (chrono"
                                + " initialization, Tallec & Ollivier 2018); 0 for an lstm's forget gates at 1, for some four",
                otherwise = "0",
                atLeast = 0,
                atMost = 1000000)
        int initialMemory,

        @Key(meaning = "recurrent layers on top of each other", otherwise = "1", atLeast = 1, atMost = 16)
        int layers,

        @Key(meaning = "units of a recurrent layer, in each direction", otherwise = "128", atLeast = 1, atMost = 16384)
        int units,

        @Key(meaning = "whether each layer reads both ways", otherwise = "false")
        boolean bidirectional,

        @Key(meaning = "how what is read both ways becomes one", otherwise = "concatenate")
        Merge merge,

        @Key(
                meaning = "how a sequence's states become the one that says its label: the last (both ends' if"
                        + " bidirectional), their mean, the highest of each feature, or a mean weighted by attention",
                otherwise = "last")
        Pooling pooling,

        @Key(
                meaning = "the share of symbols read as <unk> in training, so that unknown ones are learned too",
                otherwise = "0",
                atLeast = 0,
                atMost = 0.95)
        double symbolDropout,

        @Key(
                meaning = "the share of values dropped at each recurrent layer's input and before the output",
                otherwise = "0",
                atLeast = 0,
                atMost = 0.95)
        double dropout,

        @Key(
                meaning = "the share of each recurrent layer's input features dropped, one mask a sequence",
                otherwise = "0",
                atLeast = 0,
                atMost = 0.95)
        double inputDropout,

        @Key(
                meaning = "the share of recurrent weights dropped, one mask a step of training (DropConnect)",
                otherwise = "0",
                atLeast = 0,
                atMost = 0.95)
        double recurrentDropout,

        @Key(meaning = "what computes Windrow's own recurrent layers", otherwise = "automatic")
        Kernel kernel,

        @Key(meaning = "what predicts", otherwise = "{}") Output output)
        implements Serializable {

    /** The recurrent cell. */
    public enum Cell {
        RNN,
        LSTM,
        GRU,
        NONE
    }

    /** How the states of a sequence become one. */
    public enum Pooling {
        LAST,
        MEAN,
        MAX,
        ATTENTION
    }

    /** The non-linearity of a cell. */
    public enum Activation {
        TANH,
        LOGISTIC,
        RELU
    }

    /** A gate of an LSTM. */
    public enum Gate {
        INPUT,
        FORGET,
        OUTPUT
    }

    /** How the outputs of two directions become one: side by side, or unit by unit. */
    public enum Merge {
        CONCATENATE,
        SUM,
        AVERAGE
    }

    /** What computes recurrent layers: the fastest there is, or one that is forced. */
    public enum Kernel {
        AUTOMATIC,
        ONEDNN,
        PLAIN,
        REFERENCE
    }

    /** The embedding of symbols. */
    public record Embedding(
            @Key(meaning = "values a symbol", otherwise = "64", atLeast = 1, atMost = 16384)
            int units,

            @Key(meaning = "features from each word's characters", otherwise = Key.ABSENT) @Nullable
            Characters characters,

            @Key(
                    meaning = "a file of word vectors that symbols begin with, as text: of word2vec, GloVe or fastText",
                    otherwise = Key.ABSENT)
            String pretrained,

            @Key(
                    meaning = "paths or globs of plain text, a sentence a line, from which word vectors that symbols"
                            + " begin with are learned first, by word2vec",
                    otherwise = Key.ABSENT)
            List<String> word2vec,

            @Key(
                    meaning = "with pretrained or word2vec: how many of the vectors' words, the first of their file,"
                            + " are known even where the training data has them not, or too seldom; 0 for none",
                    otherwise = "50000",
                    atLeast = 0,
                    atMost = 10000000)
            int words)
            implements Serializable {

        /** Whether symbols begin with vectors that were learned elsewhere, or first. */
        public boolean hasVectors() {
            return !pretrained.isEmpty() || !word2vec.isEmpty();
        }
    }

    /** What probabilities are over. */
    public enum OutputKind {
        SOFTMAX,
        CRF,
        CTC
    }

    /** What predicts. */
    public record Output(
            @Key(
                    meaning = "a softmax at each place for itself, or, for tagging, a conditional random field over the"
                            + " labels of the whole sequence, where tags of spans never follow each other wrongly, or, for"
                            + " speech, connectionist temporal classification, which finds out by itself which frames say"
                            + " what",
                    otherwise = "softmax")
            OutputKind kind,

            @Key(
                    meaning = "language models: whether the output's weights are the embedding's, with a linear"
                            + " projection between where the widths differ",
                    otherwise = "false")
            boolean tied,

            @Key(
                    meaning = "whether the output sees its step's embedded input beside the recurrent layers' output",
                    otherwise = "false")
            boolean seesInput,

            @Key(
                    meaning = "the first ids of the clusters of rare symbols, rising, of an adaptive softmax for large"
                            + " vocabularies, such as [2000, 10000]",
                    otherwise = Key.ABSENT,
                    atLeast = 1)
            List<Integer> cutoffs,

            @Key(
                    meaning = "with cutoffs only: how many times fewer values each cluster has than the one before",
                    otherwise = "4",
                    atLeast = 1,
                    atMost = 64)
            int shrink,

            @Key(
                    meaning = "forecasts only: the share of values that is to fall into the interval forecast beside"
                            + " the mean, half of the rest below it; 0 for no interval",
                    otherwise = "0",
                    atLeast = 0,
                    atMost = 0.999)
            double interval)
            implements Serializable {}

    /** Features of a word from its characters: both last states of a bidirectional layer over them. */
    public record Characters(
            @Key(meaning = "values a character", otherwise = "25", atLeast = 1, atMost = 1024)
            int units,

            @Key(
                    meaning = "units of the layer over a word's characters, in each direction",
                    otherwise = "50",
                    atLeast = 1,
                    atMost = 1024)
            int hidden)
            implements Serializable {}
}
