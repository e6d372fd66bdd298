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
 * <p>The more sessions have something to do, the shorter the turns, so that a round of all of them ends in {@link #ROUND} as long
 * as the machine can. Work that is longer than a turn, such as one large step, gives way between its pieces ({@link Task#giveWay}):
 * its thread lets another one work in its place, and waits in the queue like everybody. So there are as many threads at work as
 * places, and one that waits for each interrupted turn. At most {@link #MOST_INTERRUPTED} turns are interrupted at a time; with
 * more, work that would give way goes on instead.
 *
 * <p>A session that has worked longer than its turn pays that back by letting turns go by, as long as others wait (deficit round
 * robin). Interrupted work pays fourfold, since it also displaces what the others have in the processor's caches. What counts is
 * the processor's time, so that nobody pays for a pause of the garbage collector or for another program.
 *
 * <p>All methods may be called from any thread. Turns of one session never overlap, and each sees what the one before
 * it wrote.
 */
public final class Scheduler {
    /** A turn's answer: nothing to do before {@link Task#wake}. */
    static final long WHEN_WOKEN = Long.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    /** The time within which every session shall have had its turn: a frame each ten times a second, with room to spare. */
    static final long ROUND = TimeUnit.MILLISECONDS.toNanos(60);

    static final long LONGEST_TURN = TimeUnit.MILLISECONDS.toNanos(4);
    /** In shorter turns, most of the time would go into changing from one session to the next. */
    static final long SHORTEST_TURN = TimeUnit.MICROSECONDS.toNanos(100);

    /**
     * A session lets at most so many turns go by, which takes about a second. Otherwise a large run among very many would stand
     * still for a minute, and so would a run whose first turn came before the JIT compiler had compiled it. A debt is cut to so
     * many turns of the present length: turns may have become much shorter since it was made.
     */
    static final int MOST_TURNS_OWED = 16;

    /** What gives way is charged so many times the time that it has taken. */
    private static final int PRICE_OF_LONG_WORK = 4;

    /**
     * The most turns interrupted at a time. Each keeps a thread waiting, with its stack and what its inspection has made so far.
     */
    static final int MOST_INTERRUPTED = 32;

    /** A session that stands aside lets others work for at least so long. */
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
    /** A thread works while it holds one. The others rest, or wait in the midst of a turn. */
    private final Semaphore placesAtWork;

    private final Semaphore interruptions = new Semaphore(MOST_INTERRUPTED);
    private final AtomicInteger started = new AtomicInteger();
    /** Tasks that wait for a turn now, for one later, or have one. */
    private final AtomicInteger active = new AtomicInteger();
    /** Tasks that wait for a turn now. */
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

    /** Gives the worker a place among the others; it gets its first turn when it is woken. */
    public Task add(Worker worker) {
        startThreads(threadCount);
        return new Task(worker);
    }

    /** How many sessions have something to do, now or at a time they wait for. */
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

    /** What is still owed when a turn of this length has been let go by. */
    static long afterPaying(long debt, long length) {
        return Math.min(debt, MOST_TURNS_OWED * length) - length;
    }

    /** Gives no more turns, and lets those under way come to their ends. */
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

    /** What a thread does: gives turns as long as it has a place at work, and rests when it has given that away. */
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

    /** The worker's task was left in the midst of its turn, and nobody waits for what it does. */
    public static final class Left extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private Left() {
            super("", null, false, false);
        }
    }

    /** One worker's place in the round. */
    public final class Task {
        private final Worker worker;
        /** Changed with this task's lock held. */
        private volatile TaskState state = TaskState.RESTING;

        private TurnQueue.Place<Task> next;
        /** A turn has begun and hasn't ended: it is worked at, or was interrupted. */
        private boolean inTurn;
        /** Woken in its turn: it gets another one whatever this one answers. */
        private boolean woken;
        /** Where the thread of an interrupted turn waits until its next turn has come. */
        private final Semaphore comesOn = new Semaphore(0);
        /** Nanoseconds that it took beyond its turns and hasn't paid back. Once that is a turn's length, a turn goes by. */
        private long debt;

        /** Of the turn, or of the part since it was last interrupted. Belong to the thread of the turn. */
        private long length;

        private long waited;
        private long began;
        private long workedBefore;

        private Task(Worker worker) {
            this.worker = worker;
        }

        /** Sees to it that a turn begins after this call, soon. */
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
        public synchronized void leave() {
            // The thread of an interrupted turn waits in the queue until it can end it.
            if (next != null && !inTurn) {
                queue.remove(next);
                next = null;
            }
            enter(TaskState.GONE);
        }

        /**
         * In the midst of a turn: lets others have theirs, if this one's time is over and others wait. Returns when its next one
         * has come. As long as nobody waits, the turn's time doesn't pass. To be called by the worker, in its turn, between the
         * pieces of long work.
         *
         * @throws Left if the task was left: the worker ends its turn, and comes to no other
         */
        void giveWay() {
            expectNotLeft();
            if (queued.get() == 0) {
                workedBefore = workTime.getAsLong();
                return;
            }
            if (workTime.getAsLong() - workedBefore < length || !interruptions.tryAcquire()) {
                return;
            }
            interrupt(0);
        }

        /**
         * In the midst of a turn: lets others work for a while, also those whose work began before and was interrupted, since this
         * one can't go on without them. Like {@link #giveWay}, but whether others wait or not.
         *
         * @return false, at once, if too many are interrupted already or there are no more turns
         * @throws Left if the task was left
         */
        boolean standAside() {
            expectNotLeft();
            return interruptions.tryAcquire() && interrupt(ASIDE);
        }

        /** With a permit for it, which is given back when the next turn, due after this delay, has come; false if there is none. */
        private boolean interrupt(long delay) {
            boolean isInLine;
            try {
                isInLine = lineUpAgain(delay);
                if (isInLine) {
                    startThreads(threadCount + MOST_INTERRUPTED - interruptions.availablePermits());
                    placesAtWork.release();
                    comesOn.acquireUninterruptibly();
                    begin();
                }
            } finally {
                interruptions.release();
            }
            expectNotLeft();
            return isInLine;
        }

        private void expectNotLeft() {
            if (state == TaskState.GONE) {
                throw new Left();
            }
        }

        private synchronized boolean lineUpAgain(long delay) {
            if (state == TaskState.GONE || !line(delay)) {
                return false;
            }
            account(PRICE_OF_LONG_WORK);
            return true;
        }

        /**
         * Gives the worker the turn that has come at this place in the queue, or goes on with the one that was interrupted.
         *
         * @return false if the thread that calls has thereby given away its place at work
         */
        private boolean take(TurnQueue.Place<Task> place) {
            synchronized (this) {
                if (!place.equals(next)) {
                    return true;
                }
                long turn = turnLength();
                if (queued.get() == (state == TaskState.QUEUED ? 1 : 0)) {
                    debt = 0;
                } else if (state != TaskState.GONE && debt >= turn) {
                    debt = afterPaying(debt, turn);
                    if (!line(0) && inTurn) {
                        // the scheduler has stopped meanwhile: there is no later turn to come to its end in
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
            begin();
            long delay = WHEN_WOKEN;
            try {
                delay = worker.turn(length);
            } catch (Left left) {
                // Nobody waits for what the turn would have done.
            } catch (RuntimeException | Error e) {
                // An error, too, ends this turn only: its thread has a place at work, and others wait for that.
                LOG.error("event=turn-failed {}", Fault.line(e));
            }
            synchronized (this) {
                account(1);
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

        private void begin() {
            began = clock.getAsLong();
            workedBefore = workTime.getAsLong();
        }

        /** Called with this task's lock held. */
        private void account(int price) {
            long worked = workTime.getAsLong() - workedBefore;
            watch.turned(waited, clock.getAsLong() - began);
            debt = Math.max(0, debt + price * worked - length);
        }

        /** Called with this task's lock held; false if there are no more turns. */
        private boolean line(long delay) {
            next = queue.add(this, clock.getAsLong() + Math.max(0, delay));
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
