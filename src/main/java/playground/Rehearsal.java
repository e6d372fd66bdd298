package playground;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import playground.server.PlaygroundServer;

/**
 * Starts the playground, opens its page, trains a step, and stops. The build runs it once when it has made the jar; the JVM keeps
 * the classes that it has loaded by then in an archive, from which a later start maps them (class-data sharing).
 */
public final class Rehearsal {
    private static final long PATIENCE_SECONDS = 30;

    private Rehearsal() {}

    public static void main(String[] args) throws Exception {
        PlaygroundServer server = new PlaygroundServer(Flags.parse(args, null).options());
        server.start(0);
        try {
            play("localhost:" + server.port());
        } finally {
            server.stop();
        }
    }

    private static void play(String address) throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newHttpClient();
        browser.send(HttpRequest.newBuilder(URI.create("http://" + address)).build(), BodyHandlers.ofString());
        CompletableFuture<Void> frame = new CompletableFuture<>();
        WebSocket page = browser.newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + address + "/live"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer bytes, boolean last) {
                        frame.complete(null);
                        return WebSocket.Listener.super.onBinary(socket, bytes, last);
                    }
                })
                .join();
        page.sendText("{\"type\":\"start\",\"experiment\":{}}", true).join();
        page.sendText("{\"type\":\"step\"}", true).join();
        frame.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        page.abort();
    }
}
