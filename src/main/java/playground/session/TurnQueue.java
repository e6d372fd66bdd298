package playground.session;

import java.util.ArrayList;
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
    private final TreeSet<Place<S>> places = new TreeSet<>();
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

    /** Queues the task for a turn due at this time; null if the queue is closed. */
    Place<S> add(S task, long dueAt) {
        lock.lock();
        try {
            if (closed) {
                return null;
            }
            Place<S> place = new Place<>(task, dueAt, came++);
            places.add(place);
            if (places.first().equals(place)) {
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
            places.remove(place);
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
                long delay = places.isEmpty() ? Long.MAX_VALUE : places.first().dueAt() - clock.getAsLong();
                if (delay <= 0) {
                    return places.pollFirst();
                }
                if (places.isEmpty() || leader != null) {
                    changed.await();
                } else {
                    leader = current;
                    changed.awaitNanos(delay);
                    leader = leader == current ? null : leader;
                }
            }
            return null;
        } finally {
            if (leader == null && !places.isEmpty()) {
                changed.signal();
            }
            lock.unlock();
        }
    }

    /** Closes the queue, and returns the places that were waiting. */
    List<Place<S>> close() {
        lock.lock();
        try {
            closed = true;
            List<Place<S>> left = new ArrayList<>(places);
            places.clear();
            changed.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
