package playground.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.experiment.Experiment;

/** An acknowledgement as the page sends it is read at once; any other message is left to the reader of all messages. */
final class AcknowledgementTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 7, 10, 4_294_967_295L})
    void theFormThatThePageSendsNamesTheSameFrameAsToTheReaderOfAllMessages(long frame) {
        String ack = "{\"type\":\"ack\",\"frame\":" + frame + "}";
        assertEquals(frame, read(ack));
        assertEquals(new ClientMessage.Ack(frame), MessageReader.read(ack, Experiment.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "}",
                "{\"type\":\"run\"}",
                "{\"type\":\"ack\"}",
                "{\"type\":\"ack\",\"frame\":}",
                "{\"type\":\"ack\",\"frame\":-1}",
                "{\"type\":\"ack\",\"frame\":07}",
                "{\"type\":\"ack\",\"frame\":1.0}",
                "{\"type\":\"ack\",\"frame\":1e1}",
                "{\"type\":\"ack\",\"frame\":\"7\"}",
                "{\"type\":\"ack\",\"frame\":7",
                "{\"type\":\"ack\",\"frame\":7,\"frame\":8}",
                "{\"type\":\"ack\",\"frame\":7}}",
                "{\"type\":\"ack\",\"frame\": 7}",
                "{\"type\":\"act\",\"frame\":7}",
                "{\"type\":\"ack\",\"frame\":4294967296}",
                "{\"type\":\"ack\",\"frame\":18446744073709551623}",
            })
    void anyOtherMessageIsNoneToIt(String message) {
        assertEquals(Acknowledgement.NONE, read(message));
    }

    @Test
    void theMessageMayLieAnywhereInItsBufferWhichIsLeftAsItWas() {
        ByteBuffer buffer = ByteBuffer.wrap("x{\"type\":\"ack\",\"frame\":12}3".getBytes(StandardCharsets.UTF_8));
        buffer.position(1).limit(buffer.limit() - 1);
        ByteBuffer before = buffer.duplicate();
        assertEquals(12, Acknowledgement.frame(buffer));
        assertEquals(before, buffer);
    }

    private static long read(String message) {
        return Acknowledgement.frame(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
    }
}
