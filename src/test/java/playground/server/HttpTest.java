package playground.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.io.ByteArrayInputStream;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import playground.page.Version;

final class HttpTest {
    private static TestServer server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws PlaygroundServer.PortTaken {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void healthzAnswers200AndTellsTheVersion() throws Exception {
        assertEquals(200, get("/healthz").statusCode());
        assertEquals("ok " + Version.RUNNING, get("/healthz").body());
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
        HttpResponse<String> first = get("/web/wire/protocol.js");
        assertEquals("text/javascript; charset=utf-8", header(first, "Content-Type"));
        assertEquals("no-cache", header(first, "Cache-Control"));
        HttpResponse<String> again = get("/web/wire/protocol.js", "If-None-Match", header(first, "ETag"));
        assertEquals(304, again.statusCode());
        assertEquals(
                200,
                get("/web/wire/protocol.js", "If-None-Match", "W/\"other\"").statusCode());
    }

    @Test
    void aPageThatHasAnyVersionOrNamesThisOneInAnyLineIsNotSentAgain() throws Exception {
        String tag = header(get("/"), "ETag");
        String strong = tag.substring("W/".length());
        for (String condition : List.of(
                "If-None-Match: *",
                "If-None-Match: \"other\"\r\nIf-None-Match: " + tag,
                "If-None-Match: \"a\", \"b\"\r\nIf-None-Match: \"c\", " + tag,
                "If-None-Match: " + strong)) {
            assertTrue(conditional(condition).startsWith("HTTP/1.1 304 "), condition);
        }
        for (String condition : List.of(
                "If-None-Match: \"*\"",
                "If-None-Match: \"other\"\r\nIf-None-Match: \"another\"",
                "If-None-Match: W/*")) {
            assertTrue(conditional(condition).startsWith("HTTP/1.1 200 "), condition);
        }
    }

    private static String conditional(String condition) throws IOException {
        return RawConnection.answer(server.port(), "GET / HTTP/1.1\r\nHost: localhost\r\n" + condition);
    }

    @Test
    void aFirstLoadIsFewRequestsAndFewBytesAndWhatIsNamedByItsContentIsNeverAskedForAgain() throws Exception {
        // as the profile in pom.xml asks
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "the build has no bundler for this machine");
        String page = get("/").body();
        List<String> loaded = Pattern.compile("(?:src|href)=\"(/web/[^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        List<String> named =
                loaded.stream().filter(path -> path.startsWith("/web/bundle/")).toList();
        // The page and the socket come on top.
        assertEquals(4, loaded.size(), "styles, script, what it imports, texts: " + loaded);
        assertEquals(3, named.size(), "styles and scripts: " + loaded);
        int bytes = compressed("/");
        for (String path : loaded) {
            bytes += compressed(path);
            assertEquals(
                    named.contains(path) ? "public, max-age=31536000, immutable" : "no-cache",
                    header(get(path), "Cache-Control"));
            assertFalse(get(path).body().contains("url('"), path + " asks for more");
        }
        assertTrue(bytes <= 120 * 1024, bytes + " bytes");
        assertEquals(
                404, get(named.get(0).replaceAll("-\\w+", "-0000000000000000")).statusCode());
    }

    /** As of the file packed/greeting.json among the tests' resources. */
    @Test
    void aFileIsSentInTheBestEncodingThatIsThereAndThatTheBrowserTakes() throws Exception {
        Path greeting = Path.of("src/test/resources/web/packed/greeting.json");
        byte[] plain = Files.readAllBytes(greeting);
        byte[] brotli = Files.readAllBytes(Path.of(greeting + ".br"));
        for (String accepted : List.of("br", "gzip, deflate, br, zstd", "BR;q=0.5, gzip")) {
            HttpResponse<byte[]> answer = greeting(accepted);
            assertEquals("br", header(answer, "Content-Encoding"));
            assertArrayEquals(brotli, answer.body());
        }
        for (String accepted : List.of("gzip", "gzip, br;q=0")) {
            HttpResponse<byte[]> answer = greeting(accepted);
            assertEquals("gzip", header(answer, "Content-Encoding"));
            assertArrayEquals(plain, new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes());
        }
        HttpResponse<byte[]> answer = greeting("identity");
        assertTrue(answer.headers().firstValue("Content-Encoding").isEmpty());
        assertArrayEquals(plain, answer.body());
        assertEquals("Accept-Encoding", header(answer, "Vary"));
        assertEquals(404, get("/web/packed/greeting.json.br").statusCode());
    }

    private static HttpResponse<byte[]> greeting(String accepted) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/web/packed/greeting.json"))
                .header("Accept-Encoding", accepted)
                .build();
        return CLIENT.send(request, BodyHandlers.ofByteArray());
    }

