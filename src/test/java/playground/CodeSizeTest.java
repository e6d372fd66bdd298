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

/** The formatters break no comment, no text and no file, so that a line or a file may become longer than README allows. */
class CodeSizeTest {
    private static final Pattern WIDTH = Pattern.compile("No line of code is longer than (\\d+) characters");
    private static final Pattern LENGTH = Pattern.compile("no file of the program or the page than (\\d+) lines");
    private static final Pattern CODE = Pattern.compile(".*\\.(java|js|mjs|css)");

    @Test
    void noLineOfCodeIsLongerThanReadmeSays() throws IOException {
        int width = told(WIDTH);
        List<String> tooLong = new ArrayList<>();
        for (String folder : List.of("src", "web")) {
            for (Path file : code(folder)) {
                List<String> lines = Files.readAllLines(file, UTF_8);
                for (int i = 0; i < lines.size(); i++) {
                    int length = lines.get(i).codePointCount(0, lines.get(i).length());
                    if (length > width) {
                        tooLong.add(file + ":" + (i + 1) + " has " + length);
                    }
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void noFileOfTheProgramOrThePageIsLongerThanReadmeSays() throws IOException {
        int most = told(LENGTH);
        List<String> tooLong = new ArrayList<>();
        for (String folder : List.of("src/main", "web")) {
            for (Path file : code(folder)) {
                int lines = Files.readAllLines(file, UTF_8).size();
                if (lines > most) {
                    tooLong.add(file + " has " + lines);
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void theFormatterOfThePageBreaksLinesWhereReadmeSays() throws IOException {
        assertTrue(Files.readString(Path.of(".biome.jsonc")).contains("\"lineWidth\": " + told(WIDTH)));
    }

    private static List<Path> code(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(path -> CODE.matcher(path.toString()).matches()).toList();
        }
    }

    private static int told(Pattern limit) throws IOException {
        Matcher told = limit.matcher(Files.readString(Path.of("README.md")));
        assertTrue(told.find(), () -> "README says: " + limit);
        return Integer.parseInt(told.group(1));
    }
}
