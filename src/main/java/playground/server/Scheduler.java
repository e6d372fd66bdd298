package playground.server;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares a fixed pool of threads fairly between all sessions: each takes a turn of bounded time, then goes to the end
 * of the queue. A session that has nothing to do is in no queue and costs nothing until it is woken.
 *
 * <p>All methods may be called from any thread. Turns of one session never overlap, and each sees what the one before
 * it wrote.
 */
final class Scheduler {
    /** A turn's answer: nothing to do before {@link Seat#wake}. */
    static final long WHEN_WOKEN = Long.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    /** Work that is done in turns. */
    interface Worker {
        /**
         * Works for a few milliseconds at most.
         *
         * @return nanoseconds until the next turn is due: 0 as soon as the others had theirs, or {@link #WHEN_WOKEN}
         */
        long turn();
    }

    private final ScheduledThreadPoolExecutor threads;

    Scheduler(int threadCount) {
        threads = new ScheduledThreadPoolExecutor(threadCount, named());
        threads.setRemoveOnCancelPolicy(true);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Gives the worker a place among the others; it gets its first turn when it is woken. */
    Seat seat(Worker worker) {
        return new Seat(worker);
    }

    /** Ends turns under way, and gives no more. */
    void stop() {
        threads.shutdown();
    }

    private static ThreadFactory named() {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory plain = Executors.defaultThreadFactory();
        return work -> {
            Thread thread = plain.newThread(work);
            thread.setName("turns-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private enum State {
        RESTING,
        WAITING,
        QUEUED,
        WORKING,
        /** Woken while it works: it gets another turn whatever this one answers. */
        WORKING_AND_WOKEN,
        GONE
    }

    /** One worker's place in the round. */
    final class Seat {
        private final Worker worker;
        private State state = State.RESTING;
        private Future<?> next;

        private Seat(Worker worker) {
            this.worker = worker;
        }

        /** Sees to it that a turn begins after this call, soon. */
        synchronized void wake() {
            switch (state) {
                case RESTING -> queue(0);
                case WAITING -> {
                    next.cancel(false);
                    queue(0);
                }
                case WORKING -> state = State.WORKING_AND_WOKEN;
                case QUEUED, WORKING_AND_WOKEN, GONE -> {}
            }
        }

        /** Gives the worker no more turns; one under way ends as usual. */
        synchronized void leave() {
            if (next != null) {
                next.cancel(false);
            }
            state = State.GONE;
        }

        private void turn() {
            synchronized (this) {
                if (state != State.QUEUED && state != State.WAITING) {
                    return;
                }
                state = State.WORKING;
            }
            long delay = WHEN_WOKEN;
            try {
                delay = worker.turn();
            } catch (RuntimeException e) {
                LOG.error("A turn failed; its session rests until it is woken.", e);
            }
            synchronized (this) {
                if (state == State.WORKING_AND_WOKEN) {
                    queue(0);
                } else if (state == State.WORKING) {
                    if (delay == WHEN_WOKEN) {
                        state = State.RESTING;
                    } else {
                        queue(delay);
                    }
                }
            }
        }

        /** Called with this seat's lock held. */
        private void queue(long delay) {
            state = delay <= 0 ? State.QUEUED : State.WAITING;
            try {
                next = threads.schedule(this::turn, delay, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                state = State.GONE;
            }
        }
    }
}
