package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code -Dtest=NAME} runs one class, and a report names one class: no two have the same name, whatever their packages. */
class TestNamesTest {
    @Test
    void noTwoTestClassesHaveTheSameName() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .sorted()
                    .toList();
            assertFalse(names.isEmpty());
            assertEquals(new TreeSet<>(names).stream().toList(), names);
        }
    }
}
