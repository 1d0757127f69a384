package dev.windrow.train.dl4jspark;

import java.util.concurrent.atomic.AtomicInteger;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.spark.api.TrainingHook;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** Counts the steps of all workers of this process. */
class CountingHook implements TrainingHook {
    private static final long serialVersionUID = 1;
    static final AtomicInteger steps = new AtomicInteger();

    @Override
    public void preUpdate(DataSet batch, Model model) {}

    @Override
    public void postUpdate(DataSet batch, Model model) {
        steps.incrementAndGet();
    }

    @Override
    public void preUpdate(MultiDataSet batch, Model model) {}

    @Override
    public void postUpdate(MultiDataSet batch, Model model) {
        steps.incrementAndGet();
    }
}
