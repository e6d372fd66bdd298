package playground.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void aBurstIsTakenAndThenSoManyASecond() {
        RateLimit limit = new RateLimit(0);
        for (int i = 0; i < RateLimit.BURST; i++) {
            assertTrue(limit.take(0));
        }
        assertFalse(limit.take(0));
        for (int i = 0; i < RateLimit.MESSAGES_A_SECOND; i++) {
            assertTrue(limit.take(SECOND));
        }
        assertFalse(limit.take(SECOND));
    }

    @Test
    void aQuietTimeSavesUpNoMoreThanABurst() {
        RateLimit limit = new RateLimit(0);
        for (int i = 0; i < RateLimit.BURST; i++) {
            assertTrue(limit.take(1000 * SECOND));
        }
        assertFalse(limit.take(1000 * SECOND));
    }
}
