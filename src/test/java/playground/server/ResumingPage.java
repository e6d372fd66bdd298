package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import playground.protocol.CheckpointCodec;
import playground.protocol.Frame;
import playground.protocol.FrameCodec;
import playground.training.Checkpoint;
import playground.training.Evaluation;
import playground.training.Run;

/**
 * A page that does as {@code web/wire/live.js} does: starts its experiment and lets it run, keeps the newest checkpoint, and
 * whenever its line is cut connects again, hands the checkpoint over and lets the run go on, until its stop rule ends it.
 */
final class ResumingPage implements AutoCloseable {
    private static final long MOST_MINUTES = 3;
    private static final int LONGEST_WAIT_MS = 50;
    /** As in {@code live.js}: the server pings more often, so a line that is silent for so long is dead. */
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(45);

    private static final int CHECKPOINT_OFFSET = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI address;
    private final String experiment;
    private final String speed;
    private final Map<Long, Evaluation> curve = new ConcurrentHashMap<>();
    private final CompletableFuture<Checkpoint> end = new CompletableFuture<>();
    private volatile byte[] kept;
    private volatile Connection connection;

    /** @param experiment as JSON, written with single quotes */
    ResumingPage(HttpClient client, int port, String experiment, String speed) {
        this.client = client;
        address = URI.create("ws://localhost:" + port + "/live");
        this.experiment = experiment;
        this.speed = speed;
        connect();
    }

    /** The step of the newest checkpoint, 0 before there is one. */
    long keptStep() {
        return kept == null ? 0 : CheckpointCodec.decode(kept).step();
    }

    /** Waits for the run's end, and compares all that this page was ever shown, and the end, with a run that nothing disturbed. */
    void assertEndsLikeAnUncutRun() {
        Checkpoint last = end.orTimeout(MOST_MINUTES, TimeUnit.MINUTES).join();
        Run uncut = new Run(last.experiment());
        do {
            Evaluation shown = curve.remove(uncut.stepCount());
            if (shown != null) {
                assertEquals(uncut.evaluate(), shown, "step " + uncut.stepCount());
            }
        } while (uncut.step().goesOn());
        assertEquals(uncut.evaluate(), curve.remove(uncut.stepCount()));
        assertEquals(Map.of(), curve);
        assertEquals(uncut.checkpoint(), last);
    }

    @Override
    public void close() {
        end.cancel(false);
        if (connection != null) {
            connection.socket.abort();
        }
    }

    private void connect() {
        client.newWebSocketBuilder().buildAsync(address, new Connection()).exceptionally(refused -> {
            connectSoon();
            return null;
        });
    }

    private void connectSoon() {
        if (!end.isDone()) {
            long wait = ThreadLocalRandom.current().nextInt(1, LONGEST_WAIT_MS);
            CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS).execute(this::connect);
        }
    }

    private final class Connection implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
        private WebSocket socket;
        private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
        private final AtomicBoolean lost = new AtomicBoolean();
        private volatile long heardAt = System.nanoTime();

        @Override
        public void onOpen(WebSocket opened) {
            socket = opened;
            connection = this;
            String checkpoint =
                    kept == null ? "" : ",'checkpoint':'" + Base64.getEncoder().encodeToString(kept) + "'";
            send("{'type':'start','experiment':" + experiment + checkpoint + "}");
            send("{'type':'speed','speed':'" + speed + "'}");
            opened.request(1);
            listen();
        }

        /** This client may not be told that its line was cut. */
        private void listen() {
            long silent = System.nanoTime() - heardAt;
            if (silent >= SILENT_NANOS) {
                socket.abort();
                lost();
            } else if (!lost.get() && !end.isDone()) {
                CompletableFuture.delayedExecutor(SILENT_NANOS - silent, TimeUnit.NANOSECONDS)
                        .execute(this::listen);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
            heardAt = System.nanoTime();
            text.append(part);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer part, boolean last) {
            heardAt = System.nanoTime();
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            binary.writeBytes(bytes);
            if (last) {
                take(binary.toByteArray());
                binary.reset();
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            lost();
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable failure) {
            lost();
        }

        /** A browser tells its page once. This client may not tell at all, where it was sending as the line was cut. */
        private void lost() {
            if (lost.compareAndSet(false, true)) {
                connectSoon();
            }
        }

        private void take(String message) {
            try {
                JsonNode json = JSON.readTree(message);
                switch (json.get("type").textValue()) {
                    case "started" -> send("{'type':'run'}");
                    case "ping" -> send("{'type':'pong'}");
                    case "error" -> end.completeExceptionally(new AssertionError(message));
                    default -> {}
                }
            } catch (JsonProcessingException e) {
                end.completeExceptionally(e);
            }
        }

        private void take(byte[] message) {
            if (message[0] == 1) {
                Frame frame = FrameCodec.decode(ByteBuffer.wrap(message));
                // each, as a page of an older version does
                send("{'type':'ack','frame':" + frame.frame() + "}");
                Evaluation before = curve.put(frame.step(), frame.evaluation());
                if (before != null && !before.equals(frame.evaluation())) {
                    end.completeExceptionally(new AssertionError("another loss at step " + frame.step()));
                }
                return;
            }
            kept = Arrays.copyOfRange(message, CHECKPOINT_OFFSET, message.length);
            Checkpoint checkpoint = CheckpointCodec.decode(kept);
            if (checkpoint.stopped()) {
                end.complete(checkpoint);
            }
        }

        private void send(String message) {
            sent = sent.thenCompose(before -> socket.sendText(message.replace('\'', '"'), true));
            CompletableFuture<?> unused = sent.exceptionally(cut -> {
                lost();
                return null;
            });
        }
    }
}
