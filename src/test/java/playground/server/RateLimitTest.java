package playground.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long now;
    private final RateLimit limit = new RateLimit(() -> now);

    @Test
    void aBurstIsTakenAndThenSoManyASecond() {
        for (int i = 0; i < RateLimit.BURST; i++) {
            assertTrue(limit.take());
        }
        assertFalse(limit.take());
        now = SECOND;
        for (int i = 0; i < RateLimit.MESSAGES_A_SECOND; i++) {
            assertTrue(limit.take());
        }
        assertFalse(limit.take());
    }

    @Test
    void aQuietTimeSavesUpNoMoreThanABurst() {
        now = 1000 * SECOND;
        for (int i = 0; i < RateLimit.BURST; i++) {
            assertTrue(limit.take());
        }
        assertFalse(limit.take());
    }
}
