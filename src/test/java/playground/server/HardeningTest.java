package playground.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import org.junit.jupiter.api.Test;

/** What fails inside is told to the log, and to nobody else. */
final class HardeningTest {
    @Test
    void anAnswerThatFailsIsA500WithAllHeadersAndNoDetails() throws Exception {
        Metrics metrics = new Metrics(System::nanoTime);
        Hardening hardening = new Hardening(ServerOptions.DEFAULT, Long.MAX_VALUE / 2, metrics, System::nanoTime);
        Javalin server = Javalin.create(config -> {
            hardening.apply(config);
            config.routes.get("/exception", context -> {
                throw new IllegalStateException("meant to fail in this test");
            });
            config.routes.get("/error", context -> {
                throw new StackOverflowError("meant to fail in this test");
            });
        });
        server.start(0);
        try {
            for (String path : new String[] {"/exception", "/error"}) {
                try (RawConnection connection = new RawConnection(server.port())) {
                    connection.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                    String answer = connection.all();
                    assertTrue(answer.startsWith("HTTP/1.1 500 "), answer);
                    Guarded.assertIs(answer, answer);
                    assertTrue(!answer.contains("meant to fail"), answer);
                }
            }
        } finally {
            server.stop();
        }
    }
}
