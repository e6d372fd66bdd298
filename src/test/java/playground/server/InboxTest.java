package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class InboxTest {

    @Test
    void messagesComeOutInTheOrderTheyCameIn() {
        Inbox inbox = new Inbox();
        inbox.offer("a");
        inbox.offer("b");
        assertEquals("a", inbox.poll());
        assertEquals("b", inbox.poll());
        assertNull(inbox.poll());
        assertTrue(inbox.isEmpty());
    }

    @Test
    void itHoldsSoManyMessagesAndSoManyCharactersAndNoMore() {
        Inbox many = new Inbox();
        for (int i = 0; i < Inbox.MOST_MESSAGES; i++) {
            assertTrue(many.offer(""));
        }
        assertFalse(many.offer(""));

        Inbox large = new Inbox();
        assertTrue(large.offer("x".repeat(Inbox.MOST_CHARACTERS)));
        assertFalse(large.offer("x"));
        large.poll();
        assertTrue(large.offer("x"));
    }
}
