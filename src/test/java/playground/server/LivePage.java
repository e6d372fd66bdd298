package playground.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import playground.protocol.CheckpointCodec;
import playground.protocol.Frame;
import playground.protocol.FrameCodec;
import playground.protocol.SweepFrame;
import playground.protocol.SweepFrameCodec;
import playground.training.Checkpoint;

/** A page as a test plays it: sends messages, and waits for what must come, with a deadline. */
final class LivePage implements AutoCloseable {
    /** Long enough on a machine that has much else to do; what comes is told at once. */
    private static final long DEADLINE_SECONDS = 60;
    /** What a binary message begins with if it isn't a frame, and where then the checkpoint begins. */
    private static final byte CHECKPOINT_KIND = 2;

    private static final int CHECKPOINT_OFFSET = 16;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<JsonNode> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<SweepFrame> sweepFrames = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> checkpoints = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    /** Whether the frames that are to be acknowledged are, as they come. */
    private volatile boolean acknowledges = true;

    private volatile boolean answersPings = true;
    private volatile float[] parameters = {};
    private final AtomicInteger pings = new AtomicInteger();

    private LivePage(WebSocket.Builder builder, int port) {
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/live"), new Line())
                .join();
    }

    static LivePage open(int port) {
        return new LivePage(CLIENT.newWebSocketBuilder(), port);
    }

    /** Opens a page through a proxy, which tells of those it asks for like this. */
    static LivePage forwarded(int port, String... forwardedFor) {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        for (String value : forwardedFor) {
            builder.header("X-Forwarded-For", value);
        }
        return new LivePage(builder, port);
    }

    /** Opens a page that starts the default experiment changed by {@code experiment}, and has seen it start. */
    static LivePage started(int port, String experiment) {
        LivePage page = open(port);
        page.send("{'type':'start','experiment':" + experiment + "}");
        page.expect("started");
        page.expect("status");
        return page;
    }

    void acknowledge(boolean each) {
        acknowledges = each;
    }

    void answerPings(boolean each) {
        answersPings = each;
    }

    /** How many times the server has asked whether anybody is there. */
    int pings() {
        return pings.get();
    }

    /** Sends JSON, written with single quotes for the eye's sake. */
    void send(String message) {
        sendRaw(message.replace('\'', '"'));
    }

    void sendRaw(String message) {
        inTurn(() -> socket.sendText(message, true));
    }

