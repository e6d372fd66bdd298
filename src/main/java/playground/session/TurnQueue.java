package playground.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The tasks that wait for a turn, in the order in which their turns are due; at equal times, the first to come is first. Any thread
 * may call it.
 */
final class TurnQueue<S> {
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Those that were due as they came, which are most when there is much to do. */
    private final Deque<Place<S>> atOnce = new ArrayDeque<>();

    private final TreeSet<Place<S>> later = new TreeSet<>();
    /**
     * The one thread that waits until the first turn is due. It wakes the next thread as it leaves, so that not all wake at once.
     */
    private Thread leader;

    private long came;
    private boolean closed;

    /** @param clock in nanoseconds, by which turns are due */
    TurnQueue(LongSupplier clock) {
        this.clock = clock;
    }

    /** A place in the queue. */
    record Place<S>(S task, long dueAt, long number) implements Comparable<Place<S>> {
        @Override
        public int compareTo(Place<S> other) {
            long later = dueAt - other.dueAt;
            return later != 0 ? Long.signum(later) : Long.compare(number, other.number);
        }
    }

    /** Queues the task for a turn due after so many nanoseconds; null if the queue is closed. */
    Place<S> add(S task, long delay) {
        lock.lock();
        try {
            if (closed) {
                return null;
            }
            Place<S> place = new Place<>(task, clock.getAsLong() + Math.max(0, delay), came++);
            if (delay > 0) {
                later.add(place);
            } else {
                atOnce.add(place);
            }
            if (place.equals(first())) {
                leader = null;
                changed.signal();
            }
            return place;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the place away, unless its turn has come already. */
    void remove(Place<S> place) {
        lock.lock();
        try {
            if (!later.remove(place)) {
                atOnce.remove(place);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next turn that is due; null if the queue is closed. */
    Place<S> take() throws InterruptedException {
        Thread current = Thread.currentThread();
        lock.lock();
        try {
            while (!closed) {
                Place<S> first = first();
                long delay = first == null ? Long.MAX_VALUE : first.dueAt() - clock.getAsLong();
                if (delay <= 0) {
                    return first.equals(atOnce.peek()) ? atOnce.poll() : later.pollFirst();
                }
                if (first == null || leader != null) {
                    changed.await();
                } else {
                    leader = current;
                    changed.awaitNanos(delay);
                    leader = leader == current ? null : leader;
                }
            }
            return null;
        } finally {
            if (leader == null && first() != null) {
                changed.signal();
            }
            lock.unlock();
        }
    }

    /** The place whose turn is due first; null if there is none. */
    private Place<S> first() {
        Place<S> now = atOnce.peek();
        if (later.isEmpty()) {
            return now;
        }
        Place<S> then = later.first();
        return now == null || then.compareTo(now) < 0 ? then : now;
    }

    /** Closes the queue, and returns the places that were waiting. */
    List<Place<S>> close() {
        lock.lock();
        try {
            closed = true;
            List<Place<S>> left = new ArrayList<>(atOnce);
            left.addAll(later);
            atOnce.clear();
            later.clear();
            changed.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
