package playground.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Turns come in the order in which they are due, whether that was at once or later. */
final class TurnQueueTest {
    private final AtomicLong clock = new AtomicLong();
    private final TurnQueue<String> queue = new TurnQueue<>(clock::get);

    @Test
    void aTurnThatHasComeDueMeanwhileIsBeforeThoseThatWereAskedForAfterThat() throws InterruptedException {
        queue.add("at once", 0);
        queue.add("after ten", 10);
        queue.add("after thirty", 30);
        clock.set(20);
        queue.add("at twenty", 0);
        queue.add("at twenty, too", 0);
        clock.set(30);
        assertEquals(List.of("at once", "after ten", "at twenty", "at twenty, too", "after thirty"), taken(5));
    }

    @Test
    void aPlaceThatIsTakenAwayGetsNoTurn() throws InterruptedException {
        TurnQueue.Place<String> now = queue.add("at once", 0);
        TurnQueue.Place<String> then = queue.add("after ten", 10);
        queue.add("last", 20);
        clock.set(20);
        queue.remove(then);
        queue.remove(now);
        assertEquals(List.of("last"), taken(1));
    }

    @Test
    void whenItIsClosedAllThatWaitedIsHandedBackAndNothingIsTakenAnyMore() throws InterruptedException {
        queue.add("at once", 0);
        queue.add("after ten", 10);
        assertEquals(
                List.of("at once", "after ten"),
                queue.close().stream().map(TurnQueue.Place::task).toList());
        assertNull(queue.take());
        assertNull(queue.add("too late", 0));
    }

    private List<String> taken(int count) throws InterruptedException {
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(queue.take().task());
        }
        return tasks;
    }
}
