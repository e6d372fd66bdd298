package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's modules keep to their rooms: data flows from state to pixels, and nothing that draws knows of the server. */
class WebImportsTest {
    private static final Path WEB = Path.of("web");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^(?:import|export)\\b[^;]*?from '([^']+)'|^import '([^']+)'");

    /** The page's modules by their path under web/, each with those it imports. Types in comments don't count. */
    private final Map<String, Set<String>> imports = imports();

    @Test
    void whatDrawsKnowsNeitherTheStateNorTheConnectionNorTheControls() {
        imports.forEach((module, imported) -> {
            if (module.startsWith("draw/") || module.startsWith("net/")) {
                for (String other : imported) {
                    assertTrue(other.startsWith("draw/") || other.startsWith("net/"), module + " → " + other);
                }
            }
        });
    }

    @Test
    void theProtocolImportsNothingAndTheStateOnlyPlainData() {
        assertEquals(Set.of(), imports.get("protocol.js"));
        assertEquals(Set.of("history.js"), imports.get("state.js"));
        assertEquals(Set.of(), imports.get("history.js"));
        assertEquals(Set.of(), imports.get("roles.js"));
    }

    @Test
    void onlyTheCompositionRootOpensTheConnection() {
        imports.forEach((module, imported) -> {
            if (!module.equals("main.js")) {
                assertFalse(imported.contains("live.js"), module + " → live.js");
            }
            assertFalse(imported.contains("main.js"), module + " → main.js");
        });
    }

    @Test
    void noModuleImportsItselfByAnyWay() {
        for (String module : imports.keySet()) {
            Set<String> reached = new TreeSet<>();
            Deque<String> open = new ArrayDeque<>(imports.get(module));
            while (!open.isEmpty()) {
                String next = open.pop();
                if (reached.add(next)) {
                    open.addAll(imports.get(next));
                }
            }
            assertFalse(reached.contains(module), module + " is in a circle of imports");
        }
    }

    private static Map<String, Set<String>> imports() {
        Map<String, Set<String>> imports = new TreeMap<>();
        try (Stream<Path> files = Files.walk(WEB)) {
            List<Path> modules = new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".js")).toList());
            for (Path module : modules) {
                Set<String> imported = new TreeSet<>();
                Matcher matcher = IMPORT.matcher(Files.readString(module));
                while (matcher.find()) {
                    String target = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
                    imported.add(name(module.resolveSibling(target).normalize()));
                }
                imports.put(name(module), imported);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return imports;
    }

    private static String name(Path module) {
        return WEB.relativize(module).toString().replace('\\', '/');
    }
}
