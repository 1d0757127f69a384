package dev.windrow.network;

import dev.windrow.kernel.Adam;
import dev.windrow.kernel.Optimizer;
import dev.windrow.kernel.RmsProp;
import dev.windrow.kernel.Sgd;
import java.io.Serializable;

/**
 * How a learner follows its gradients.
 *
 * @param name the update rule
 * @param clipNorm the largest norm the gradient of the mean loss of a target keeps (Pascanu et al. 2013); 0 for no
 *     clipping
 * @param freezesEmbedding whether the embedding of the symbols read stays as it is
 */
public record OptimizerSpec(Name name, double clipNorm, boolean freezesEmbedding) implements Serializable {
    /** The update rule. */
    public enum Name {
        ADAM,
        SGD,
        RMSPROP
    }

    /** Checks the norm. */
    public OptimizerSpec {
        if (!(clipNorm >= 0)) {
            throw new IllegalArgumentException("clip norm = " + clipNorm + ": must be 0 (no clipping) or more");
        }
    }

    /** A rule that all weights follow. */
    public OptimizerSpec(Name name, double clipNorm) {
        this(name, clipNorm, false);
    }

    /** Arrays of the weights' size that the rule remembers. */
    public int moments() {
        return rule().moments();
    }

    Optimizer rule() {
        return switch (name) {
            case ADAM -> new Adam();
            case SGD -> new Sgd();
            case RMSPROP -> new RmsProp();
        };
    }
}
