package playground.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page that reads slowly, or not at all, makes nothing pile up behind the one write under way. */
final class OutboxTest {
    private final List<Object> written = new ArrayList<>();
    private final Deque<Outbox.Receipt> underWay = new ArrayDeque<>();
    private final MemoryBudget budget = new MemoryBudget(3 << 20, System::nanoTime);
    private int shed;
    private int progress;
    private final Outbox outbox = new Outbox(
            new Outbox.Line() {
                @Override
                public void sendText(String text, Outbox.Receipt receipt) {
                    written.add(text);
                    underWay.add(receipt);
                }

                @Override
                public void sendBinary(ByteBuffer bytes, Outbox.Receipt receipt) {
                    written.add(bytes);
                    underWay.add(receipt);
                }
            },
            budget.share("a", () -> shed++),
            () -> progress++);

    @Test
    void theSocketIsGivenOneMessageAtATimeInOrder() {
        ByteBuffer frame = ByteBuffer.allocate(1);
        outbox.text("a");
        outbox.binary(frame);
        outbox.text("b");
        assertEquals(List.of("a"), written);
        underWay.remove().written();
        assertEquals(List.of("a", frame), written);
        underWay.remove().written();
        assertFalse(outbox.isEmpty());
        underWay.remove().written();
        assertEquals(List.of("a", frame, "b"), written);
        assertTrue(outbox.isEmpty());
        assertEquals(3, progress);
    }

    @Test
    void aFullBoxSaysSoUntilThePageHasTakenSomething() {
        for (int i = 0; i < Outbox.ROOM; i++) {
            outbox.text("under way, and then waiting");
            assertTrue(outbox.hasRoom());
        }
        outbox.text("the last one");
        assertFalse(outbox.hasRoom());
        underWay.remove().written();
        assertTrue(outbox.hasRoom());
    }

    @Test
    void aFewLongAnswersFillTheBoxAsManyShortOnesDo() {
        String answer = "x".repeat((int) Outbox.ROOM_BYTES / 2);
        outbox.text("under way");
        outbox.text(answer);
        assertTrue(outbox.hasRoom());
        outbox.text(answer);
        assertFalse(outbox.hasRoom());
        underWay.remove().written();
        assertTrue(outbox.hasRoom());
    }

    @Test
    void aLineThatBreaksTakesNothingAnyMoreAndKeepsNothing() {
        outbox.text("a");
        outbox.text("b");
        underWay.remove().failed();
        outbox.text("c");
        assertEquals(List.of("a"), written);
        assertTrue(outbox.hasRoom());
        assertEquals(0, budget.taken());
    }

    @Test
    void whatWaitsIsTakenFromTheMemoryUntilItIsWrittenAndOnlyIfThereIsEnough() {
        outbox.text("x".repeat(500_000));
        outbox.binary(ByteBuffer.allocate(500_000));
        // the text, and the bytes of it that the socket makes
        assertEquals(1_500_000, budget.taken());
        assertEquals(0, shed);
        outbox.text("x".repeat(500_000));
        assertEquals(1, shed);
        outbox.close();
        assertEquals(1_000_000, budget.taken());
        underWay.remove().written();
        assertEquals(0, budget.taken());
        assertEquals(1, written.size());
    }
}
