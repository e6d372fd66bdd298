package playground.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The page's scripts and style sheets as a few files, because a browser waits longer for a hundred small files than for a few
 * large ones. The name of each comes from its content, so a browser that has one need never ask for it again.
 *
 * @param script the path of the script that starts the page
 * @param imported the paths of the scripts that it can't start without
 * @param styles all style sheets but those of lessons
 * @param lessonStyles those of lessons
 * @param icon the page's icon, as an address that holds it
 * @param files each file of it, with the scripts that are imported when they are asked for
 */
public record Bundle(
        String script, List<String> imported, File styles, File lessonStyles, String icon, List<File> files) {
    /** What esbuild made, and from what, see pom.xml. */
    private static final String FILES = "bundle/files.json";

    private static final String ENTRY = "main.js";

    /** A picture that stands beside the style sheets. */
    private static final Pattern PICTURE = Pattern.compile("url\\(['\"]?([\\w-]+\\.svg)['\"]?\\)");

    private static final int BYTES_OF_HASH = 8;

    /**
     * One of its files.
     *
     * @param path under {@code web/}
     */
    public record File(String path, byte[] content) {}

    /** The bundle of these files; empty if the build had no bundler for its machine. */
    static Optional<Bundle> of(WebFiles files) {
        try {
            Optional<byte[]> made = files.read(FILES);
            return made.isEmpty() ? Optional.empty() : Optional.of(of(files, new ObjectMapper().readTree(made.get())));
        } catch (IOException e) {
            throw unreadable(FILES, e);
        }
    }

    private static Bundle of(WebFiles files, JsonNode made) {
        String script = null;
        List<String> imported = new ArrayList<>();
        File styles = styles("style", files, sheet -> !sheet.isOfLessons());
        File lessonStyles = styles("lessons", files, StyleSheet::isOfLessons);
        List<File> all = new ArrayList<>(List.of(styles, lessonStyles));
        for (var output : made.path("outputs").properties()) {
            String path = output.getKey();
            if (path.endsWith(".js")) {
                all.add(new File(path, bytes(files, path)));
            }
            if (output.getValue().path("entryPoint").asText().equals(ENTRY)) {
                script = path;
                for (JsonNode other : output.getValue().path("imports")) {
                    if (other.path("kind").asText().equals("import-statement")) {
                        imported.add(other.path("path").asText());
                    }
                }
            }
        }
        if (script == null) {
            throw new IllegalStateException(FILES + " names no file made from " + ENTRY);
        }
        return new Bundle(script, imported, styles, lessonStyles, picture(files, "icon.svg"), all);
    }

    private static File styles(String name, WebFiles files, Predicate<StyleSheet> which) {
        StringBuilder all = new StringBuilder();
        StyleSheet.ALL.stream()
                .filter(which)
                .forEach(sheet -> all.append(sheet.among(new String(bytes(files, "bundle/" + sheet.path()), UTF_8))));
        byte[] content = PICTURE.matcher(all)
                .replaceAll(found -> "url(" + picture(files, "style/" + found.group(1)) + ")")
                .getBytes(UTF_8);
        return new File("bundle/" + name + "-" + hash(content) + ".css", content);
    }

    /** A picture within a file is one request less, and has no address that depends on the file's place. */
    private static String picture(WebFiles files, String path) {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes(files, path));
    }

    private static byte[] bytes(WebFiles files, String path) {
        try {
            return files.read(path).orElseThrow(() -> new IllegalStateException("The page lacks " + path));
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
