package playground.docs;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import playground.e2e.Laboratory;
import playground.e2e.PlaygroundPage;
import playground.e2e.TestBrowser;

/**
 * Shows the page in all its states, sizes, looks and languages: pictures in target/pictures, and index.html there, a table of all.
 *
 * <pre>mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=playground.docs.Screenshots</pre>
 *
 * takes the whole table, in some ten minutes. Arguments (-Dexec.args="…") leave only the pictures whose names have all of them, as
 * regular expressions: {@code "running|rest 390x844 vi-"}. A name is scene-language-look-size.
 */
public final class Screenshots {
    private static final Path FOLDER = Path.of("target", "pictures");
    private static final List<String> LOCALES = List.of("en-US", "vi-VN", "zh-TW");
    /** For what the page asks of the server, and for lines that move into their places. */
    private static final int FRAMES = 6;

    private final Predicate<String> wanted;
    private final Laboratory laboratory;

    private Screenshots(Predicate<String> wanted, Laboratory laboratory) {
        this.wanted = wanted;
        this.laboratory = laboratory;
    }

    public static void main(String[] args) throws IOException {
        Files.createDirectories(FOLDER);
        Predicate<String> wanted =
                Stream.of(args).map(arg -> Pattern.compile(arg).asPredicate()).reduce(name -> true, Predicate::and);
        try (TestBrowser browser = new TestBrowser();
                Laboratory laboratory = new Laboratory(browser)) {
            Screenshots screenshots = new Screenshots(wanted, laboratory);
            for (Scene scene : Scene.ALL) {
                for (String locale : LOCALES) {
                    for (Device device : Device.values()) {
                        screenshots.take(scene, locale, device);
                    }
                }
                // so that one can begin to look
                Files.writeString(FOLDER.resolve("index.html"), index());
            }
        }
        System.exit(0);
    }

    /** One page is enough for all sizes and looks: what comes last is what takes the page away from its state. */
    private void take(Scene scene, String locale, Device device) {
        if (!device.shows(scene) || names(scene, locale, device).noneMatch(wanted)) {
            return;
        }
        PlaygroundPage playground = laboratory.open(scene.link(), device.options(locale));
        Page page = playground.page();
        try {
            scene.play(page);
            for (String size : device.sizes()) {
                ViewportSize viewport = Device.viewport(size);
                page.setViewportSize(viewport.width, viewport.height);
                for (Look look : Look.values()) {
                    String name = name(scene, locale, look, size);
                    if (look.isSeenAt(size) && wanted.test(name)) {
                        look.show(page);
                        playground.passFrames(FRAMES);
                        page.screenshot(new Page.ScreenshotOptions().setPath(file(name)));
                    }
                }
            }
        } catch (PlaywrightException e) {
            System.err.println(scene.name() + " " + locale + " " + device + ": " + e.getMessage());
        }
        laboratory.closePages().forEach(complaint -> System.err.println(scene.name() + ": " + complaint));
    }

    private static Stream<String> names(Scene scene, String locale, Device device) {
        return device.sizes().stream().flatMap(size -> Stream.of(Look.values())
                .filter(look -> look.isSeenAt(size))
                .map(look -> name(scene, locale, look, size)));
    }

    private static String name(Scene scene, String locale, Look look, String size) {
        return String.join(
                "-", scene.name(), locale.substring(0, 2), look.name().toLowerCase(Locale.ROOT), size);
    }

    private static Path file(String name) {
        return FOLDER.resolve(name + ".png");
    }

    /** Of all pictures there are, also those of an earlier call. */
    private static String index() {
        List<String> sizes = Stream.of(Device.values())
                .flatMap(device -> device.sizes().stream())
                .toList();
        String heads = sizes.stream().map(size -> "<th>" + size).collect(Collectors.joining());
        String rows = Scene.ALL.stream()
                .flatMap(scene -> LOCALES.stream()
                        .flatMap(locale -> Stream.of(Look.values()).map(look -> row(scene, locale, look, sizes))))
                .collect(Collectors.joining());
        return """
                <!doctype html><meta charset="utf-8"><title>Pictures of the playground</title>
                <style>th { position: sticky; top: 0; background: #fff } img { max-width: 240px; max-height: 200px }</style>
                <table><tr><th>%s%s</table>
                """.formatted(heads, rows);
    }

    private static String row(Scene scene, String locale, Look look, List<String> sizes) {
        if (sizes.stream().noneMatch(size -> Files.exists(file(name(scene, locale, look, size))))) {
            return "";
        }
        String cells = sizes.stream()
                .map(size -> name(scene, locale, look, size))
                .map(name -> Files.exists(file(name))
                        ? "<td><a href='%1$s.png'><img loading='lazy' src='%1$s.png' alt='%1$s'></a>".formatted(name)
                        : "<td>")
                .collect(Collectors.joining());
        return "\n<tr><td>%s %s %s%s".formatted(scene.name(), locale, look, cells);
    }
}
