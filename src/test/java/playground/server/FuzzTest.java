package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import playground.experiment.Experiment;
import playground.protocol.CheckpointCodec;
import playground.protocol.Fixture;
import playground.session.CommandHandler;
import playground.session.Eventually;
import playground.session.LiveSession;
import playground.session.Outbox;
import playground.training.Run;

/** Whatever comes in, nobody else notices, and nothing is left behind. The same 20,000 messages each time. */
final class FuzzTest {
    private static final int MESSAGES = 20_000;
    private static final int MESSAGES_OF_EACH = 250;
    private static final int BROKEN_FRAMES = 10;
    private static final int MOST_CONNECTIONS = 200;
    /** No type of message: the answer to it tells that all before it were answered. */
    private static final String END = "end-of-fuzz";

    private static final long SEED = 20_260_101;
    private static final int STEPS = 2_000;
    private static final Set<String> LEAK = Set.of(
            LiveSession.class.getName(),
            CommandHandler.class.getName(),
            Outbox.class.getName(),
            "org.eclipse.jetty.session.ManagedSession",
            "org.eclipse.jetty.websocket.core.WebSocketCoreSession");

    private final Random random = new Random(SEED);
    private final List<Fixture> refused = Fixture.refused();

    @Test
    void twentyThousandGeneratedMessagesDisturbNoOtherSessionAndLeaveNothingBehind() throws Exception {
        try (TestServer server = new TestServer(ServerOptions.DEFAULT)) {
            // Whatever is made once and kept is made before counting.
            fuzz(server.port());
            server.expectSessions(0);
            long files = openFiles();
            int threads = ourThreads();
            try (LivePage other = LivePage.started(server.port(), "{}")) {
                other.send("{'type':'run'}");
                int carriedOut = 0;
                for (int i = 0; i < MOST_CONNECTIONS && carriedOut < MESSAGES; i++) {
                    carriedOut += fuzz(server.port());
                }
                assertEquals(MESSAGES, carriedOut);
                assertTrue(server.metric("playground_refusals_total{reason=\"bad-message\"}") > MESSAGES / 2.0);
                Run alone = new Run(Experiment.DEFAULT);
                for (int step = 0; step < STEPS; step++) {
                    alone.step();
                }
                assertEquals(alone.evaluate(), other.frameAtStep(STEPS).evaluation());
                server.expectSessions(1);
                assertTrue(leftBehind().contains(LiveSession.class.getName()), "the other one's");
            }
            server.expectSessions(0);
            assertEquals(0, server.metric("playground_faults_total"));
            Eventually.is(0.0, () -> server.metric("playground_run_memory"));
            Eventually.is(0.0, () -> server.metric("playground_running"));
            // Each thread that answers HTTP holds its last request until the next one.
            Eventually.is("", () -> {
                server.get("/healthz");
                return leftBehind();
            });
            // The other page's own line, and what the collector hasn't looked at yet.
            Eventually.is(true, () -> openFiles() <= files + 4);
            Eventually.is(true, () -> ourThreads() <= threads);
        }
    }

    /**
     * Sends messages over a connection of their own, waits until all are carried out, and ends it with frames that are broken
     * themselves.
     *
     * @return how many were carried out; 0 if the server ended the connection before
     */
    private int fuzz(int port) throws IOException {
        try (RawConnection connection = RawConnection.live(port)) {
            for (int i = 0; i < MESSAGES_OF_EACH; i++) {
                connection.write(RawConnection.frame(RawConnection.TEXT, wellFormed(message())));
            }
            connection.text("{'type':'" + END + "'}");
            boolean isCarriedOut = connection.waitFor(END);
            for (int i = 0; i < BROKEN_FRAMES; i++) {
                connection.write(flipped(RawConnection.frame(random.nextInt(16), message())));
            }
            return isCarriedOut ? MESSAGES_OF_EACH : 0;
        } catch (IOException endedByTheServer) {
            return 0;
        }
    }

    /** Text that is no UTF-8 ends its connection, and is among the broken frames. */
    private static byte[] wellFormed(byte[] message) {
        return utf8(new String(message, StandardCharsets.UTF_8));
    }

    private byte[] message() {
        return switch (random.nextInt(10)) {
            case 0 -> noise();
            case 1 -> utf8("[".repeat(random.nextInt(5_000)));
            case 2 -> utf8("{\"type\":\"start\",\"experiment\":" + "{\"data\":".repeat(random.nextInt(40)) + value());
            case 3 -> utf8(refused.get(random.nextInt(refused.size())).text());
            case 4 -> truncated(utf8(command()));
            case 5 -> flipped(utf8(command()));
            case 6 ->
                utf8("{\"type\":\"setParameter\",\"layer\":" + value() + ",\"unit\":" + value() + ",\"value\":"
                        + value() + "}");
            case 8 -> checkpoint();
            case 7 -> utf8("{\"type\":\"ack\",\"frame\":" + value() + "}");
            default ->
                utf8("{\"type\":\"change\",\"experiment\":{\"training\":{\"learningRate\":" + value()
                        + "},\"network\":{\"layers\":" + value() + "},\"data\":{\"points\":[[" + value() + "," + value()
                        + "]]}}}");
        };
    }

    /** A run to be taken up from a checkpoint that is cut, or changed, below its text or in it; seldom from a good one. */
    private byte[] checkpoint() {
        byte[] kept = CheckpointCodec.encode(new Run(Experiment.DEFAULT).checkpoint());
        byte[] broken =
                switch (random.nextInt(4)) {
                    case 0 -> kept;
                    case 1 -> truncated(kept);
                    default -> flipped(kept);
                };
        String text = Base64.getEncoder().encodeToString(broken);
        String message = "{\"type\":\"start\",\"experiment\":{},\"checkpoint\":\"" + text + "\"}";
        return random.nextInt(4) == 0 ? flipped(utf8(message)) : utf8(message);
    }

    private String command() {
        return switch (random.nextInt(5)) {
            case 0 -> "{\"type\":\"start\",\"experiment\":{}}";
            case 1 -> "{\"type\":\"run\"}";
            case 2 -> "{\"type\":\"epoch\"}";
            case 3 -> "{\"type\":\"editPoints\",\"start\":0,\"remove\":1,\"add\":[[" + value() + ",1,1,0]]}";
            default -> "{\"type\":\"speed\",\"speed\":\"fastest\"}";
        };
    }

    private String value() {
        String[] values = {
            "NaN",
            "Infinity",
            "-1",
            "0",
            "1e999",
            "-1e-999",
            "1e308",
            "9".repeat(500),
            "null",
            "true",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "0x10",
            "1.5",
            "4294967296",
            "-0",
            "\"\\u0000\"",
            "[[[]]]",
            "\"\ud800\""
        };
        return values[random.nextInt(values.length)];
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] truncated(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private byte[] flipped(byte[] bytes) {
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int ourThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("turns-")
                        || thread.getName().startsWith("heartbeat"))
                .count();
    }

    /** Classes of whose objects sessions, runs or their sockets are still held after a collection. */
    private static String leftBehind() {
        return LiveObjects.byClass().keySet().stream().filter(LEAK::contains).collect(Collectors.joining(" "));
    }

    private static long openFiles() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        assertTrue(system instanceof com.sun.management.UnixOperatingSystemMXBean);
        return ((com.sun.management.UnixOperatingSystemMXBean) system).getOpenFileDescriptorCount();
    }
}
