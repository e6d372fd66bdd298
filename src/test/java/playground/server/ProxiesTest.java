package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's configurations of real proxies, as they stand there; each where the proxy is installed, as {@code .ci/run} sees to.
 */
@Tag("processes")
final class ProxiesTest {
    private static final String SBIN = "/usr/sbin";

    @TempDir
    Path folder;

    @Test
    void behindHaproxyNoRunIsLostWhenAServerIsKilled() throws Exception {
        String haproxy = installed("haproxy");
        assertNoRunIsLost("HAProxy 2.6:", "%s", config -> List.of(haproxy, "-db", "-f", config));
    }

    @Test
    void behindNginxNoRunIsLostWhenAServerIsKilled() throws Exception {
        String nginx = installed("nginx");
        String frame = "pid " + folder + "/pid;\nevents {}\nhttp {\naccess_log off;\n"
                + Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                        .map(kind -> kind + "_temp_path " + folder + "/" + kind + ";\n")
                        .collect(Collectors.joining())
                + "%s}\n";
        assertNoRunIsLost(
                "nginx 1.22 (within `http { … }`):",
                frame,
                config -> List.of(
                        nginx, "-e", folder + "/errors", "-p", folder + "/", "-c", config, "-g", "daemon off;"));
    }

    private interface Command {
        List<String> with(String config);
    }

    private void assertNoRunIsLost(String heading, String frame, Command command) throws Exception {
        int port = freePort();
        try (ServerProcess one = new ServerProcess("--behind-proxy");
                ServerProcess other = new ServerProcess("--behind-proxy")) {
            String configuration = readme(heading)
                    .replace(":8080", ":" + port)
                    .replace(" 8080;", " " + port + ";")
                    .replace(":7071", ":" + one.port)
                    .replace(":7072", ":" + other.port);
            Path file = Files.writeString(folder.resolve("configuration"), frame.formatted(configuration));
            Process proxy = new ProcessBuilder(command.with(file.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            try {
                BrokenLineTest.await(() -> answers(port) || !proxy.isAlive());
                assertTrue(proxy.isAlive(), Files.readString(folder.resolve("output")));
                List<ResumingPage> pages = BalancerTest.pages(port);
                pages.forEach(page -> BrokenLineTest.await(() -> page.keptStep() > 0));
                assertEquals(BalancerTest.ENDED_BY_SIGKILL, one.end(one.process::destroyForcibly));
                pages.forEach(ResumingPage::assertEndsLikeAnUncutRun);
                pages.forEach(ResumingPage::close);
            } finally {
                proxy.destroy();
                proxy.waitFor();
            }
        }
    }

    /** The indented lines after a line of the README. */
    private static String readme(String heading) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        int at = lines.indexOf(heading);
        assertTrue(at >= 0, heading);
        return lines.stream()
                .skip(at + 2L)
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String installed(String program) {
        List<String> found = Stream.of((System.getenv("PATH") + File.pathSeparator + SBIN).split(File.pathSeparator))
                .map(place -> place + "/" + program)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .toList();
        assumeTrue(!found.isEmpty(), program + " is not installed here");
        return found.get(0);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
