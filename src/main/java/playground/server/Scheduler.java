package playground.server;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares a fixed pool of threads fairly between all sessions: each takes a turn of bounded time, then goes to the end
 * of the queue. A session that has nothing to do is in no queue and costs nothing until it is woken.
 *
 * <p>The more sessions have something to do, the shorter the turns, so that a round of all of them ends in
 * {@link #ROUND} as long as the machine can. What can't be interrupted, such as one large step, may take longer than
 * its turn: as long as others wait, that is paid back by letting so many turns go by (deficit round robin). Counted is
 * the processor's time: a turn that was interrupted by the collector or by another program owes nothing.
 *
 * <p>All methods may be called from any thread. Turns of one session never overlap, and each sees what the one before
 * it wrote.
 */
final class Scheduler {
    /** A turn's answer: nothing to do before {@link Seat#wake}. */
    static final long WHEN_WOKEN = Long.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    /** The time within which every session shall have had its turn: a frame each ten times a second, with room to spare. */
    static final long ROUND = TimeUnit.MILLISECONDS.toNanos(60);

    static final long LONGEST_TURN = TimeUnit.MILLISECONDS.toNanos(4);
    /** Shorter ones would be spent on changing sessions. */
    static final long SHORTEST_TURN = TimeUnit.MICROSECONDS.toNanos(100);

    /**
     * More turns than this nobody lets go by: about a second, lest a large run among very many, or one whose first turn the
     * compiler hasn't come to yet, stands still for a minute. Counted in turns as long as they are when they are paid: what was
     * owed when there was nobody would take for ever among a thousand.
     */
    static final int MOST_TURNS_OWED = 16;

    /** Work that is done in turns. */
    interface Worker {
        /**
         * Works for about {@code length} nanoseconds at most.
         *
         * @return nanoseconds until the next turn is due: 0 as soon as the others had theirs, or {@link #WHEN_WOKEN}
         */
        long turn(long length);
    }

    /** Is told of each turn as it ends, by the thread that did it. Times are in nanoseconds. */
    interface Watch {
        Watch NOBODY = (waited, took) -> {};

        void turned(long waited, long took);
    }

    private final ScheduledThreadPoolExecutor threads;
    private final int threadCount;
    private final LongSupplier workTime;
    private final Watch watch;
    /** Seats that wait for a turn now, for one later, or have one. */
    private final AtomicInteger active = new AtomicInteger();
    /** Seats that wait for a turn now. */
    private final AtomicInteger queued = new AtomicInteger();

    Scheduler(int threadCount, Watch watch) {
        this(threadCount, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime, watch);
    }

    /** @param workTime how long the current thread has worked, in nanoseconds */
    Scheduler(int threadCount, LongSupplier workTime, Watch watch) {
        this.threadCount = threadCount;
        this.workTime = workTime;
        this.watch = watch;
        threads = new ScheduledThreadPoolExecutor(threadCount, named());
        threads.setRemoveOnCancelPolicy(true);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Gives the worker a place among the others; it gets its first turn when it is woken. */
    Seat seat(Worker worker) {
        return new Seat(worker);
    }

    /** How many sessions have something to do, now or at a time they wait for. */
    int active() {
        return active.get();
    }

    /** How long a turn is at present, in nanoseconds. */
    long turnLength() {
        return turnLength(active.get(), threadCount);
    }

    static long turnLength(int active, int threadCount) {
        return Math.max(SHORTEST_TURN, Math.min(LONGEST_TURN, ROUND * threadCount / Math.max(1, active)));
    }

    /** What is still owed when a turn of this length has been let go by. */
    static long afterPaying(long debt, long length) {
        return Math.min(debt, MOST_TURNS_OWED * length) - length;
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
        GONE;

        boolean isActive() {
            return this != RESTING && this != GONE;
        }
    }

    /** One worker's place in the round. */
    final class Seat {
        private final Worker worker;
        private State state = State.RESTING;
        private Future<?> next;
        /** When the turn that it waits for was due, by {@link System#nanoTime}. */
        private long dueAt;
        /** Nanoseconds that it took beyond its turns, and hasn't paid back; below a turn's length it is left to grow. */
        private long debt;

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
                case WORKING -> enter(State.WORKING_AND_WOKEN);
                case QUEUED, WORKING_AND_WOKEN, GONE -> {}
            }
        }

        /** Gives the worker no more turns; one under way ends as usual. */
        synchronized void leave() {
            if (next != null) {
                next.cancel(false);
            }
            enter(State.GONE);
        }

        private void turn() {
            long length = turnLength();
            long began = System.nanoTime();
            long workedBefore = workTime.getAsLong();
            long waited;
            synchronized (this) {
                if (state != State.QUEUED && state != State.WAITING) {
                    return;
                }
                enter(State.WORKING);
                if (queued.get() == 0) {
                    debt = 0;
                } else if (debt >= length) {
                    debt = afterPaying(debt, length);
                    queue(0);
                    return;
                }
                waited = began - dueAt;
            }
            long delay = WHEN_WOKEN;
            try {
                delay = worker.turn(length);
            } catch (RuntimeException e) {
                LOG.error("event=turn-failed {}", Fault.line(e));
            }
            long worked = workTime.getAsLong() - workedBefore;
            watch.turned(waited, System.nanoTime() - began);
            synchronized (this) {
                debt = Math.max(0, debt + worked - length);
                if (state == State.WORKING_AND_WOKEN) {
                    queue(0);
                } else if (state == State.WORKING) {
                    if (delay == WHEN_WOKEN) {
                        enter(State.RESTING);
                    } else {
                        queue(delay);
                    }
                }
            }
        }

        /** Called with this seat's lock held. */
        private void queue(long delay) {
            enter(delay <= 0 ? State.QUEUED : State.WAITING);
            dueAt = System.nanoTime() + Math.max(0, delay);
            try {
                next = threads.schedule(this::turn, delay, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                enter(State.GONE);
            }
        }

        /** Called with this seat's lock held. */
        private void enter(State entered) {
            active.addAndGet((entered.isActive() ? 1 : 0) - (state.isActive() ? 1 : 0));
            queued.addAndGet((entered == State.QUEUED ? 1 : 0) - (state == State.QUEUED ? 1 : 0));
            state = entered;
        }
    }
}
