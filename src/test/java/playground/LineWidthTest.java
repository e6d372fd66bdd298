package playground;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The formatters break no comment and no text, so that a line may become longer than README allows. */
class LineWidthTest {
    private static final Pattern WIDTH = Pattern.compile("No line of code is longer than (\\d+) characters");
    private static final Pattern CODE = Pattern.compile(".*\\.(java|js|mjs|css)");

    @Test
    void noLineOfCodeIsLongerThanReadmeSays() throws IOException {
        int width = width();
        List<String> tooLong = new ArrayList<>();
        for (String folder : List.of("src", "web")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(
                                path -> CODE.matcher(path.toString()).matches())
                        .toList()) {
                    List<String> lines = Files.readAllLines(file, UTF_8);
                    for (int i = 0; i < lines.size(); i++) {
                        int length = lines.get(i).codePointCount(0, lines.get(i).length());
                        if (length > width) {
                            tooLong.add(file + ":" + (i + 1) + " has " + length);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void theFormatterOfThePageBreaksLinesWhereReadmeSays() throws IOException {
        assertTrue(Files.readString(Path.of(".biome.jsonc")).contains("\"lineWidth\": " + width()));
    }

    private static int width() throws IOException {
        Matcher told = WIDTH.matcher(Files.readString(Path.of("README.md")));
        assertTrue(told.find(), "README says how long a line may be");
        return Integer.parseInt(told.group(1));
    }
}