    private static int compressed(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Accept-Encoding", "gzip")
                .build();
        return CLIENT.send(request, BodyHandlers.ofByteArray()).body().length;
    }

    @Test
    void aTextIsDrawnAsAQrCodeUnlessAPhoneCouldNotReadIt() throws Exception {
        String link = "http://localhost:8080/#data=xor";
        HttpResponse<String> drawn = post("/qr", link);
        assertEquals(200, drawn.statusCode());
        assertEquals("image/svg+xml; charset=utf-8", header(drawn, "Content-Type"));
        assertEquals(link, readQrCode(drawn.body()));
        String longest = "a".repeat(1273);
        assertEquals(longest, readQrCode(post("/qr", longest).body()));
        assertEquals(204, post("/qr", "a".repeat(1274)).statusCode());
        // The head alone, since a client that still sends a refused body may lose the answer.
        assertGuarded(413, "POST /qr HTTP/1.1\r\nHost: localhost\r\nContent-Length: 17000");
    }

    /** What another library reads in a code, which must have four modules of white at each side. */
    private static String readQrCode(String svg) throws ReaderException {
        Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"").matcher(svg);
        assertTrue(size.find(), svg);
        BitMatrix modules = new BitMatrix(Integer.parseInt(size.group(1)) - 8);
        Pattern.compile("M(\\d+),(\\d+)h1v1h-1z")
                .matcher(svg)
                .results()
                .forEach(module ->
                        modules.set(Integer.parseInt(module.group(1)) - 4, Integer.parseInt(module.group(2)) - 4));
        return new Decoder().decode(modules).getText();
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    @Test
    void nothingOutsideOfWebIsServed() throws Exception {
        for (String path : List.of(
                "/web/",
                "/web",
                "/web/missing.js",
                "/web/tsconfig.json",
                "/web/draw",
                "/web/../playground/Main.class",
                "/web/%2e%2e/simplelogger.properties",
                "/web/..%2fplayground/Main.class",
                "/web/..;/playground/Main.class",
                "/web//protocol.js",
                "/web/%5c..%5cMain.class",
                "/web/.hidden.js",
                "/web/wire/protocol.js%00.png",
                "/simplelogger.properties",
                "/playground/Main.class",
                "/metrics")) {
            String status = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertTrue(status.startsWith("HTTP/1.1 404") || status.startsWith("HTTP/1.1 400"), path + ": " + status);
        }
    }

