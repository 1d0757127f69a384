package dev.windrow.config;

import java.io.Serializable;

/**
 * A job file: what to train, on what, and where the result goes. Every value is resolved: defaults, file and overrides
 * together.
 */
public record JobFile(
        @Key(meaning = "what is learned: a class of the task package in kebab case, or a full class name")
        String task,

        @Key(meaning = "the recurrent layers: windrow's own, or those Deeplearning4j ships", otherwise = "windrow")
        Layers layers,

        @Key(meaning = "the data") CorpusSection corpus,

        @Key(meaning = "how text becomes symbols", otherwise = "{}")
        TextSection text,

        @Key(meaning = "the network", otherwise = "{}") NetworkSection network,

        @Key(meaning = "how it is trained", otherwise = "{}")
        TrainingSection training,

        @Key(meaning = "how text is generated", otherwise = "{}")
        GenerationSection generation,

        @Key(meaning = "how answers that are sequences are found", otherwise = "{}")
        DecodingSection decoding,

        @Key(meaning = "the folder of everything this job writes", otherwise = "runs/<name of the job file>")
        String output)
        implements Serializable {

    /** Whose recurrent layers a network is built of. */
    public enum Layers {
        WINDROW,
        DL4J
    }
}
