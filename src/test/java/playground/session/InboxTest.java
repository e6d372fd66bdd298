package playground.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class InboxTest {
    private final MemoryBudget budget = new MemoryBudget(1 << 20, System::nanoTime);
    private final MemoryBudget.Share memory = budget.share("a", () -> {});
    private final Inbox inbox = new Inbox(memory);

    @Test
    void messagesComeOutInTheOrderTheyCameIn() {
        byte[] first = message(1);
        byte[] second = message(2);
        inbox.add(first);
        inbox.add(second);
        assertArrayEquals(first, inbox.poll());
        assertArrayEquals(second, inbox.poll());
        assertNull(inbox.poll());
        assertTrue(inbox.isEmpty());
    }

    @Test
    void itSaysWhenItHasRoomForOneMoreMessage() {
        for (int i = 0; i < Inbox.ROOM; i++) {
            assertTrue(inbox.hasRoom());
            inbox.add(message(0));
        }
        assertFalse(inbox.hasRoom());
        inbox.poll();
        assertTrue(inbox.hasRoom());
        inbox.add(message(Inbox.ROOM_BYTES));
        inbox.poll();
        assertFalse(inbox.hasRoom());
    }

    @Test
    void aClosedOneGivesTheMemoryOfAllMessagesBackAndKeepsNone() {
        inbox.add(message(10));
        inbox.close();
        inbox.add(message(20));
        assertNull(inbox.poll());
        assertEquals(0, budget.taken());
    }

    private byte[] message(int length) {
        assertTrue(memory.hold(length));
        return new byte[length];
    }
}
