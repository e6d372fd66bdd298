package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import playground.session.RefusalReason;

/** Whoever is refused can't fill the log, and yet the log tells of all. */
final class RefusalLogTest {
    private final AtomicLong clock = new AtomicLong(-5);
    private final List<String> lines = new ArrayList<>();
    private final RefusalLog log = new RefusalLog(clock::get, lines::add);

    @Test
    void theFirstOfEachKindIsToldAtOnceAndTheOthersTogetherOnceAnInterval() {
        refuse(RefusalReason.ORIGIN, 1000);
        refuse(RefusalReason.ADDRESS_FULL, 1);
        assertEquals(
                List.of("event=refused reason=origin count=1", "event=refused reason=address-full count=1"),
                takeLines());
        clock.addAndGet(RefusalLog.INTERVAL - 1);
        refuse(RefusalReason.ORIGIN, 1000);
        log.tell();
        assertEquals(List.of(), takeLines());
        clock.incrementAndGet();
        log.tell();
        assertEquals(List.of("event=refused reason=origin count=1999"), takeLines());
        log.tell();
        clock.addAndGet(RefusalLog.INTERVAL);
        log.tell();
        assertEquals(List.of(), takeLines());
        refuse(RefusalReason.ORIGIN, 1);
        assertEquals(List.of("event=refused reason=origin count=1"), takeLines());
    }

    private void refuse(RefusalReason reason, int times) {
        for (int i = 0; i < times; i++) {
            log.refused(reason);
        }
    }

    private List<String> takeLines() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
