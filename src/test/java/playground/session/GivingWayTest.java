package playground.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work that is longer than its turn gives way in its midst. */
final class GivingWayTest {
    private static final long DEADLINE_SECONDS = 60;

    @Test
    void workLongerThanItsTurnLetsAllOthersHaveTheirsInItsMidst() throws InterruptedException {
        AtomicLong clock = new AtomicLong();
        Scheduler fair = new Scheduler(1, clock::get, clock::get, Scheduler.Watch.NOBODY);
        try {
            List<Integer> turns = new CopyOnWriteArrayList<>();
            List<List<Integer>> between = new CopyOnWriteArrayList<>();
            CountDownLatch allWaiting = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            fair.add(length -> waitFor(allWaiting)).wake();
            AtomicReference<Scheduler.Task> large = new AtomicReference<>();
            large.set(fair.add(length -> {
                for (int piece = 0; piece < 4; piece++) {
                    // As long as a turn to the nanosecond, and it costs four: three turns go by.
                    clock.addAndGet(length);
                    large.get().giveWay();
                    between.add(List.copyOf(turns));
                    turns.clear();
                }
                done.countDown();
                return Scheduler.WHEN_WOKEN;
            }));
            large.get().wake();
            for (int i = 0; i < 10; i++) {
                int worker = i;
                fair.add(length -> {
                            turns.add(worker);
                            return done.getCount() > 0 ? 0 : Scheduler.WHEN_WOKEN;
                        })
                        .wake();
            }
            allWaiting.countDown();
            assertTrue(done.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
            List<Integer> each = IntStream.range(0, 40).map(i -> i % 10).boxed().toList();
            assertEquals(List.of(each, each, each, each), between);
        } finally {
            fair.stop();
        }
    }

    @Test
    void tenLargestNetworksLeaveFiftySmallOnesFourFifthsOfTheirTimeAndNoneOfThemWaitsLong()
            throws InterruptedException {
        Crowd alone = new Crowd(0);
        Crowd beside = new Crowd(10);
        assertTrue(beside.work.get() >= 0.88 * alone.work.get(), beside.work + " of " + alone.work);
        assertTrue(beside.longestWait.get() < TimeUnit.MILLISECONDS.toNanos(100), beside.longestWait + " ns");
    }

    /**
     * What fifty workers that use their turns up get done in ten seconds, beside large ones with steps of 100 ms in pieces of 3.
     */
    private static final class Crowd {
        final AtomicLong work = new AtomicLong();
        final AtomicLong longestWait = new AtomicLong();

        Crowd(int large) throws InterruptedException {
            // The one thread's work is the only time that passes.
            AtomicLong clock = new AtomicLong();
            long end = TimeUnit.SECONDS.toNanos(10);
            CountDownLatch ended = new CountDownLatch(1);
            Scheduler fair = new Scheduler(1, clock::get, clock::get, Scheduler.Watch.NOBODY);
            try {
                CountDownLatch allWaiting = new CountDownLatch(1);
                fair.add(length -> waitFor(allWaiting)).wake();
                for (int i = 0; i < large; i++) {
                    AtomicReference<Scheduler.Task> task = new AtomicReference<>();
                    task.set(fair.add(length -> {
                        for (int piece = 0; piece < 33; piece++) {
                            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(3));
                            task.get().giveWay();
                        }
                        return 0;
                    }));
                    task.get().wake();
                }
                for (int i = 0; i < 50; i++) {
                    AtomicLong lastAt = new AtomicLong();
                    fair.add(length -> {
                                long wait = clock.get() - lastAt.get();
                                // As the workers leave one by one, turns get longer: that is no round of sixty any
                                // more.
                                if (clock.addAndGet(length) >= end) {
                                    ended.countDown();
                                    return Scheduler.WHEN_WOKEN;
                                }
                                longestWait.accumulateAndGet(wait, Math::max);
                                work.addAndGet(length);
                                lastAt.set(clock.get());
                                return 0;
                            })
                            .wake();
                }
                allWaiting.countDown();
                assertTrue(ended.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
            } finally {
                fair.stop();
            }
        }
    }

    @Test
    void neverDoMoreWorkAtATimeThanThereArePlacesHoweverManyAreInterrupted() throws InterruptedException {
        AtomicLong clock = new AtomicLong();
        Scheduler two = new Scheduler(2, clock::get, clock::get, Scheduler.Watch.NOBODY);
        try {
            int workers = 2 * Scheduler.MOST_INTERRUPTED;
            AtomicInteger working = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CountDownLatch done = new CountDownLatch(workers);
            CountDownLatch allWaiting = new CountDownLatch(1);
            two.add(length -> waitFor(allWaiting)).wake();
            two.add(length -> waitFor(allWaiting)).wake();
            for (int i = 0; i < workers; i++) {
                AtomicReference<Scheduler.Task> task = new AtomicReference<>();
                task.set(two.add(length -> {
                    for (int piece = 0; piece < 50; piece++) {
                        most.accumulateAndGet(working.incrementAndGet(), Math::max);
                        clock.addAndGet(length);
                        working.decrementAndGet();
                        task.get().giveWay();
                    }
                    done.countDown();
                    return Scheduler.WHEN_WOKEN;
                }));
                task.get().wake();
            }
            allWaiting.countDown();
            assertTrue(done.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
            assertTrue(most.get() <= 2, most + " worked at a time");
            Eventually.is(0, two::active);
        } finally {
            two.stop();
        }
    }

    @Test
    void aWorkerWokenWhileItIsInterruptedGetsAnotherTurnAfterThisOne() throws InterruptedException {
        try (Interrupted interrupted = new Interrupted()) {
            interrupted.task.wake();
            interrupted.letGoOn.countDown();
            assertEquals("ended", interrupted.turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
            assertEquals("again", interrupted.turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatIsInterruptedEndsAtOnceWhenItsSeatIsLeft() throws InterruptedException {
        try (Interrupted interrupted = new Interrupted()) {
            interrupted.task.cancel();
            interrupted.letGoOn.countDown();
            assertEquals("left", interrupted.turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
            interrupted.task.wake();
            Eventually.is(0, interrupted.scheduler::active);
            assertNull(interrupted.turns.poll());
        }
    }

    @Test
    void whatIsInterruptedWhenTheSchedulerStopsComesToItsEnd() throws InterruptedException {
        try (Interrupted interrupted = new Interrupted()) {
            interrupted.scheduler.stop();
            assertEquals("ended", interrupted.turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatIsInterruptedAndStillOwesTurnsComesToItsEndWhenTheSchedulerStops() throws InterruptedException {
        try (Interrupted interrupted = new Interrupted(5)) {
            synchronized (interrupted.task) {
                // turns are paid back only as long as somebody waits
                interrupted.scheduler.add(length -> Scheduler.WHEN_WOKEN).wake();
                interrupted.letGoOn.countDown();
                // a thread has taken its place from the queue, to let the turn go by
                Eventually.is(true, () -> Thread.getAllStackTraces().entrySet().stream()
                        .anyMatch(thread -> thread.getKey().getState() == Thread.State.BLOCKED
                                && Arrays.stream(thread.getValue())
                                        .anyMatch(place -> place.getMethodName().equals("take")
                                                && place.getClassName().endsWith("Scheduler$Task"))));
                interrupted.scheduler.stop();
            }
            assertEquals("ended", interrupted.turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        }
    }

    @Test
    void whoeverStandsAsideLetsTheWorkEndThatIsWaitedForThoughThereIsOnePlaceOnly() throws InterruptedException {
        AtomicLong clock = new AtomicLong();
        // It runs, since who stands aside does so for a while.
        LongSupplier running = () -> System.nanoTime() + clock.get();
        Scheduler one = new Scheduler(1, running, running, Scheduler.Watch.NOBODY);
        try {
            CountDownLatch bothWaiting = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            AtomicInteger held = new AtomicInteger();
            AtomicReference<Scheduler.Task> holder = new AtomicReference<>();
            AtomicReference<Scheduler.Task> waiter = new AtomicReference<>();
            one.add(length -> waitFor(bothWaiting)).wake();
            holder.set(one.add(length -> {
                held.incrementAndGet();
                clock.addAndGet(length);
                holder.get().giveWay();
                held.decrementAndGet();
                return Scheduler.WHEN_WOKEN;
            }));
            holder.get().wake();
            waiter.set(one.add(length -> {
                assertEquals(1, held.get());
                while (held.get() > 0) {
                    assertTrue(waiter.get().standAside());
                }
                done.countDown();
                return Scheduler.WHEN_WOKEN;
            }));
            waiter.get().wake();
            bothWaiting.countDown();
            assertTrue(done.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        } finally {
            one.stop();
        }
    }

    @Test
    void whoeverStandsAsideHearsWhenItsSeatIsLeftAndWhenThereAreNoMoreTurns() throws InterruptedException {
        Scheduler one = new Scheduler(1, System::nanoTime, Scheduler.Watch.NOBODY);
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        AtomicReference<Scheduler.Task> task = new AtomicReference<>();
        task.set(one.add(length -> {
            task.get().cancel();
            try {
                task.get().standAside();
            } catch (Scheduler.Cancelled cancelled) {
                heard.add("left");
            }
            return Scheduler.WHEN_WOKEN;
        }));
        task.get().wake();
        assertEquals("left", heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        AtomicReference<Scheduler.Task> other = new AtomicReference<>();
        other.set(one.add(length -> {
            one.stop();
            heard.add("can stand aside: " + other.get().standAside());
            return Scheduler.WHEN_WOKEN;
        }));
        other.get().wake();
        assertEquals("can stand aside: false", heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aTurnThatNobodyWaitsForIsNotInterruptedAndOwesNothing() throws InterruptedException {
        AtomicLong clock = new AtomicLong();
        List<Long> parts = new CopyOnWriteArrayList<>();
        Scheduler alone = new Scheduler(1, clock::get, clock::get, (waited, took) -> parts.add(took));
        try {
            CountDownLatch done = new CountDownLatch(1);
            AtomicReference<Scheduler.Task> task = new AtomicReference<>();
            task.set(alone.add(length -> {
                for (int piece = 0; piece < 100; piece++) {
                    clock.addAndGet(length);
                    task.get().giveWay();
                }
                done.countDown();
                return Scheduler.WHEN_WOKEN;
            }));
            task.get().wake();
            assertTrue(done.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
            Eventually.is(1, parts::size);
        } finally {
            alone.stop();
        }
    }

    /** A turn that has given way to another, which lasts until it is let go on; after it, "ended" or "left", and "again". */
    private static final class Interrupted implements AutoCloseable {
        final Scheduler scheduler;
        final Scheduler.Task task;
        final BlockingQueue<String> turns = new LinkedBlockingQueue<>();
        final CountDownLatch letGoOn = new CountDownLatch(1);

        Interrupted() throws InterruptedException {
            this(1);
        }

        /** Having worked for so many turns at once. */
        Interrupted(int lengths) throws InterruptedException {
            AtomicLong clock = new AtomicLong();
            scheduler = new Scheduler(1, clock::get, clock::get, Scheduler.Watch.NOBODY);
            CountDownLatch otherWaits = new CountDownLatch(1);
            CountDownLatch otherWorks = new CountDownLatch(1);
            AtomicReference<Scheduler.Task> own = new AtomicReference<>();
            AtomicInteger count = new AtomicInteger();
            task = scheduler.add(length -> {
                if (count.getAndIncrement() > 0) {
                    turns.add("again");
                    return Scheduler.WHEN_WOKEN;
                }
                waitFor(otherWaits);
                clock.addAndGet(lengths * length);
                try {
                    own.get().giveWay();
                    turns.add("ended");
                } catch (Scheduler.Cancelled cancelled) {
                    turns.add("left");
                    throw cancelled;
                }
                return Scheduler.WHEN_WOKEN;
            });
            own.set(task);
            task.wake();
            Scheduler.Task other = scheduler.add(length -> {
                otherWorks.countDown();
                return waitFor(letGoOn);
            });
            other.wake();
            otherWaits.countDown();
            assertTrue(otherWorks.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        }

        @Override
        public void close() {
            letGoOn.countDown();
            scheduler.stop();
        }
    }

    private static long waitFor(CountDownLatch latch) {
        try {
            assertTrue(latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return Scheduler.WHEN_WOKEN;
    }
}
