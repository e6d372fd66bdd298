package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import playground.page.WebFiles;

/** A server that serves the page from a folder in which somebody edits it. */
final class WebFolderTest {
    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        Path source = Path.of("web");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        server = new TestServer(ServerOptions.DEFAULT.withFiles(WebFiles.in(folder)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEditedScriptOrStyleIsThereAfterAReload() throws IOException {
        for (String name : List.of("main.js", "draw/canvas.js", "style/base.css")) {
            Path file = folder.resolve(name);
            assertEquals(Files.readString(file), server.get("/web/" + name));
            Files.writeString(file, Files.readString(file) + "/* edited */");
            assertTrue(server.get("/web/" + name).endsWith("/* edited */"), name);
        }
    }

    @Test
    void thePageLoadsTheFilesThatAreEdited() throws IOException {
        String page = server.get("/");
        assertTrue(page.contains("src=\"/web/main.js\""), "the script as it stands in the folder");
        assertTrue(page.contains("href=\"/web/style/base.css\""), "a style sheet as it stands in the folder");
        assertFalse(page.contains("/bundle/"));
    }

    @Test
    void anEditedTextIsThereAfterAReloadInThePageAndForItsScripts() throws IOException {
        assertFalse(server.get("/?lang=en").contains(">Go!<"));
        Path texts = folder.resolve("i18n/en.json");
        Files.writeString(texts, Files.readString(texts).replace("\"action.run\": \"Run\"", "\"action.run\": \"Go!\""));
        assertTrue(server.get("/?lang=en").contains(">Go!<"));
        assertTrue(server.get("/web/i18n/en.json").contains("\"action.run\": \"Go!\""));
    }

    @Test
    void aNewFileIsServedAndADeletedOneIsNot() throws IOException {
        Files.writeString(folder.resolve("draw/new.js"), "export {};");
        assertEquals("export {};", server.get("/web/draw/new.js"));
        Files.delete(folder.resolve("draw/new.js"));
        assertFalse(server.get("/web/draw/new.js").contains("export"));
    }

    @Test
    void nothingButThePagesFilesIsServed() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "a secret");
        Files.writeString(folder.resolve(".secret.js"), "a secret");
        for (String path : List.of(
                "tsconfig.json", "secret.txt", ".secret.js", "../web/main.js", "%2e%2e/main.js", "/etc/hostname.js")) {
            String answer = RawConnection.answer(server.port(), "GET /web/" + path + " HTTP/1.1\r\nHost: localhost");
            assertFalse(answer.startsWith("HTTP/1.1 200"), path);
        }
    }
}
