package dev.windrow.train.dl4jspark;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/** Counts rounds and passes. */
final class CountingListener extends BaseTrainingListener {
    int rounds;
    int passes;

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        rounds++;
    }

    @Override
    public void onEpochEnd(Model model) {
        passes++;
    }
}
