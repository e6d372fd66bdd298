package playground.page;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of the packing build: writes what Brotli makes of the bundle's files and of the languages beside them. It takes some
 * seconds, and the library for it isn't in the jar.
 */
public final class Precompression {
    /** The best that there is. */
    private static final int QUALITY = 11;

    private static final String LANGUAGES = "i18n";

    private Precompression() {}

    /** Takes the folder of the compiled classes, which has the page under {@code web}. */
    public static void main(String[] args) throws IOException {
        Path web = Path.of(args[0], "web");
        for (Bundle.File file : WebFiles.PACKED.bundle().orElseThrow().files()) {
            write(web.resolve(file.path()), file.content());
        }
        try (Stream<Path> found = Files.walk(web.resolve(LANGUAGES))) {
            List<Path> languages =
                    found.filter(file -> file.toString().endsWith(".json")).toList();
            for (Path language : languages) {
                write(language, Files.readAllBytes(language));
            }
        }
    }

    static byte[] compressed(byte[] content) throws IOException {
        Brotli4jLoader.ensureAvailability();
        return Encoder.compress(
                content, new Encoder.Parameters().setQuality(QUALITY).setMode(Encoder.Mode.TEXT));
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.write(Path.of(file + WebFiles.COMPRESSED), compressed(content));
    }
}
