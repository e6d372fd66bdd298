package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class HttpTest {
    private static final PlaygroundServer SERVER = new PlaygroundServer();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws PlaygroundServer.PortTaken {
        SERVER.start(0);
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void healthzAnswers200() throws Exception {
        assertEquals(200, get("/healthz").statusCode());
    }

    @Test
    void thePageComesInTheLanguageAskedForElseTheBrowsersElseEnglish() throws Exception {
        assertTrue(get("/").body().contains("<html lang=\"en\""));
        assertTrue(get("/", "Accept-Language", "fr, vi;q=0.8, en;q=0.5").body().contains("<html lang=\"vi\""));
        assertTrue(get("/", "Accept-Language", "zh-TW").body().contains("<html lang=\"zh-Hant\""));
        assertTrue(get("/", "Accept-Language", "*").body().contains("<html lang=\"en\""));
        assertTrue(get("/", "Accept-Language", ";;;").body().contains("<html lang=\"en\""));
        assertTrue(get("/?lang=zh-Hant", "Accept-Language", "vi").body().contains("<html lang=\"zh-Hant\""));
        assertTrue(get("/?lang=tlh", "Accept-Language", "vi").body().contains("<html lang=\"vi\""));
    }

    @Test
    void modulesHaveTheirTypeAndAreNotSentAgainUnchanged() throws Exception {
        HttpResponse<String> first = get("/web/protocol.js");
        assertEquals("text/javascript; charset=utf-8", header(first, "Content-Type"));
        assertEquals("no-cache", header(first, "Cache-Control"));
        HttpResponse<String> again = get("/web/protocol.js", "If-None-Match", header(first, "ETag"));
        assertEquals(304, again.statusCode());
        assertEquals(
                200, get("/web/protocol.js", "If-None-Match", "W/\"other\"").statusCode());
    }

    @Test
    void nothingOutsideOfWebIsServed() throws Exception {
        for (String path : List.of(
                "/web/",
                "/web",
                "/web/missing.js",
                "/web/draw",
                "/web/../playground/Main.class",
                "/web/%2e%2e/simplelogger.properties",
                "/web/..%2fplayground/Main.class",
                "/web/..;/playground/Main.class",
                "/web//protocol.js",
                "/web/%5c..%5cMain.class",
                "/web/.hidden.js",
                "/web/protocol.js%00.png",
                "/simplelogger.properties",
                "/playground/Main.class")) {
            String status = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertTrue(status.startsWith("HTTP/1.1 404") || status.startsWith("HTTP/1.1 400"), path + ": " + status);
        }
    }

    @Test
    void everyAnswerCarriesTheSecurityHeadersAndNamesNoServerOrClass() throws Exception {
        for (String request : List.of(
                "GET / HTTP/1.1\r\nHost: x",
                "GET /web/protocol.js HTTP/1.1\r\nHost: x",
                "GET /nowhere HTTP/1.1\r\nHost: x",
                "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 0",
                "HEAD /web/missing.js HTTP/1.1\r\nHost: x",
                "GET /live HTTP/1.1\r\nHost: x",
                "NONSENSE",
                "GET / HTTP/9.9\r\nHost: x",
                "GET /%zz HTTP/1.1\r\nHost: x",
                upgrade("http://evil.example"))) {
            String answer = raw(request + "\r\nConnection: close\r\n\r\n");
            assertTrue(answer.contains("Content-Security-Policy: default-src 'none'; script-src 'self';"), answer);
            assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
            assertFalse(answer.contains("Server:"), answer);
            assertFalse(answer.contains("Set-Cookie"), answer);
            assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("jetty"), answer);
            assertFalse(answer.contains("Exception"), answer);
        }
    }

    @Test
    void whatIsTooMuchOrNotServedHasItsOwnStatus() throws Exception {
        String end = "\r\nHost: x\r\nConnection: close\r\n\r\n";
        assertStatus(405, "POST / HTTP/1.1\r\nContent-Length: 0" + end);
        assertStatus(405, "DELETE /healthz HTTP/1.1" + end);
        assertStatus(405, "PUT /web/protocol.js HTTP/1.1\r\nContent-Length: 0" + end);
        assertStatus(404, "GET /nowhere HTTP/1.1" + end);
        assertStatus(413, "POST / HTTP/1.1\r\nContent-Length: 1000000000" + end);
        assertStatus(414, "GET /" + "x".repeat(20_000) + " HTTP/1.1" + end);
        assertStatus(431, "GET / HTTP/1.1\r\nX-Long: " + "x".repeat(20_000) + end);
        assertStatus(400, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    }

    private static void assertStatus(int status, String request) throws IOException {
        String answer = raw(request);
        String shown = request.substring(0, Math.min(60, request.length()));
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), shown + ": " + answer);
        assertTrue(answer.contains("Content-Security-Policy: default-src 'none';"), shown + ": " + answer);
    }

    @Test
    void headAnswersAsGetDoesWithoutABody() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/web/missing.js"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        assertEquals(404, CLIENT.send(request, BodyHandlers.ofString()).statusCode());
    }

    @Test
    void aSocketOpensForThePagesOwnOriginAndForProgramsOnly() throws Exception {
        String own = "http://localhost:" + SERVER.port();
        assertTrue(rawUpgrade(own).startsWith("HTTP/1.1 101"));
        for (String origin : List.of(
                "http://evil.example",
                "null",
                own + ".evil.example",
                "http://localhost",
                own + "0",
                "http://evil.example/" + own,
                "")) {
            assertTrue(rawUpgrade(origin).startsWith("HTTP/1.1 403"), origin);
        }
        LivePage.open(SERVER.port()).close();
    }

    @Test
    void aSocketLeavesNoHttpSessionNoCookieAndNoCompression() throws Exception {
        String answer = rawUpgrade("http://localhost:" + SERVER.port());
        assertFalse(answer.contains("Set-Cookie"));
        assertFalse(answer.contains("permessage-deflate"));
    }

    @Test
    void elsewhereThanAtLiveNoSocketOpens() {
        var refused = assertThrows(CompletionException.class, () -> CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + SERVER.port() + "/dead"), new WebSocket.Listener() {})
                .join());
        assertTrue(refused.getCause() instanceof WebSocketHandshakeException);
    }

    private static String rawUpgrade(String origin) throws IOException {
        return raw(upgrade(origin) + "\r\n\r\n");
    }

    private static String upgrade(String origin) {
        return "GET /live HTTP/1.1\r\nHost: localhost:" + SERVER.port() + "\r\nOrigin: " + origin
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
                + "\r\nSec-WebSocket-Extensions: permessage-deflate";
    }

    /** What the server answers to these bytes: all of it, or the head if the connection stays open. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", SERVER.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            StringBuilder answer = new StringBuilder();
            while (!answer.toString().endsWith("\r\n\r\n")) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    break;
                }
                answer.append((char) next);
            }
            return answer.toString();
        }
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + SERVER.port() + path);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }
}
