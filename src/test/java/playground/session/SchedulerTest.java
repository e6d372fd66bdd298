package playground.session;

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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SchedulerTest {
    private static final long DEADLINE_SECONDS = 60;

    private final Scheduler scheduler = new Scheduler(1, System::nanoTime, Scheduler.Watch.NOBODY);

    @AfterEach
    void stop() {
        scheduler.stop();
    }

    @Test
    void anErrorInATurnEndsThatTurnAndTakesNoPlaceAtWorkWithIt() throws InterruptedException {
        BlockingQueue<Integer> turns = new LinkedBlockingQueue<>();
        AtomicInteger count = new AtomicInteger();
        Scheduler.Task task = scheduler.add(length -> {
            turns.add(count.get());
            if (count.getAndIncrement() == 0) {
                throw new StackOverflowError("meant to fail in this test");
            }
            return Scheduler.WHEN_WOKEN;
        });
        task.wake();
        assertEquals(0, turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        task.wake();
        assertEquals(1, turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void workersThatAlwaysHaveWorkTakeTurns() throws InterruptedException {
        // a snapshot can be taken while the workers go on
        List<Integer> turns = new CopyOnWriteArrayList<>();
        CountDownLatch enough = new CountDownLatch(30);
        CountDownLatch allWaiting = new CountDownLatch(1);
        scheduler.add(length -> waitFor(allWaiting)).wake();
        for (int i = 0; i < 3; i++) {
            int worker = i;
            scheduler
                    .add(length -> {
                        turns.add(worker);
                        enough.countDown();
                        return 0;
                    })
                    .wake();
        }
        allWaiting.countDown();
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
        Scheduler.Task resting = scheduler.add(length -> {
            turns.add("resting");
            return Scheduler.WHEN_WOKEN;
        });
        AtomicInteger others = new AtomicInteger();
        CountDownLatch otherTurns = new CountDownLatch(1);
        resting.wake();
        assertEquals("resting", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        scheduler
                .add(length -> {
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
        Scheduler.Task task = scheduler.add(length -> {
            began.countDown();
            waitFor(woken);
            twice.countDown();
            return Scheduler.WHEN_WOKEN;
        });
        task.wake();
        assertTrue(began.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        task.wake();
        woken.countDown();
        assertTrue(twice.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aWorkerThatWaitsForItsTimeIsWokenBeforeIt() throws InterruptedException {
        BlockingQueue<String> turns = new LinkedBlockingQueue<>();
        Scheduler.Task task = scheduler.add(length -> {
            turns.add("turn");
            return TimeUnit.HOURS.toNanos(1);
        });
        task.wake();
        assertEquals("turn", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        task.wake();
        assertEquals("turn", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aTurnThatFailsHarmsNoOtherAndItsWorkerCanBeWokenAgain() throws InterruptedException {
        BlockingQueue<String> turns = new LinkedBlockingQueue<>();
        Scheduler.Task failing = scheduler.add(length -> {
            turns.add("failing");
            throw new IllegalStateException("meant to fail in this test");
        });
        failing.wake();
        assertEquals("failing", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        scheduler
                .add(length -> {
                    turns.add("other");
                    return Scheduler.WHEN_WOKEN;
                })
                .wake();
        assertEquals("other", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        failing.wake();
        assertEquals("failing", turns.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void turnsAreShorterTheMoreSessionsHaveSomethingToDo() {
        assertEquals(Scheduler.LONGEST_TURN, Scheduler.turnLength(0, 2));
        assertEquals(Scheduler.LONGEST_TURN, Scheduler.turnLength(10, 2));
        assertEquals(Scheduler.ROUND / 50, Scheduler.turnLength(100, 2));
        assertEquals(Scheduler.ROUND, 500 * Scheduler.turnLength(1000, 2));
        assertEquals(Scheduler.SHORTEST_TURN, Scheduler.turnLength(1_000_000, 2));
    }

    @Test
    void whatAStepTakesBeyondItsTurnIsPaidBackBeforeItsNextOne() throws InterruptedException {
        AtomicLong clock = new AtomicLong();
        Scheduler fair = new Scheduler(1, clock::get, clock::get, Scheduler.Watch.NOBODY);
        try {
            int rounds = 20;
            AtomicInteger large = new AtomicInteger();
            AtomicInteger small = new AtomicInteger();
            CountDownLatch allWaiting = new CountDownLatch(1);
            CountDownLatch enough = new CountDownLatch(2 * 10 * rounds);
            fair.add(length -> waitFor(allWaiting)).wake();
            fair.add(length -> {
                        large.incrementAndGet();
                        clock.addAndGet(10 * length);
                        return 0;
                    })
                    .wake();
            for (int i = 0; i < 2; i++) {
                fair.add(length -> {
                            small.incrementAndGet();
                            enough.countDown();
                            clock.addAndGet(length);
                            return 0;
                        })
                        .wake();
            }
            allWaiting.countDown();
            assertTrue(enough.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
            // Each step takes ten turns: as many rounds of the two others go by before the next.
            double each = small.get() / 2.0 / large.get();
            assertTrue(each > 8 && each < 11, large + " against " + small);
        } finally {
            fair.stop();
        }
    }

    @Test
    void whoTakesATenthMoreThanItsTurnLetsEveryTenthOneGoBy() throws InterruptedException {
        AtomicLong clock = new AtomicLong();
        Scheduler fair = new Scheduler(1, clock::get, clock::get, Scheduler.Watch.NOBODY);
        int turns = turnsAgainst(220, fair, length -> clock.addAndGet(length + length / 10), clock::addAndGet);
        assertTrue(turns > 0.85 * 220 && turns < 0.95 * 220, turns + " turns");
    }

    @Test
    void oneLargestNetworkAtFullSpeedLeavesFiftySmallOnesFourFifthsOfTheirTime() throws InterruptedException {
        long alone = workOfFiftySmallOnes(List.of());
        // A step of the largest network on all points is one turn that can't be cut short.
        long beside = workOfFiftySmallOnes(List.of(TimeUnit.MILLISECONDS.toNanos(100)));
        assertTrue(beside >= 0.8 * alone, beside + " of " + alone);
    }

    /** What fifty workers that use their turns up get done in ten seconds beside others whose turns take so long. */
    private static long workOfFiftySmallOnes(List<Long> stepsOfOthers) throws InterruptedException {
        // The one thread's work is the only time that passes.
        AtomicLong clock = new AtomicLong();
        AtomicLong done = new AtomicLong();
        long end = TimeUnit.SECONDS.toNanos(10);
        CountDownLatch ended = new CountDownLatch(1);
        Scheduler fair = new Scheduler(1, clock::get, clock::get, Scheduler.Watch.NOBODY);
        try {
            CountDownLatch allWaiting = new CountDownLatch(1);
            fair.add(length -> waitFor(allWaiting)).wake();
            for (long step : stepsOfOthers) {
                fair.add(length -> {
                            clock.addAndGet(step);
                            return 0;
                        })
                        .wake();
            }
            for (int i = 0; i < 50; i++) {
                fair.add(length -> {
                            if (clock.addAndGet(length) >= end) {
                                ended.countDown();
                                return Scheduler.WHEN_WOKEN;
                            }
                            done.addAndGet(length);
                            return 0;
                        })
                        .wake();
            }
            allWaiting.countDown();
            assertTrue(ended.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
            return done.get();
        } finally {
            fair.stop();
        }
    }

    @Test
    void whatAnotherProgramTakesOfATurnIsOwedByNobody() throws InterruptedException {
        AtomicLong passed = new AtomicLong();
        AtomicLong worked = new AtomicLong();
        Scheduler fair = new Scheduler(1, passed::get, worked::get, Scheduler.Watch.NOBODY);
        LongConsumer pushedAside = length -> {
            worked.addAndGet(length / 2);
            passed.addAndGet(10 * length);
        };
        LongConsumer undisturbed = length -> {
            worked.addAndGet(length / 2);
            passed.addAndGet(length / 2);
        };
        assertEquals(100, turnsAgainst(100, fair, pushedAside, undisturbed));
    }

    @Test
    void whoWorksTooLongEverySecondTimePaysForItToo() throws InterruptedException {
        AtomicLong clock = new AtomicLong();
        AtomicInteger time = new AtomicInteger();
        Scheduler fair = new Scheduler(1, clock::get, clock::get, Scheduler.Watch.NOBODY);
        LongConsumer uneven = length -> clock.addAndGet(time.incrementAndGet() % 2 == 0 ? 0 : 9 * length);
        int turns = turnsAgainst(400, fair, uneven, clock::addAndGet);
        // Each two of its turns take nine of the other's.
        assertTrue(turns < 400 / 3, turns + " turns");
    }

    /** How many turns the first worker gets while the second gets so many; both always have something to do. */
    private static int turnsAgainst(int ofSecond, Scheduler fair, LongConsumer first, LongConsumer second)
            throws InterruptedException {
        try {
            AtomicInteger ofFirst = new AtomicInteger();
            CountDownLatch bothWaiting = new CountDownLatch(1);
            CountDownLatch left = new CountDownLatch(ofSecond);
            fair.add(length -> waitFor(bothWaiting)).wake();
            fair.add(length -> {
                        if (left.getCount() == 0) {
                            return Scheduler.WHEN_WOKEN;
                        }
                        ofFirst.incrementAndGet();
                        first.accept(length);
                        return 0;
                    })
                    .wake();
            fair.add(length -> {
                        second.accept(length);
                        left.countDown();
                        return left.getCount() > 0 ? 0 : Scheduler.WHEN_WOKEN;
                    })
                    .wake();
            bothWaiting.countDown();
            assertTrue(left.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
            return ofFirst.get();
        } finally {
            fair.stop();
        }
    }

    @Test
    void whoRestsIsNotCounted() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        scheduler
                .add(length -> {
                    assertEquals(1, scheduler.active());
                    done.countDown();
                    return Scheduler.WHEN_WOKEN;
                })
                .wake();
        assertTrue(done.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        Eventually.is(0, scheduler::active);
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
