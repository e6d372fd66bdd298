package playground.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import playground.table.RandomFiles;
import playground.table.TableReader;

/** A person's own file is read over HTTP. */
final class TablesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static TestServer server;

    @BeforeAll
    static void start() throws PlaygroundServer.PortTaken {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theRealSetsAreReadAsTheirSourcesDescribeThem() throws Exception {
        JsonNode penguins = read("", Files.readAllBytes(Path.of("web/data/penguins.csv")));
        assertEquals(
                "[\"Adelie\",\"Chinstrap\",\"Gentoo\"]",
                penguins.at("/taken/classNames").toString());
        assertEquals(342, penguins.at("/taken/points").size());
        assertEquals(344, penguins.get("rows").intValue());
        assertEquals(
                "{\"reason\":\"missing\",\"column\":2,\"count\":2}",
                penguins.at("/dropped/causes/0").toString());
        assertEquals(341, penguins.at("/dropped/first/1/line").intValue());
        assertEquals("standard", penguins.at("/taken/scaling").textValue());
        byte[] iris = server.get("/web/data/iris.csv").getBytes(UTF_8);
        JsonNode petals = read("x1=2&x2=3", iris);
        assertEquals(
                "[\"setosa\",\"versicolor\",\"virginica\"]",
                petals.at("/taken/classNames").toString());
        assertEquals(150, petals.at("/taken/points").size());
        assertEquals("[1.4,0.2,0,0]", petals.at("/taken/points/0").toString());
        assertEquals(0, petals.at("/dropped/count").intValue());
    }

    @Test
    void threeOfTenRowsOfEachClassAreForTesting() throws Exception {
        JsonNode points =
                read("", server.get("/web/data/iris.csv").getBytes(UTF_8)).at("/taken/points");
        int[] test = new int[3];
        points.forEach(point -> test[point.get(2).intValue()] += point.get(3).intValue());
        assertEquals("15 15 15", test[0] + " " + test[1] + " " + test[2]);
    }

    @Test
    void aChoiceThatIsNoneIsRefusedAndALargerFileIsNotTaken() throws Exception {
        for (String wrong : List.of(
                "encoding=latin",
                "x1=a",
                "x1=-1",
                "x2=99999",
                "header=yes",
                "kind=",
                "sample=1",
                "x1=0&x1=0",
                "X1=0")) {
            HttpResponse<String> refused = post(wrong, new byte[] {'1'});
            assertEquals(400, refused.statusCode(), wrong);
            assertTrue(refused.body().contains("allowed: "), refused.body());
        }
        String head = "POST /table HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
        assertTrue(RawConnection.answer(server.port(), head + (TableReader.MOST_BYTES + 1))
                .startsWith("HTTP/1.1 413 "));
        // Another path takes no more than before, whatever it is called.
        for (String path : List.of("/tables", "/table/", "/qr", "/table/x")) {
            String other = head.replace("/table ", path + " ") + 17_000;
            assertTrue(RawConnection.answer(server.port(), other).startsWith("HTTP/1.1 413 "), path);
        }
        byte[] most = "1,2\n".repeat(TableReader.MOST_BYTES / 4).getBytes(UTF_8);
        assertEquals("too-many-rows", read("", most).at("/problem/kind").textValue());
        // Of a body whose length isn't told, no more is read.
        HttpRequest chunked = request("")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(List.of(most, most))))
                .build();
        JsonNode answer =
                JSON.readTree(CLIENT.send(chunked, BodyHandlers.ofString()).body());
        assertEquals("too-many-bytes", answer.at("/problem/kind").textValue());
    }

    /** A connection closed over what wasn't read took one answer of a hundred with it, and one of five of the request after it. */
    @Test
    void aClientThatSendsTooMuchGetsItsAnswerAndSoDoesItsNextRequest() throws Exception {
        byte[] half = "1,2\n".repeat(TableReader.MOST_BYTES / 4).getBytes(UTF_8);
        for (int i = 0; i < 20; i++) {
            HttpRequest tooMuch = request("")
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(List.of(half, half))))
                    .build();
            HttpResponse<String> answer = CLIENT.send(tooMuch, BodyHandlers.ofString());
            assertEquals(
                    "too-many-bytes",
                    JSON.readTree(answer.body()).at("/problem/kind").textValue());
            assertEquals("close", header(answer, "Connection"));
            assertEquals(
                    2,
                    read("", "1,2\n3,4\n".getBytes(UTF_8)).at("/taken/points").size());
        }
    }

    @Test
    void aParameterThatNobodyKnowsAndAColumnBeyondTheFileAreRefusedInWords() throws Exception {
        byte[] file = "a,b,kind\n1,2,x\n3,4,y\n".getBytes(UTF_8);
        assertEquals(2, read("x1=1&x2=0&target=2", file).at("/taken/points").size());
        assertEquals(
                "parameter is x3; allowed: encoding, delimiter, decimalMark, header, x1, x2, target, kind, sample",
                refusal("x1=1&x3=0", file));
        assertEquals("x1 is 3; allowed: 0 … 2", refusal("x1=3", file));
        assertEquals("target is 17; allowed: 0 … 2", refusal("x2=none&target=17", file));
        assertEquals("x1 is 0, 1; allowed: one of these", refusal("x1=0&x1=1", file));
    }

    @Test
    void anotherOriginHasNoFileReadAndIsCounted() throws Exception {
        byte[] file = "1,2,x\n3,4,y\n".getBytes(UTF_8);
        HttpRequest.Builder own = request("").header("Origin", "http://localhost:" + server.port());
        assertEquals(200, statusOf(own.POST(BodyPublishers.ofByteArray(file))));
        double before = server.metric("playground_refusals_total{reason=\"origin\"}");
        for (String other : List.of("http://evil.example", "http://localhost", "null")) {
            HttpRequest.Builder foreign = request("").header("Origin", other).POST(BodyPublishers.ofByteArray(file));
            assertEquals(403, statusOf(foreign), other);
        }
        assertEquals(before + 3, server.metric("playground_refusals_total{reason=\"origin\"}"));
    }

    private static int statusOf(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    private static String refusal(String choices, byte[] file) throws Exception {
        HttpResponse<String> answer = post(choices, file);
        assertEquals(400, answer.statusCode());
        return answer.body();
    }

    @Test
    void whateverIsPostedIsAnsweredInJsonWithTheHeadersOfAnyAnswerAndLeavesNothingBehind() throws Exception {
        String before = remembered();
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            HttpResponse<String> answer =
                    post(random.nextBoolean() ? "" : "header=true&delimiter=comma", RandomFiles.file(random));
            assertEquals(200, answer.statusCode());
            assertEquals("application/json;charset=utf-8", header(answer, "Content-Type"));
            assertEquals("no-store", header(answer, "Cache-Control"));
            assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
            JsonNode reading = JSON.readTree(answer.body());
            assertTrue(reading.has("problem") != reading.has("taken"), answer.body());
        }
        assertEquals(before, remembered());
        assertEquals("ok", server.get("/healthz").substring(0, 2));
    }

    /** What the server counts of what it holds and refuses. */
    private static String remembered() {
        return String.join(
                "\n",
                server.metrics()
                        .lines()
                        .filter(line -> line.matches("playground_(sessions|running|run_memory|refusals).*"))
                        .sorted()
                        .toList());
    }

    private static JsonNode read(String choices, byte[] file) throws Exception {
        HttpResponse<String> answer = post(choices, file);
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> post(String choices, byte[] file) throws Exception {
        return CLIENT.send(
                request(choices).POST(BodyPublishers.ofByteArray(file)).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String choices) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/table?" + choices));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
