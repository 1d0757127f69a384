package dev.windrow.train.dl4jspark;

import org.apache.spark.TaskContext;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.dataset.api.DataSet;

/** Fails each task after its first step, the first time it is tried. */
final class FailingOnce extends CountingHook {
    private static final long serialVersionUID = 1;

    @Override
    public void postUpdate(DataSet batch, Model model) {
        if (TaskContext.get().attemptNumber() == 0) {
            throw new IllegalStateException("this task is lost, to be tried again");
        }
    }
}
