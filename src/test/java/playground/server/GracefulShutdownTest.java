package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages of a server that stops come to the next one bit by bit, and the server has gone before its host ends it by force. */
final class GracefulShutdownTest {
    static final Duration HOST_KILLS_AFTER = Duration.ofSeconds(30);
    private static final int FAREWELLS_SECONDS = 4;

    private Duration now = Duration.ZERO;
    private final GracefulShutdown shutdown = new GracefulShutdown(time -> now = now.plus(time));

    @Test
    void aClassIsLetGoOverTwoSecondsEvenly() {
        List<Duration> gone = letGo(200);
        assertEquals(Duration.ZERO, gone.get(0));
        assertEquals(Duration.ofSeconds(2), gone.get(199));
        for (Duration time : gone) {
            long together = gone.stream().filter(time::equals).count();
            assertTrue(together <= 23, together + " at " + time);
        }
        assertEquals(Duration.ofSeconds(2), letGo(9).get(8));
        assertEquals(Duration.ZERO, letGo(1).get(0));
        assertEquals(List.of(), letGo(0));
    }

    @Test
    void twoHundredAreLetGoASecondAsLongAsThatTakesNoMoreThanFifteen() {
        assertEquals(Duration.ofMillis(4750), letGo(1000).get(999));
        assertEquals(Duration.ofSeconds(15), letGo(5_000).get(4_999));
        assertEquals(Duration.ofSeconds(15), letGo(100_000).get(99_999));
    }

    @Test
    void theWholeStopEndsBeforeAHostWouldEndIt() {
        shutdown.giveNotice();
        assertTrue(now.toSeconds() >= 3);
        shutdown.inBatches(IntStream.range(0, 100_000).boxed().toList(), page -> {});
        assertTrue(now.plusSeconds(FAREWELLS_SECONDS).compareTo(HOST_KILLS_AFTER.minusSeconds(5)) < 0, now.toString());
    }

    /** When each page is let go, from the first one on. */
    private List<Duration> letGo(int pages) {
        now = Duration.ZERO;
        List<Duration> gone = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        shutdown.inBatches(IntStream.range(0, pages).boxed().toList(), page -> {
            order.add(page);
            gone.add(now);
        });
        assertEquals(IntStream.range(0, pages).boxed().toList(), order);
        return gone;
    }
}
