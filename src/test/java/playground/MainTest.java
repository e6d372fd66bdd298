package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import playground.page.WebFiles;
import playground.server.ServerOptions;

/** The program as a person starts it: a process of its own. */
final class MainTest {
    private static final int ENDED_BY_SIGTERM = 143;

    @Test
    @Tag("processes")
    void aPortInUseIsOneSentenceAndExitCode2() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            String port = Integer.toString(other.getLocalPort());
            assertRefused("Port " + port + " is in use: choose another one with --port or PORT.", null, "--port", port);
        }
    }

    @Test
    @Tag("processes")
    void aPortForMetricsInUseIsOneSentenceAndExitCode2() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            assertRefused(
                    "The port for metrics is in use: choose another one with --metrics-port.",
                    "0",
                    "--metrics-port",
                    Integer.toString(other.getLocalPort()));
        }
    }

    @Test
    @Tag("processes")
    void aBadPortIsOneSentenceAndExitCode2() throws Exception {
        assertRefused("PORT must be a number from 0 to 65535, not \"http\".", "http");
    }

    @Test
    @Tag("processes")
    void anUnknownFlagIsOneSentenceAndExitCode2() throws Exception {
        assertRefused(
                "Unknown flag --prot: there are --port, --max-sessions, --max-per-address, --hosts, --origins, "
                        + "--embed, --behind-proxy, --metrics-port, --web, --help.",
                null,
                "--prot",
                "80");
    }

    @Test
    void flagsBecomeOptionsAndEachMistakeIsOneSentence() throws Exception {
        String[] all = {
            "--max-sessions",
            "7",
            "--max-per-address",
            "3",
            "--origins",
            "https://a.example,http://b.example:81",
            "--embed",
            "https://c.example",
            "--behind-proxy",
            "--hosts",
            "play.example,[2001:db8::1]",
            "--metrics-port",
            "9091",
            "--web",
            "web",
            "--port",
            "81"
        };
        Flags flags = Flags.parse(all, "80");
        assertEquals(81, flags.port());
        assertEquals(
                new ServerOptions(
                        7,
                        3,
                        Set.of("https://a.example", "http://b.example:81"),
                        Set.of("https://c.example"),
                        true,
                        Set.of("play.example", "[2001:db8::1]"),
                        OptionalInt.of(9091),
                        WebFiles.in(Path.of("web"))),
                flags.options());
        assertEquals(new Flags(false, 7070, ServerOptions.DEFAULT), Flags.parse(new String[0], null));
        assertWrong("--port must be a number from 0 to 65535, not \"65536\".", "--port", "65536");
        assertWrong("--port needs a value: see --help.", "--port");
        assertWrong("--max-sessions must be a number from 1 to 100000, not \"0\".", "--max-sessions", "0");
        assertWrong("--max-per-address must be a number from 1 to 100000, not \"x\".", "--max-per-address", "x");
        String origins = " takes origins such as https://lab.example, with commas between, not \"";
        assertWrong("--origins" + origins + "lab.example\".", "--origins", "lab.example");
        assertWrong(
                "--embed" + origins + "https://a.example/; script-src *\".",
                "--embed",
                "https://a.example/; script-src *");
        assertWrong("--origins" + origins + "\".", "--origins", "https://a.example,");
        assertWrong("--metrics-port must be a number from 0 to 65535, not \"-1\".", "--metrics-port", "-1");
        for (String host : List.of("http://play.example", "play.example:80", "", "a,", "*.example")) {
            String wrong = host.equals("a,") ? "" : host;
            assertWrong(
                    "--hosts takes names such as lab.example, with commas between, not \"" + wrong + "\".",
                    "--hosts",
                    host);
        }
        assertWrong("--embed needs a value: see --help.", "--embed");
        assertWrong("--web takes the folder of the page's files, such as web, not \"src\".", "--web", "src");
    }

    @Test
    void helpNamesTheVersionThatPomNames() throws Exception {
        assertEquals(
                "Backprop Playground " + pomVersion(),
                Flags.USAGE.lines().findFirst().orElseThrow());
    }

    private static String pomVersion() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new File("pom.xml"))
                .getElementsByTagName("version")
                .item(0)
                .getTextContent();
    }

    private static void assertWrong(String sentence, String... flags) {
        assertEquals(
                sentence,
                assertThrows(BadUsage.class, () -> Flags.parse(flags, null)).getMessage());
    }

    @Test
    @Tag("processes")
    void itSaysWhereItIsServesThereAndStopsWhenToldTo() throws Exception {
        Process process = program("0");
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            assertTrue(line.startsWith("Backprop Playground runs at http://localhost:"), line);
            URI address = URI.create(line.substring(line.indexOf("http")) + "/healthz");
            int status = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .statusCode();
            assertEquals(200, status);
            process.toHandle().destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(ENDED_BY_SIGTERM, process.exitValue());
            List<String> log = process.errorReader().lines().toList();
            assertEquals(3, log.size(), log.toString());
            assertTrue(log.get(0).contains("event=started"), log.get(0));
            assertTrue(log.get(1).contains("event=stopping sessions=0"), log.get(1));
            assertTrue(log.get(2).contains("event=stopped"), log.get(2));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void assertRefused(String sentence, String port, String... flags) throws Exception {
        Process process = program(port, flags);
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running: " + sentence);
            assertEquals(List.of(sentence), process.errorReader().lines().toList());
            assertEquals(List.of(), process.inputReader().lines().toList());
            assertEquals(2, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process program(String port, String... flags) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(
                List.of(java.toString(), "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("PORT");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        if (port != null) {
            builder.environment().put("PORT", port);
        }
        return builder.start();
    }
}
