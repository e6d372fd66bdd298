package playground;

import com.microsoft.playwright.impl.driver.jar.DriverJar;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The Node that comes with Playwright's driver, from the test classpath: nobody has to install one. */
public final class Node {
    private Node() {}

    /** Its executable, which is unpacked once and kept under {@code target}. */
    public static Path executable() throws IOException {
        URI driver;
        try {
            driver = DriverJar.getDriverResourceURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        String name = driver.toString().endsWith("win32_x64") ? "node.exe" : "node";
        String version = driver.toString().replaceAll(".*/([^/]+)\\.jar!.*", "$1");
        Path unpacked = Path.of("target", version, name).toAbsolutePath();
        if (!Files.isExecutable(unpacked)) {
            Files.createDirectories(unpacked.getParent());
            Path whole = Files.createTempFile(unpacked.getParent(), name, null);
            try (InputStream node = URI.create(driver + "/" + name).toURL().openStream()) {
                Files.copy(node, whole, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!whole.toFile().setExecutable(true)) {
                throw new IOException(whole + " can't be made executable");
            }
            // Another JVM may do the same at this time: either one's is whole.
            Files.move(whole, unpacked, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return unpacked;
    }
}
