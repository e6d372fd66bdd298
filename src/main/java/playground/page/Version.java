package playground.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Which version of the program runs, as {@code pom.xml} names it: the build writes it into {@code version.txt}. */
public final class Version {
    public static final String RUNNING = read();

    private Version() {}

    private static String read() {
        try (InputStream file = Version.class.getResourceAsStream("/playground/version.txt")) {
            if (file == null) {
                throw new IllegalStateException("The program was packed without its version.");
            }
            return new String(file.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The program's version can't be read.", e);
        }
    }
}
