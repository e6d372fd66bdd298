package playground.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds a Chromium for the end-to-end tests, or installs one: {@code BROWSER_PATH}, the PATH, the places where systems
 * keep it; else Playwright's own download; else, as root on Debian, the distribution's package. A headless shell comes
 * first: it draws the same pages without the window and the menus of a browser, for two thirds of the processor time.
 */
final class Chromium {
    private static final List<String> NAMES = List.of(
            "chromium-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome-stable",
            "google-chrome",
            "chrome");
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/snap/bin/chromium",
            "/opt/google/chrome/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe");

    private static final Path LOCK = Path.of(System.getProperty("java.io.tmpdir"), "backprop-playground-browser.lock");

    private Chromium() {}

    /**
     * The browser's executable, or empty when Playwright has installed its own and finds it by itself.
     *
     * @throws IllegalStateException with one sentence on what to install, when no way worked
     */
    static Optional<Path> findOrInstall() {
        Optional<Path> found = find();
        if (found.isPresent()) {
            return found;
        }
        // The JVMs of the tests come here at the same time: the first installs, the others wait for it.
        try (FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            return install();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> install() {
        Optional<Path> found = find();
        if (found.isPresent()) {
            return found;
        }
        if (runs(5, playwrightInstall())) {
            return Optional.empty();
        }
        if (Files.exists(Path.of("/etc/debian_version"))
                && runs(5, List.of("apt-get", "update"))
                && runs(
                        10,
                        List.of("apt-get", "install", "--yes", "--no-install-recommends", "chromium-headless-shell"))) {
            found = find();
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("The end-to-end tests need a browser: install Chromium or Chrome, or set"
                    + " BROWSER_PATH to its executable.");
        }
        return found;
    }

    private static Optional<Path> find() {
        String named = System.getenv("BROWSER_PATH");
        if (named != null) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new IllegalStateException("BROWSER_PATH is " + named + ", which is not an executable file.");
            }
            return Optional.of(Path.of(named));
        }
        String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        Stream<Path> onPath = NAMES.stream().flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)));
        return Stream.concat(onPath, PLACES.stream().map(Path::of))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<String> playwrightInstall() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-cp", classPath, "com.microsoft.playwright.CLI", "install", "chromium");
    }

    private static boolean runs(int minutes, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
