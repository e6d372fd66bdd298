package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import playground.page.Version;
import playground.protocol.Limits;

/**
 * The server as it is hosted, with the memory of the Procfile, while one address sends it all that once made it run out of
 * memory, twice over. It goes on, and a class of another address, which trains all along, misses nothing.
 */
@Tag("processes")
final class AttackTest {
    private static final String ATTACKER = "203.0.113.1";
    private static final String ACCOMPLICE = "203.0.113.2";

    /** One byte, six bytes before it: 14.6 MB. */
    private static final int ONE_BYTE_FRAGMENTS = 14_600_000 / 7;

    private static final String LARGEST_NETWORK =
            "'layers':[" + "{'units':32,'activation':'tanh'},".repeat(7) + "{'units':32,'activation':'tanh'}]";

    private static final String INSPECTION =
            "{'type':'inspect','view':'example','point':0,'select':{'layer':1,'unit':0,'input':0}}";

    private ServerProcess server;
    private Bystanders bystanders;
    private Attack attack;

    @BeforeEach
    void start() throws IOException {
        server = ServerProcess.ofTheProcfile("--behind-proxy");
        bystanders = new Bystanders(server.port, 20);
        attack = new Attack();
    }

    @AfterEach
    void end() {
        attack.close();
        bystanders.close();
        server.close();
    }

    @Test
    void binaryMessagesInOneByteFragmentsEndAtTheirFirst() throws Exception {
        fragments(RawConnection.BINARY);
    }

    @Test
    void textsInOneByteFragmentsEndSoon() throws Exception {
        fragments(RawConnection.TEXT);
    }

    private void fragments(int opcode) throws Exception {
        for (int i = 0; i < 4; i++) {
            RawConnection connection = RawConnection.forwarded(server.port, ATTACKER);
            attack.with(connection, () -> {
                connection.write(RawConnection.fragment(opcode, new byte[] {'x'}));
                connection.repeat(RawConnection.fragment(0, new byte[] {'x'}), ONE_BYTE_FRAGMENTS);
            });
        }
        attack.strike(0);
        everybodyElseIsWell();
    }

    @Test
    void pagesThatDoNotReadWhatTheyAskedForAndSendMoreAreNotReadEither() throws Exception {
        // not quite the longest, so that both fit beside the questions
        byte[] longest = RawConnection.frame(RawConnection.TEXT, new byte[Limits.MESSAGE_BYTES - 4096]);
        for (int i = 0; i < 100; i++) {
            RawConnection connection = RawConnection.forwarded(server.port, ATTACKER);
            connection.text("{'type':'start','experiment':{'data':{'count':20},'network':{" + LARGEST_NETWORK + "}}}");
            // those for which there is no room for a run have done their part
            if (connection.waitFor("\"started\"")) {
                attack.with(connection, () -> {
                    for (int question = 0; question < 6; question++) {
                        connection.text(INSPECTION);
                    }
                    connection.write(longest);
                    connection.write(longest);
                });
            }
        }
        attack.strike(TimeUnit.MILLISECONDS.toNanos(20));
        everybodyElseIsWell();
    }

    /** Of bytes, and of characters that are none and take twice the memory. */
    @Test
    void textsThatAreBegunAndNeverEndedHoldNoMoreThanTheirAddressHas() throws Exception {
        byte[] bytes = begunText("");
        byte[] others = begunText("\u20ac");
        for (int i = 0; i < 800; i++) {
            RawConnection connection = RawConnection.forwarded(server.port, i % 2 == 0 ? ATTACKER : ACCOMPLICE);
            byte[] text = i % 4 < 2 ? bytes : others;
            attack.with(connection, () -> connection.write(text));
        }
        attack.strike(0);
        everybodyElseIsWell();
    }

    /** All but the last byte of the longest text. */
    private static byte[] begunText(String beginning) {
        byte[] first = beginning.getBytes(StandardCharsets.UTF_8);
        byte[] text = Arrays.copyOf(first, Limits.MESSAGE_BYTES);
        Arrays.fill(text, first.length, text.length, (byte) ' ');
        byte[] frame = RawConnection.frame(RawConnection.TEXT, text);
        return Arrays.copyOf(frame, frame.length - 1);
    }

    @Test
    void theLargestRunsOfOneAddressLeaveRoomForOthers() throws Exception {
        begin(4, "'data':{'count':5000},'training':{'batchSize':5000},'network':{" + LARGEST_NETWORK + "}");
        begin(300, "");
        attack.strike(TimeUnit.MILLISECONDS.toNanos(5));
        everybodyElseIsWell();
    }

    @Test
    void manyLargeRunsOfOneAddressLeaveRoomForOthers() throws Exception {
        begin(80, "'data':{'count':5000},'training':{'batchSize':150},'network':{" + LARGEST_NETWORK + "}");
        begin(60, "");
        attack.strike(TimeUnit.MILLISECONDS.toNanos(5));
        everybodyElseIsWell();
    }

    /** Pages that start a run, train it, and start it again, twice. */
    private void begin(int pages, String experiment) throws IOException {
        String start = "{'type':'start','experiment':{" + experiment + "}}";
        for (int i = 0; i < pages; i++) {
            RawConnection connection = RawConnection.forwarded(server.port, ATTACKER);
            attack.with(connection, () -> {
                for (int again = 0; again < 3; again++) {
                    connection.text(start);
                    connection.text("{'type':'run'}");
                }
                connection.isEnded();
            });
        }
    }

    private void everybodyElseIsWell() throws Exception {
        assertTrue(server.process.isAlive(), "the process has ended");
        assertEquals("ok " + Version.RUNNING, server.get("/healthz"));
        try (LivePage newcomer = LivePage.forwarded(server.port, Bystanders.ADDRESS)) {
            newcomer.send("{'type':'start','experiment':{}}");
            newcomer.expect("started");
            newcomer.expect("status");
            newcomer.send("{'type':'step'}");
            newcomer.frameAtStep(1);
        }
        bystanders.assertThatNothingWasMissed();
    }
}
