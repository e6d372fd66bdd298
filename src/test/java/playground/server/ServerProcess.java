package playground.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program, in a process of its own, on a free port. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Process process;
    public final int port;

    public ServerProcess(String... flags) throws IOException {
        this(List.of(), flags);
    }

    /** With the memory, and all else, that the Procfile gives to it, but for the archive of the jar's classes. */
    static ServerProcess ofTheProcfile(String... flags) throws IOException {
        List<String> words =
                List.of(Files.readString(Path.of("Procfile")).strip().split(" +"));
        List<String> ofJava = words.subList(words.indexOf("java") + 1, words.indexOf("-jar")).stream()
                .filter(flag -> !flag.startsWith("-XX:SharedArchiveFile"))
                .toList();
        return new ServerProcess(ofJava, flags);
    }

    private ServerProcess(List<String> ofJava, String... flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ofJava);
        // Compiled as this JVM compiles, which the build says: optimizing compilers cost a short life more than they
        // gain.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.contains("Tiered"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "playground.Main", "--port", "0"));
        command.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    /** What it answers. */
    String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString())
                .body();
    }

    int end(Runnable how) throws InterruptedException {
        how.run();
        assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        return process.exitValue();
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
