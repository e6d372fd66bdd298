package playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import java.util.regex.MatchResult;
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

    /** A row of README's table: the room, what it is, and what it may import. */
    private static final Pattern ROW = Pattern.compile("\\| `web/([a-z]+)` \\| .* \\| (.*) \\|");

    @Test
    void aRoomImportsWhatReadmeSaysAndNothingElse() throws IOException {
        Map<String, Set<String>> mayImport = new TreeMap<>();
        Files.readAllLines(Path.of("README.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> {
                    Set<String> rooms = new TreeSet<>(
                            List.of(row.group(2).replaceAll("[`–]|web/", "").split(", ")));
                    rooms.remove("");
                    mayImport.put(row.group(1), rooms);
                });
        Map<String, Set<String>> found = new TreeMap<>();
        imports.forEach((module, imported) -> {
            if (!room(module).isEmpty()) {
                Set<String> others = found.computeIfAbsent(room(module), room -> new TreeSet<>());
                imported.stream().map(WebImportsTest::room).forEach(others::add);
                others.remove(room(module));
            }
        });
        assertEquals(mayImport, found);
    }

    private static String room(String module) {
        int end = module.indexOf('/');
        return end < 0 ? "" : module.substring(0, end);
    }

    @Test
    void theProtocolImportsOnlyItsMessagesAndTheStateOnlyPlainData() {
        assertEquals(Set.of("wire/messages.js"), imports.get("wire/protocol.js"));
        assertEquals(Set.of("wire/checks.js"), imports.get("wire/messages.js"));
        assertEquals(Set.of(), imports.get("wire/checks.js"));
        assertEquals(
                Set.of(
                        "model/history.js",
                        "model/names.js",
                        "model/recording.js",
                        "model/time.js",
                        "model/undo.js",
                        "model/view.js"),
                imports.get("model/state.js"));
        assertEquals(
                Set.of("model/history.js", "model/keyframes.js", "model/recording.js"), imports.get("model/time.js"));
        assertEquals(Set.of(), imports.get("model/keyframes.js"));
        assertEquals(Set.of(), imports.get("model/names.js"));
        assertEquals(Set.of(), imports.get("model/recording.js"));
        assertEquals(Set.of(), imports.get("model/undo.js"));
        assertEquals(Set.of(), imports.get("model/view.js"));
        assertEquals(Set.of(), imports.get("model/history.js"));
        assertEquals(Set.of(), imports.get("model/roles.js"));
    }

    @Test
    void whatIsImportedOnDemandIsOneFile() throws IOException {
        Set<String> onDemand = new TreeSet<>();
        for (String module : imports.keySet()) {
            Pattern.compile("\\bimport\\('([^']+)'\\)[^.]")
                    .matcher(Files.readString(WEB.resolve(module)).replaceAll("(?s)/\\*.*?\\*/", ""))
                    .results()
                    .forEach(found -> onDemand.add(module + " imports " + found.group(1)));
        }
        assertEquals(Set.of("ui/part.js imports ../on-demand.js"), onDemand);
    }

    /** Types that may be changed; what is handed to others is readonly, so that tsc refuses what they write. */
    private static final Pattern MUTABLE = Pattern.compile("\\bMutable[A-Z]\\w*");

    /** What tsc doesn't see: fields copied into a readonly object, and points changed in place. */
    private static final Pattern UNSEEN =
            Pattern.compile("Object\\.assign\\((?:state|view|[\\w.]+\\.(?:view|undo|history|experiment))\\b"
                    + "|\\b(?:points|confirmedPoints|flushed|hide)"
                    + "\\.(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin)\\("
                    + "|\\bstate(?:\\.[a-zA-Z]+)*\\[[^\\]]*\\](?:\\.[a-zA-Z]+|\\[[^\\]]*\\])* *[-+*/|&?]*=(?![=>])");

    @Test
    void onlyTheModelAndTheRequestsChangeTheState() throws IOException {
        for (String module : imports.keySet()) {
            if (module.startsWith("model/")
                    || Set.of("wire/requests.js", "wire/offline.js").contains(module)) {
                continue;
            }
            String code = Files.readString(WEB.resolve(module));
            assertEquals(List.of(), found(MUTABLE, code), module + " may only look");
            if (!module.startsWith("link/")) {
                assertEquals(List.of(), found(UNSEEN, code), module + " changes what it may only look at");
            }
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    @Test
    void onlyTheCompositionRootOpensTheConnection() {
        imports.forEach((module, imported) -> {
            if (!module.equals("main.js")) {
                assertFalse(imported.contains("wire/live.js"), module + " → wire/live.js");
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
