package playground.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import playground.protocol.Limits;

/** A page is sent so many frames before it acknowledges one; its session is woken only if it may wait for that. */
final class CreditTest {
    private int woken;
    private final Credit credit = new Credit(() -> woken++);

    @Test
    void onlyTheAcknowledgementThatEndsAWaitWakesTheSession() {
        credit.use(0);
        assertTrue(credit.give(1));
        assertEquals(0, woken);
        while (credit.isLeft()) credit.use(0);
        assertEquals(1 + Limits.FRAMES_IN_FLIGHT, credit.sent());
        assertTrue(credit.give(2));
        assertEquals(1, woken);
        assertTrue(credit.isLeft());
        assertTrue(credit.give(2), "once more");
        assertEquals(1, woken);
    }

    @Test
    void aFrameThatWasNeverSentCannotBeAcknowledged() {
        credit.use(0);
        assertFalse(credit.give(2));
        assertTrue(credit.give(1));
    }
}
