package playground.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files under {@code web/}, which the page is made of: those packed with the program, or those of a folder in which somebody
 * edits them.
 *
 * @param folder empty for the packed ones
 */
public record WebFiles(Optional<Path> folder) {
    /** The name of what Brotli makes of a file ends so; the packing build makes it, see pom.xml. */
    static final String COMPRESSED = ".br";

    public static final WebFiles PACKED = new WebFiles(Optional.empty());

    public static WebFiles in(Path folder) {
        return new WebFiles(Optional.of(folder));
    }

    /** The same as few files; empty if each can change alone, or the build made none. */
    public Optional<Bundle> bundle() {
        return canChange() ? Optional.empty() : Packed.BUNDLE;
    }

    /** Whether a file may have changed since it was read. */
    public boolean canChange() {
        return folder.isPresent();
    }

    /**
     * The content of a file; empty if there is none.
     *
     * @param path relative, with plain names between its slashes: the caller must have checked it
     */
    public Optional<byte[]> read(String path) throws IOException {
        if (folder.isPresent()) {
            Path file = folder.get().resolve(path);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        }
        try (InputStream file = WebFiles.class.getResourceAsStream("/web/" + path)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        }
    }

    /** What Brotli made of a file's content when the program was packed; empty if it wasn't, or the file can change. */
    public Optional<byte[]> compressed(String path) {
        if (canChange()) {
            return Optional.empty();
        }
        try {
            return read(path + COMPRESSED);
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the page can't be read: " + path + COMPRESSED, e);
        }
    }

    private static final class Packed {
        private static final Optional<Bundle> BUNDLE = Bundle.of(PACKED);
    }
}