    void sendBinary(byte[] bytes) {
        inTurn(() -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    /** The test and the acknowledgements send from two threads, and the socket takes one message at a time. */
    private synchronized void inTurn(Supplier<CompletableFuture<WebSocket>> send) {
        sent = sent.thenCompose(before -> send.get());
    }

    void ack(long frame) {
        send("{'type':'ack','frame':" + frame + "}");
    }

    /** The next text message, whatever it is. */
    JsonNode next() {
        return next(texts, "a message");
    }

    /** The next text message, which must be of this type. News of how a run gets on may come at any time, and is passed over. */
    JsonNode expect(String type) {
        JsonNode message = next(texts, "a message of type " + type);
        while (isNews(message)) {
            message = next(texts, "a message of type " + type);
        }
        if (!message.get("type").asText().equals(type)) {
            throw new AssertionError("expected " + type + ", got " + message);
        }
        return message;
    }

    private static boolean isNews(JsonNode message) {
        return message.has("diagnosis") && message.get("status").asText().equals("running");
    }

    /** The next status message, which must tell this status. */
    JsonNode expectStatus(String status) {
        JsonNode message = expect("status");
        if (!message.get("status").asText().equals(status)) {
            throw new AssertionError("expected " + status + ", got " + message);
        }
        return message;
    }

    /** The parameters of the newest frame that has come. */
    float[] parameters() {
        return parameters;
    }

    Frame nextFrame() {
        return next(frames, "a frame");
    }

    /** The first frame from here on that fits; the others are passed over. */
    Frame frameWith(Predicate<Frame> fits) {
        while (true) {
            Frame frame = nextFrame();
            if (fits.test(frame)) {
                return frame;
            }
        }
    }

    /** The first frame at this step; frames of other steps are passed over. */
    Frame frameAtStep(long step) {
        return frameWith(frame -> frame.step() == step);
    }

    /** The step of the newest of all frames that have come and were not looked at. */
    long lastStep() {
        List<Frame> soFar = framesSoFar();
        return soFar.get(soFar.size() - 1).step();
    }

    /** All frames that have come and were not looked at. */
    List<Frame> framesSoFar() {
        List<Frame> soFar = new ArrayList<>();
        frames.drainTo(soFar);
        return soFar;
    }

    SweepFrame nextSweepFrame() {
        return next(sweepFrames, "a frame of a sweep");
    }

    /** The newest of all frames of a sweep that have come and were not looked at, of which there must be one. */
    SweepFrame newestSweepFrame() {
        List<SweepFrame> soFar = new ArrayList<>();
        sweepFrames.drainTo(soFar);
        return soFar.get(soFar.size() - 1);
    }

    /** The next checkpoint, as the bytes that a page keeps. */
    byte[] nextCheckpoint() {
        return next(checkpoints, "a checkpoint");
    }

    /** The first checkpoint from here on that fits; the others are passed over. */
    byte[] checkpointWith(Predicate<Checkpoint> fits) {
        while (true) {
            byte[] kept = nextCheckpoint();
            if (fits.test(CheckpointCodec.decode(kept))) {
                return kept;
            }
        }
    }

    /** The newest of the checkpoints that have come and were not looked at; {@code known} if there is none. */
    byte[] newestCheckpoint(byte[] known) {
        List<byte[]> soFar = new ArrayList<>(List.of(known));
        checkpoints.drainTo(soFar);
        return soFar.get(soFar.size() - 1);
    }

    /** Hands an experiment and a checkpoint over; the experiment is written with single quotes. */
    void resume(String experiment, byte[] kept) {
        String text = Base64.getEncoder().encodeToString(kept);
        send("{'type':'start','experiment':" + experiment + ",'checkpoint':'" + text + "'}");
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /** The code that the server closed the socket with; -1 if the connection broke before it was read. */
    int closeCode() {
        return closed.exceptionally(broken -> -1)
                .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** The line is gone without a farewell. */
    void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        cut();
    }

    private <T> T next(BlockingQueue<T> queue, String what) {
        try {
            T next = queue.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                String line = isOpen() ? "" : "; the line is closed with " + closeCode();
                throw new AssertionError("waited " + DEADLINE_SECONDS + " s for " + what + line + "; unread: " + texts);
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private final class Line implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    take(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    texts.add(new ObjectNode(JSON.getNodeFactory()).put("type", "no JSON: " + text));
                }
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private void take(JsonNode message) {
            if (!message.path("type").asText().equals("ping")) {
                texts.add(message);
                return;
            }
            pings.incrementAndGet();
            if (answersPings) {
                send("{'type':'pong'}");
            }
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer part, boolean last) {
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

        private void take(byte[] message) {
            if (message[0] == CHECKPOINT_KIND) {
                checkpoints.add(Arrays.copyOfRange(message, CHECKPOINT_OFFSET, message.length));
                return;
            }
            if (SweepFrameCodec.isSweep(ByteBuffer.wrap(message))) {
                SweepFrame frame = SweepFrameCodec.decode(ByteBuffer.wrap(message));
                sweepFrames.add(frame);
                if (acknowledges) {
                    ack(frame.frame());
                }
                return;
            }
            Frame frame = FrameCodec.decode(ByteBuffer.wrap(message));
            parameters = FrameCodec.decodeParameters(ByteBuffer.wrap(message));
            frames.add(frame);
            if (acknowledges && frame.isToBeAcknowledged()) {
                ack(frame.frame());
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable failure) {
            closed.completeExceptionally(failure);
        }
    }
}
