package dev.windrow.train;

import dev.windrow.network.Head;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Minibatch;
import java.io.Serializable;
import java.util.List;
import javax.annotation.Nullable;

/** A look at the validation windows after each epoch, for the loss and for what else a run goes by. */
public final class Validation implements AutoCloseable {
    private final Sweep windows;

    @Nullable
    private final Scoring<?> scoring;

    /** Of the loss alone. */
    public Validation(Sweep windows) {
        this(windows, null);
    }

    /**
     * Of the loss and a metric.
     *
     * @param scoring what the run goes by in place of the loss; null for the loss
     */
    public Validation(Sweep windows, @Nullable Scoring<?> scoring) {
        this.windows = windows;
        this.scoring = scoring;
    }

    /**
     * What was seen.
     *
     * @param loss nats a target place
     * @param score what the run goes by; the loss if nothing else
     */
    record Seen(double loss, double score) {
        /** Where there is nothing to look at. */
        static final Seen NOTHING = new Seen(Double.NaN, Double.NaN);
    }

    /** Looks at the windows with a network that ends in a head of a kind. */
    Seen look(float[] parameters, Head.Kind kind) {
        if (scoring != null) {
            return look(parameters, kind, scoring);
        }
        double loss = loss(windows.gather(parameters, () -> new LossSum(kind), LossSum::add), kind);
        return new Seen(loss, loss);
    }

    /** What a partition gathers for both. */
    private record Both<S extends Serializable>(LossSum loss, S scores) implements Serializable {
        void add(Sweep.Gather<S> gather, Minibatch batch, Predictions predictions) {
            loss.add(batch, predictions);
            gather.add(scores, batch, predictions);
        }
    }

    private <S extends Serializable> Seen look(float[] parameters, Head.Kind kind, Scoring<S> metric) {
        List<Both<S>> parts = windows.gather(
                parameters,
                () -> new Both<>(new LossSum(kind), metric.gathering()),
                (both, batch, predictions) -> both.add(metric, batch, predictions));
        return new Seen(
                loss(parts.stream().map(Both::loss).toList(), kind),
                metric.score(parts.stream().map(Both::scores).toList()));
    }

    private static double loss(List<LossSum> parts, Head.Kind kind) {
        LossSum sum = new LossSum(kind);
        parts.forEach(sum::merge);
        return sum.mean();
    }

    /** Lets Spark forget the windows it kept. */
    @Override
    public void close() {
        windows.close();
    }
}
