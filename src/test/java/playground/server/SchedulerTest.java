package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SchedulerTest {
    private static final long DEADLINE_SECONDS = 10;

    private final Scheduler scheduler = new Scheduler(1, System::nanoTime, Scheduler.Watch.NOBODY);

    @AfterEach
    void stop() {
        scheduler.stop();
    }

    @Test
    void workersThatAlwaysHaveWorkTakeTurns() throws InterruptedException {
        // a snapshot can be taken while the workers go on
        List<Integer> turns = new CopyOnWriteArrayList<>();
        CountDownLatch enough = new CountDownLatch(30);
        CountDownLatch allSeated = new CountDownLatch(1);
        scheduler.seat(length -> waitFor(allSeated)).wake();
        for (int i = 0; i < 3; i++) {
            int worker = i;
            scheduler
                    .seat(length -> {
                        turns.add(worker);
                        enough.countDown();
                        return 0;
                    })
                    .wake();
        }
        allSeated.countDown();
        assertTrue(enough.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            expected.add(i % 3);
        }
        assertEquals(expected, List.copyOf(turns).subList(0, 30));
    }

    @Test
    void aWorkerThatRestsGetsNoTurnUntilItIsWoken() throws InterruptedException {
        BlockingQueue<String> turns = new LinkedBlockingQueue<>();
        Scheduler.Seat resting = scheduler.seat(length -> {
            turns.add("resting");
            return Scheduler.WHEN_WOKEN;
        });
        AtomicInteger others = new AtomicInteger();
        CountDownLatch otherTurns = new CountDownLatch(1);
        resting.wake();
        assertEquals("resting", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        scheduler
                .seat(length -> {
                    if (others.incrementAndGet() == 1000) {
                        otherTurns.countDown();
                    }
                    return others.get() < 1000 ? 0 : Scheduler.WHEN_WOKEN;
                })
                .wake();
        assertTrue(otherTurns.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        assertNull(turns.poll());
        resting.wake();
        assertEquals("resting", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aWorkerWokenDuringItsTurnGetsAnotherOne() throws InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        CountDownLatch twice = new CountDownLatch(2);
        Scheduler.Seat seat = scheduler.seat(length -> {
            began.countDown();
            waitFor(woken);
            twice.countDown();
            return Scheduler.WHEN_WOKEN;
        });
        seat.wake();
        assertTrue(began.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        seat.wake();
        woken.countDown();
        assertTrue(twice.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aWorkerThatWaitsForItsTimeIsWokenBeforeIt() throws InterruptedException {
        BlockingQueue<String> turns = new LinkedBlockingQueue<>();
        Scheduler.Seat seat = scheduler.seat(length -> {
            turns.add("turn");
            return TimeUnit.HOURS.toNanos(1);
        });
        seat.wake();
        assertEquals("turn", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        seat.wake();
        assertEquals("turn", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aTurnThatFailsHarmsNoOtherAndItsWorkerCanBeWokenAgain() throws InterruptedException {
        BlockingQueue<String> turns = new LinkedBlockingQueue<>();
        Scheduler.Seat failing = scheduler.seat(length -> {
            turns.add("failing");
            throw new IllegalStateException("meant to fail in this test");
        });
        failing.wake();
        assertEquals("failing", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        scheduler
                .seat(length -> {
                    turns.add("other");
                    return Scheduler.WHEN_WOKEN;
                })
                .wake();
        assertEquals("other", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        failing.wake();
        assertEquals("failing", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
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