    @Test
    void everyAnswerCarriesAllSecurityHeadersAndNamesNoServerOrClass() throws Exception {
        String host = " HTTP/1.1\r\nHost: localhost";
        String tag = header(get("/"), "ETag");
        assertGuarded(200, "GET /" + host);
        assertGuarded(200, "GET /web/wire/protocol.js" + host);
        assertGuarded(304, "GET /" + host + "\r\nIf-None-Match: " + tag);
        assertGuarded(400, "GET / HTTP/1.1");
        assertGuarded(400, "GET /%zz" + host);
        assertGuarded(400, "NONSENSE");
        assertGuarded(403, upgrade("http://evil.example"));
        assertGuarded(404, "GET /nowhere" + host);
        assertGuarded(404, "POST /nowhere" + host + "\r\nContent-Length: 0");
        assertGuarded(404, "HEAD /web/missing.js" + host);
        assertGuarded(404, "GET /live" + host);
        assertGuarded(405, "POST /" + host + "\r\nContent-Length: 0");
        assertGuarded(405, "DELETE /healthz" + host);
        assertGuarded(405, "PUT /web/wire/protocol.js" + host + "\r\nContent-Length: 0");
        assertGuarded(413, "POST /" + host + "\r\nContent-Length: 1000000000");
        assertGuarded(414, "GET /" + "x".repeat(20_000) + host);
        assertGuarded(431, "GET /" + host + "\r\nX-Long: " + "x".repeat(20_000));
        assertGuarded(400, "GET / HTTP/1.0");
        assertGuarded(400, "CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost");
        assertGuarded(400, "CONNECT * HTTP/1.1\r\nHost: localhost");
        assertGuarded(405, "CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443");
        assertGuarded(421, "GET / HTTP/1.1\r\nHost: evil.example");
        assertGuarded(426, "PRI * HTTP/2.0");
        assertGuarded(505, "GET / HTTP/9.9\r\nHost: localhost");
    }

    @Test
    void methodsThatAskOfTheServerItselfAreNotServed() throws Exception {
        for (String method : List.of("TRACE / ", "OPTIONS / ", "OPTIONS * ", "CONNECT x:1 ")) {
            String answer = raw(method + "HTTP/1.1\r\nHost: localhost\r\nX-Secret: 1\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 4"), method + answer);
            assertFalse(answer.contains("X-Secret"), method + answer);
        }
    }

    private static void assertGuarded(int status, String request) throws IOException {
        String answer = raw(request + "\r\nConnection: close\r\n\r\n");
        String shown = request.substring(0, Math.min(60, request.length())) + ": " + answer;
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), shown);
        Guarded.assertIs(answer, shown);
    }

    @Test
    void headAnswersAsGetDoesWithoutABody() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/web/missing.js"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        assertEquals(404, CLIENT.send(request, BodyHandlers.ofString()).statusCode());
        for (String path : List.of("/", "/web/wire/protocol.js", "/healthz", "/readyz")) {
            String get = RawConnection.answer(server.port(), "GET " + path + " HTTP/1.1\r\nHost: localhost");
            String head = RawConnection.answer(server.port(), "HEAD " + path + " HTTP/1.1\r\nHost: localhost");
            assertEquals(withoutDate(get.substring(0, get.indexOf("\r\n\r\n") + 4)), withoutDate(head), path);
        }
    }

    private static String withoutDate(String head) {
        return head.replaceAll("Date: .*", "");
    }

    @Test
    void aSocketOpensForThePagesOwnOriginAndForProgramsOnly() throws Exception {
        String own = "http://localhost:" + server.port();
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
        LivePage.open(server.port()).close();
    }

    @Test
    void aSocketGetsNoCookieAndNothingOfWhatItsClientProposes() throws Exception {
        String own = "http://localhost:" + server.port();
        String answer = raw(upgrade(own) + "\r\nSec-WebSocket-Protocol: proposed, other\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
        for (String header : List.of("Set-Cookie", "Sec-WebSocket-Extensions", "Sec-WebSocket-Protocol")) {
            assertEquals("", RawConnection.header(answer, header));
        }
    }

    @Test
    void elsewhereThanAtLiveNoSocketOpens() {
        var refused = assertThrows(CompletionException.class, () -> CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + server.port() + "/dead"), new WebSocket.Listener() {})
                .join());
        assertTrue(refused.getCause() instanceof WebSocketHandshakeException);
    }

    private static String rawUpgrade(String origin) throws IOException {
        return raw(upgrade(origin) + "\r\n\r\n");
    }

    private static String upgrade(String origin) {
        return "GET /live HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nOrigin: " + origin
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
                + "\r\nSec-WebSocket-Extensions: permessage-deflate";
    }

    /** What the server answers to these bytes: all of it, or the head if the connection stays open. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(60_000);
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
        return URI.create("http://localhost:" + server.port() + path);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }
}
