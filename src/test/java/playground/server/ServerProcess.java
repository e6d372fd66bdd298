package playground.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The program, in a process of its own, on a free port. */
final class ServerProcess implements AutoCloseable {
    final Process process;
    final int port;

    ServerProcess(String... flags) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java, "-cp", System.getProperty("java.class.path"), "playground.Main", "--port", "0");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    int end(Runnable how) throws InterruptedException {
        how.run();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
