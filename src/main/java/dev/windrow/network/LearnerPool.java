package dev.windrow.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Learners kept between the rounds of an executor, because making one costs more than a step. At most as many as given
 * lie idle, whatever their shape; the one idle longest goes first, its native memory with it.
 */
public final class LearnerPool {
    private static final LearnerPool SHARED =
            new LearnerPool(Runtime.getRuntime().availableProcessors());

    private final int mostIdle;
    private final Deque<Idle> idle = new ArrayDeque<>();

    private record Idle(NetworkSpec spec, OptimizerSpec optimizer, Learner learner) {}

    /** A pool that keeps at most {@code mostIdle} learners. */
    public LearnerPool(int mostIdle) {
        this.mostIdle = mostIdle;
    }

    /** The pool of this process: a learner a processor. */
    public static LearnerPool shared() {
        return SHARED;
    }

    /**
     * A learner for the calling thread, idle or new. It may hold any weights: load a state first. Close the lease to
     * give it back.
     */
    public Lease borrow(NetworkSpec spec, OptimizerSpec optimizer) {
        Learner learner = take(spec, optimizer);
        OneThread.ask();
        return new Lease(new Idle(spec, optimizer, learner == null ? new Learner(spec, optimizer) : learner));
    }

    private synchronized Learner take(NetworkSpec spec, OptimizerSpec optimizer) {
        for (Iterator<Idle> each = idle.iterator(); each.hasNext(); ) {
            Idle one = each.next();
            if (one.spec.equals(spec) && one.optimizer.equals(optimizer)) {
                each.remove();
                return one.learner;
            }
        }
        return null;
    }

    private synchronized void giveBack(Idle one) {
        idle.addFirst(one);
        while (idle.size() > mostIdle) {
            idle.removeLast().learner.release();
        }
    }

    /** Learners that wait. */
    synchronized int idle() {
        return idle.size();
    }

    /** A borrowed learner; not to be used after it is closed. */
    public final class Lease implements AutoCloseable {
        private Idle borrowed;

        private Lease(Idle borrowed) {
            this.borrowed = borrowed;
        }

        /** The learner. */
        public Learner learner() {
            if (borrowed == null) {
                throw new IllegalStateException("the learner was given back");
            }
            return borrowed.learner;
        }

        /** Gives the learner back; a second time does nothing. */
        @Override
        public void close() {
            Idle one = borrowed;
            borrowed = null;
            if (one != null) {
                giveBack(one);
            }
        }
    }
}
