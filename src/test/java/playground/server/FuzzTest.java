package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import playground.protocol.Fixture;
import playground.training.Experiment;
import playground.training.Run;

/** Whatever comes in, nobody else notices, and nothing is left behind. The same 20,000 messages each time. */
final class FuzzTest {
    private static final int CONNECTIONS = 80;
    private static final int MESSAGES_OF_EACH = 250;
    private static final long SEED = 20_260_101;
    private static final int STEPS = 2_000;

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
                int sent = 0;
                for (int i = 0; i < CONNECTIONS; i++) {
                    sent += fuzz(server.port());
                }
                assertEquals(CONNECTIONS * MESSAGES_OF_EACH, sent);
                Run alone = new Run(Experiment.DEFAULT);
                for (int step = 0; step < STEPS; step++) {
                    alone.step();
                }
                assertEquals(alone.evaluate(), other.frameAtStep(STEPS).evaluation());
                server.expectSessions(1);
            }
            server.expectSessions(0);
            assertEquals(0, server.metric("playground_faults_total"));
            Eventually.is(0.0, () -> server.metric("playground_run_memory"));
            Eventually.is(0.0, () -> server.metric("playground_running"));
            // The other page's own line, and what the collector hasn't looked at yet.
            Eventually.is(true, () -> openFiles() <= files + 4);
            Eventually.is(true, () -> ourThreads() <= threads);
        }
    }

    /** Sends one connection its messages; how many went out before it was closed, or were meant to. */
    private int fuzz(int port) throws IOException {
        try (RawConnection connection = RawConnection.live(port)) {
            for (int i = 0; i < MESSAGES_OF_EACH; i++) {
                byte[] bytes = random.nextInt(4) == 0
                        ? flipped(RawConnection.frame(randomOpcode(), message()))
                        : RawConnection.frame(randomOpcode(), message());
                try {
                    connection.write(bytes);
                } catch (IOException closedByTheServer) {
                    return i + fuzzRest(port, MESSAGES_OF_EACH - i);
                }
            }
        }
        return MESSAGES_OF_EACH;
    }

    /** A broken frame ends its connection: the others go over new ones. */
    private int fuzzRest(int port, int count) throws IOException {
        int sent = 0;
        while (sent < count) {
            try (RawConnection connection = RawConnection.live(port)) {
                while (sent < count) {
                    connection.write(RawConnection.frame(randomOpcode(), message()));
                    sent++;
                    if (random.nextInt(50) == 0) {
                        connection.write(flipped(RawConnection.frame(randomOpcode(), message())));
                    }
                }
            } catch (IOException closedByTheServer) {
                sent++;
            }
        }
        return sent;
    }

    private int randomOpcode() {
        int kind = random.nextInt(20);
        return kind == 0 ? random.nextInt(16) : kind < 4 ? RawConnection.BINARY : RawConnection.TEXT;
    }

    private byte[] message() {
        return switch (random.nextInt(9)) {
            case 0 -> noise();
            case 1 -> utf8("[".repeat(random.nextInt(5_000)));
            case 2 -> utf8("{\"type\":\"start\",\"experiment\":" + "{\"data\":".repeat(random.nextInt(40)) + value());
            case 3 -> utf8(refused.get(random.nextInt(refused.size())).text());
            case 4 -> truncated(utf8(command()));
            case 5 -> flipped(utf8(command()));
            case 6 ->
                utf8("{\"type\":\"setParameter\",\"layer\":" + value() + ",\"unit\":" + value() + ",\"value\":"
                        + value() + "}");
            case 7 -> utf8("{\"type\":\"ack\",\"frame\":" + value() + "}");
            default ->
                utf8("{\"type\":\"change\",\"experiment\":{\"training\":{\"learningRate\":" + value()
                        + "},\"network\":{\"layers\":" + value() + "},\"data\":{\"points\":[[" + value() + "," + value()
                        + "]]}}}");
        };
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

    private static long openFiles() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        assertTrue(system instanceof com.sun.management.UnixOperatingSystemMXBean);
        return ((com.sun.management.UnixOperatingSystemMXBean) system).getOpenFileDescriptorCount();
    }
}
