package playground.session;

import java.io.Serial;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares the processors fairly between all sessions: each takes a turn of bounded time, then goes to the end of the queue. A
 * session that has nothing to do is in no queue and costs nothing until it is woken.
 *
 * <p>The more sessions have something to do, the shorter the turns, so that a round of all of them takes {@link #ROUND}, unless
 * there are too many for the machine. Work that is longer than a turn, such as one large step, gives way between its pieces ({@link
 * Task#giveWay}): its thread lets another thread work in its place, and waits in the queue like any task. So a fixed number of
 * threads work, and each interrupted turn has one more that waits. At most {@link #MOST_INTERRUPTED} turns are interrupted at a
 * time; beyond that, work goes on instead of giving way.
 *
 * <p>A session that works longer than its turns skips later turns until that is made up for, as long as others wait ({@link
 * TurnDebt}). Processor time is what counts ({@link TurnMeter}), so that hardly anybody is charged for a pause of the garbage
 * collector or for another program.
 *
 * <p>All methods may be called from any thread. Turns of one session never overlap, and each sees what the one before
 * it wrote.
 */
public final class Scheduler {
    /** What a turn returns if there is nothing to do before {@link Task#wake}. */
    static final long WHEN_WOKEN = Long.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    /** The time in which every session should get a turn: short enough for ten frames a second each, with room to spare. */
    static final long ROUND = TimeUnit.MILLISECONDS.toNanos(60);

    static final long LONGEST_TURN = TimeUnit.MILLISECONDS.toNanos(4);
    /** In shorter turns, most of the time would go into switching between sessions. */
    static final long SHORTEST_TURN = TimeUnit.MICROSECONDS.toNanos(100);

    /**
     * The most turns interrupted at a time. Each keeps a thread waiting, with its stack and what its inspection has made so far.
     */
    static final int MOST_INTERRUPTED = 32;

    /** A session that stands aside lets others work for at least this long. */
    static final long ASIDE = TimeUnit.MILLISECONDS.toNanos(5);

    /** Work that is done in turns. */
    public interface Worker {
        /**
         * Works for about {@code length} nanoseconds at most.
         *
         * @return nanoseconds until the next turn is due: 0 as soon as the others had theirs, or {@link #WHEN_WOKEN}
         */
        long turn(long length);
    }

    /** Is told of each turn as it ends or is interrupted, by the thread that did it. Times are in nanoseconds. */
    public interface Watch {
        Watch NOBODY = (waited, took) -> {};

        void turned(long waited, long took);
    }

    private final TurnQueue<Task> queue;
    private final int threadCount;
    private final LongSupplier clock;
    private final LongSupplier workTime;
    private final Watch watch;
    /** A thread works only while it holds a permit of this. The other threads rest, or wait in the midst of a turn. */
    private final Semaphore placesAtWork;

    private final Semaphore interruptions = new Semaphore(MOST_INTERRUPTED);
    private final AtomicInteger started = new AtomicInteger();
    /** The number of tasks that have a turn, or wait for one that is due now or later. */
    private final AtomicInteger active = new AtomicInteger();
    /** The number of tasks that wait for a turn that is due now. */
    private final AtomicInteger queued = new AtomicInteger();

    /**
     * @param threadCount how many work at the same time
     * @param clock in nanoseconds
     */
    public Scheduler(int threadCount, LongSupplier clock, Watch watch) {
        this(threadCount, clock, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime, watch);
    }

    /** @param workTime how long the current thread has worked, in nanoseconds */
    Scheduler(int threadCount, LongSupplier clock, LongSupplier workTime, Watch watch) {
        this.threadCount = threadCount;
        this.clock = clock;
        queue = new TurnQueue<>(clock);
        this.workTime = workTime;
        this.watch = watch;
        placesAtWork = new Semaphore(threadCount);
    }

    /** Adds a task for the worker, which gets its first turn when it is woken. */
    public Task add(Worker worker) {
        startThreads(threadCount);
        return new Task(worker);
    }

    /** How many tasks have something to do, now or at a later time. */
    public int active() {
        return active.get();
    }

    /** How long a turn is at present, in nanoseconds. */
    public long turnLength() {
        return turnLength(active.get(), threadCount);
    }

    static long turnLength(int active, int threadCount) {
        return Math.max(SHORTEST_TURN, Math.min(LONGEST_TURN, ROUND * threadCount / Math.max(1, active)));
    }

    /** Gives no more turns, and lets the turns under way end. */
    public void stop() {
        queue.close().forEach(place -> place.task().goOn());
        placesAtWork.release(threadCount + MOST_INTERRUPTED);
    }

    private void startThreads(int count) {
        int before = started.get();
        while (before < count) {
            if (started.compareAndSet(before, before + 1)) {
                Thread thread = new Thread(this::work, "turns-" + (before + 1));
                thread.setDaemon(true);
                thread.start();
            }
            before = started.get();
        }
    }

    /** What a thread does: gives turns while it has a place at work, and rests after giving its place away. */
    private void work() {
        try {
            while (true) {
                placesAtWork.acquire();
                boolean hasPlace = true;
                while (hasPlace) {
                    TurnQueue.Place<Task> next = queue.take();
                    if (next == null) {
                        return;
                    }
                    hasPlace = next.task().take(next);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts these threads", e);
        }
    }

    /** The task was cancelled during a turn, so nobody waits for the turn's result. */
    public static final class Cancelled extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private Cancelled() {
            super("", null, false, false);
        }
    }

    /** A worker's turns: waiting, working, or at rest. */
    public final class Task {
        private final Worker worker;
        /** Changed with this task's lock held. */
        private volatile TaskState state = TaskState.RESTING;

        private TurnQueue.Place<Task> next;
        /** Whether a turn has begun and hasn't ended: it is at work, or interrupted. */
        private boolean inTurn;
        /** Whether it was woken in its turn: it then gets another turn, whatever this one returns. */
        private boolean woken;
        /** Where the thread of an interrupted turn waits until its next turn has come. */
        private final Semaphore comesOn = new Semaphore(0);
        /** Used with this task's lock held. */
        private final TurnDebt debt = new TurnDebt();

        /** These three are of the turn, or of its part since the last interruption. They belong to the thread of the turn. */
        private final TurnMeter meter = new TurnMeter(clock, workTime);

        private long length;
        private long waited;

        private Task(Worker worker) {
            this.worker = worker;
        }

        /** Makes sure that a turn begins soon after this call. */
        public synchronized void wake() {
            if (inTurn) {
                woken = true;
            } else if (state == TaskState.WAITING) {
                queue.remove(next);
                line(0);
            } else if (state == TaskState.RESTING) {
                line(0);
            }
        }

        /** Gives the worker no more turns; one under way ends as usual, or at the next {@link #giveWay}. */
        public synchronized void cancel() {
            // An interrupted turn stays in the queue, so that its thread can end it.
            if (next != null && !inTurn) {
                queue.remove(next);
                next = null;
            }
            enter(TaskState.GONE);
        }

        /**
         * Interrupts the turn if its time is over and others wait, and returns when the task's next turn has come. While nobody
         * waits, the turn's time doesn't run. To be called by the worker, in its turn, between the pieces of long work.
         *
         * @throws Cancelled if the task was cancelled: the worker ends its turn and gets no other
         */
        void giveWay() {
            expectNotCancelled();
            if (queued.get() == 0) {
                meter.restart();
                return;
            }
            if (meter.worked(length) < length || !interruptions.tryAcquire()) {
                return;
            }
            interrupt(0);
        }

        /**
         * Interrupts the turn for a while, because it needs others to finish first, also those whose turns were interrupted
         * earlier. Like {@link #giveWay}, but whether others wait or not.
         *
         * @return false, at once, if too many are interrupted already or there are no more turns
         * @throws Cancelled if the task was cancelled
         */
        boolean standAside() {
            expectNotCancelled();
            return interruptions.tryAcquire() && interrupt(ASIDE);
        }

        /**
         * Interrupts the turn until the next one, due after this delay, has come; false if no more turns come. The caller has
         * acquired a permit of {@link #interruptions}, which this releases.
         */
        private boolean interrupt(long delay) {
            boolean isInLine;
            try {
                isInLine = lineUpAgain(delay);
                if (isInLine) {
                    startThreads(threadCount + MOST_INTERRUPTED - interruptions.availablePermits());
                    placesAtWork.release();
                    comesOn.acquireUninterruptibly();
                    meter.begin();
                }
            } finally {
                interruptions.release();
            }
            expectNotCancelled();
            return isInLine;
        }

        private void expectNotCancelled() {
            if (state == TaskState.GONE) {
                throw new Cancelled();
            }
        }

        private synchronized boolean lineUpAgain(long delay) {
            if (state == TaskState.GONE || !line(delay)) {
                return false;
            }
            debt.chargeInterrupted(account(), length);
            return true;
        }

        /**
         * Gives the worker the turn that has come at this place in the queue, or goes on with the one that was interrupted.
         *
         * @return false if the calling thread has given its place at work to the interrupted turn's thread
         */
        private boolean take(TurnQueue.Place<Task> place) {
            synchronized (this) {
                if (!place.equals(next)) {
                    return true;
                }
                long turn = turnLength();
                if (queued.get() == (state == TaskState.QUEUED ? 1 : 0)) {
                    debt.forgive();
                } else if (state != TaskState.GONE && debt.isDue(turn)) {
                    debt.pay(turn);
                    if (!line(0) && inTurn) {
                        // the scheduler has stopped meanwhile, so the interrupted turn must end now
                        goOn();
                    }
                    return true;
                }
                length = turn;
                waited = clock.getAsLong() - place.dueAt();
                next = null;
                if (state != TaskState.GONE) {
                    enter(TaskState.WORKING);
                }
                if (inTurn) {
                    goOn();
                    return false;
                }
                inTurn = true;
            }
            turn();
            return true;
        }

        /** Lets the thread of the interrupted turn work. */
        private void goOn() {
            comesOn.release();
        }

        private void turn() {
            meter.begin();
            long delay = WHEN_WOKEN;
            try {
                delay = worker.turn(length);
            } catch (Cancelled cancelled) {
                // Nobody waits for what the turn would have done.
            } catch (RuntimeException | Error e) {
                // An error, too, ends only this turn: the thread goes on, since others need its place at work.
                LOG.error("event=turn-failed {}", Fault.line(e));
            }
            synchronized (this) {
                debt.charge(account(), length);
                inTurn = false;
                if (state != TaskState.GONE) {
                    if (woken || delay != WHEN_WOKEN) {
                        line(woken ? 0 : delay);
                    } else {
                        enter(TaskState.RESTING);
                    }
                }
                woken = false;
            }
        }

        /** Tells of the turn, or of its part, and returns how long it has worked. */
        private long account() {
            watch.turned(waited, meter.end(length));
            return meter.worked(length);
        }

        /** Called with this task's lock held; false if there are no more turns. */
        private boolean line(long delay) {
            next = queue.add(this, delay);
            if (next == null) {
                if (!inTurn) {
                    enter(TaskState.GONE);
                }
                return false;
            }
            enter(delay <= 0 ? TaskState.QUEUED : TaskState.WAITING);
            return true;
        }

        /** Called with this task's lock held. */
        private void enter(TaskState entered) {
            active.addAndGet((entered.isActive() ? 1 : 0) - (state.isActive() ? 1 : 0));
            queued.addAndGet((entered == TaskState.QUEUED ? 1 : 0) - (state == TaskState.QUEUED ? 1 : 0));
            state = entered;
        }
    }
}
