package playground.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import org.junit.jupiter.api.Test;

/** A log is read by the line: whatever failed is one, and nobody can write another into it. */
final class FaultTest {
    @Test
    void aFaultIsOneLineThatSaysWhatFailedAndWhere() {
        String line = Fault.line(new IllegalStateException("no \"layer\"\r\n2026 event=forged\u0000"));
        assertTrue(line.startsWith("fault=java.lang.IllegalStateException at=playground.session.FaultTest."), line);
        assertTrue(line.endsWith("message=\"no  layer 2026 event=forged \""), line);
        assertFalse(line.chars().anyMatch(Character::isISOControl), line);
    }

    @Test
    void onlyAPeerThatHasGoneIsNobodysFault() {
        assertTrue(Fault.isGonePeer(new IllegalStateException(new EOFException())));
        assertFalse(Fault.isGonePeer(new IllegalStateException(new IllegalArgumentException())));
    }
}
