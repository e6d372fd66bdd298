package playground.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What becomes so soon, on another thread that tells nobody. */
public final class Eventually {
    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(5);

    private Eventually() {}

    public static <T> void is(T expected, Supplier<T> actual) {
        long began = System.nanoTime();
        while (!Objects.equals(expected, actual.get()) && System.nanoTime() - began < DEADLINE) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
        assertEquals(expected, actual.get());
    }
}
