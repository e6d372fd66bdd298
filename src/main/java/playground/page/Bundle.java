package playground.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page's scripts as one file and its style sheets as another, because a browser waits longer for a hundred small files than for
 * two large ones. The name of each comes from its content, so a browser that has one need never ask for it again.
 */
public record Bundle(File script, File styles) {
    /** As the build makes it, see pom.xml. */
    private static final String SCRIPT = "bundle/main.js";

    /** A picture that stands beside the style sheets. */
    private static final Pattern PICTURE = Pattern.compile("url\\(['\"]?([\\w-]+\\.svg)['\"]?\\)");

    private static final int BYTES_OF_HASH = 8;

    /**
     * One of its files.
     *
     * @param path under {@code web/}
     */
    public record File(String path, byte[] content) {
        private static File named(String path, byte[] content) {
            int ending = path.lastIndexOf('.');
            return new File(path.substring(0, ending) + "-" + hash(content) + path.substring(ending), content);
        }
    }

    /** The bundle of these files; empty if the build had no bundler for its machine. */
    static Optional<Bundle> of(WebFiles files) {
        try {
            return files.read(SCRIPT)
                    .map(script ->
                            new Bundle(File.named(SCRIPT, script), File.named("bundle/style.css", styles(files))));
        } catch (IOException e) {
            throw unreadable(SCRIPT, e);
        }
    }

    private static byte[] styles(WebFiles files) {
        StringBuilder all = new StringBuilder();
        for (StyleSheet sheet : StyleSheet.ALL) {
            all.append(sheet.among(text(files, "bundle/" + sheet.path())));
        }
        // A picture within the file is one request less, and has no address that depends on the file's place.
        return PICTURE.matcher(all)
                .replaceAll(picture -> "url(data:image/svg+xml;base64,"
                        + Base64.getEncoder()
                                .encodeToString(
                                        text(files, "style/" + picture.group(1)).getBytes(UTF_8))
                        + ")")
                .getBytes(UTF_8);
    }

    private static String text(WebFiles files, String path) {
        try {
            return new String(
                    files.read(path).orElseThrow(() -> new IllegalStateException("The page lacks " + path)), UTF_8);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static UncheckedIOException unreadable(String path, IOException cause) {
        return new UncheckedIOException("A file of the page can't be read: " + path, cause);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, BYTES_OF_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }
}
