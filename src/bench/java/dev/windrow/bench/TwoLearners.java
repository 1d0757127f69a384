package dev.windrow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Two learners of ours at once in one process, each on its own thread and with its own batch: what two Spark tasks
 * compute, without Spark, input or averaging. A job that trains slower than this spends the difference on something
 * else.
 */
final class TwoLearners implements Contender {
    private static final int WORKERS = 2;
    /** Steps between two meetings; many, so that waiting for the slower one counts for little. */
    private static final int STEPS = 16;

    private final List<ExecutorService> threads = new ArrayList<>();
    private final List<WindrowContender> learners = new ArrayList<>();

    TwoLearners(Row row) {
        for (int worker = 0; worker < WORKERS; worker++) {
            ExecutorService thread = Executors.newSingleThreadExecutor();
            threads.add(thread);
            learners.add(await(thread.submit(() -> new WindrowContender(row))));
        }
    }

    @Override
    public double step() {
        List<Future<Double>> losses = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            losses.add(threads.get(worker).submit(steps(learners.get(worker))));
        }
        double sum = 0;
        for (Future<Double> loss : losses) {
            sum += await(loss);
        }
        return sum / WORKERS;
    }

    private static Callable<Double> steps(WindrowContender learner) {
        return () -> {
            double loss = Double.NaN;
            for (int step = 0; step < STEPS; step++) {
                loss = learner.step();
            }
            return loss;
        };
    }

    private static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException problem) {
            throw new IllegalStateException("a learner failed", problem.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public double workPerStep() {
        return (double) WORKERS * STEPS * Row.tokens();
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdown);
    }
}
