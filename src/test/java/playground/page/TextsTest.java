package playground.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.experiment.Setting;
import playground.experiment.Settings;

class TextsTest {
    private static final Map<String, String> ENGLISH = read(Language.ENGLISH);
    private static final String SCRIPTS = scripts();

    /** A key is written whole in t('…') and say(…, '…'), as a value of a property, or begins with a prefix that ends in a dot. */
    private static final Pattern USED_KEY = Pattern.compile("'([a-z][a-z0-9-]*(?:\\.[A-Za-z0-9-]+)+)'");

    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final Pattern CALL = Pattern.compile("\\bt\\('([^']*)'(?! *\\+)");
    private static final Pattern PREFIX =
            Pattern.compile("'([a-z][A-Za-z0-9.-]*\\.)' *\\+|`([a-z][A-Za-z0-9.-]*\\.)\\$");

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasTheSameTexts(Language language) {
        assertEquals(
                new TreeSet<>(ENGLISH.keySet()), new TreeSet<>(read(language).keySet()));
    }

    @ParameterizedTest
    @EnumSource
    void everyTextKeepsThePlaceholdersOfTheEnglishOne(Language language) {
        read(language).forEach((key, text) -> assertEquals(placeholders(ENGLISH.get(key)), placeholders(text), key));
    }

    @ParameterizedTest
    @EnumSource
    void noTextIsEmptyOrLinedWithSpace(Language language) {
        read(language).forEach((key, text) -> {
            assertFalse(text.isBlank(), key);
            assertEquals(text.strip(), text, key);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"VIETNAMESE", "TRADITIONAL_CHINESE"})
    void sentencesAreTranslated(Language language) {
        read(language).forEach((key, text) -> {
            if (WORD.matcher(ENGLISH.get(key)).results().count() > 3) {
                assertFalse(text.equals(ENGLISH.get(key)), key + " is still English");
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void everySettingHasItsName(Language language) {
        Stream<String> names = Settings.ALL.stream()
                .map(Setting::path)
                .filter(path -> path.split("\\.", -1).length == 2)
                .map(path -> "setting." + path);
        Map<String, String> texts = read(language);
        assertEquals(List.of(), names.filter(key -> !texts.containsKey(key)).toList());
    }

    @Test
    void everySettingExplainsItselfWhereItsNameStands() throws IOException {
        String formulas = Files.readString(Path.of("web/ui/about/formulas.js"));
        Set<String> unnamed = Set.of(
                "data.classes", // chosen by buttons that show them
                "data.inputs", // given by a link
                "data.points", // drawn
                "data.names", // of the data's owner
                "network.handSet", // set in the diagram
                "training.frozen",
                "network.fourier", // of two settings, each with its name
                "training.schedule",
                "training.stop");
        Set<String> explained = Pattern.compile("data-about=\"([^\"]*)\"|dataset\\.about = '([^']*)'")
                .matcher(Page.html("en", new PageData("{}", "{}", ""), WebFiles.PACKED) + SCRIPTS)
                .results()
                .map(mark -> mark.group(1) == null ? mark.group(2) : mark.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> settings = Settings.ALL.stream()
                .map(Setting::path)
                .filter(path -> !unnamed.contains(path))
                .filter(path ->
                        !path.matches("(data\\.(points|formula|names)|network\\.(layers|formulas|handSet))\\..*"))
                .collect(Collectors.toCollection(TreeSet::new));
        settings.removeAll(explained);
        assertEquals(Set.of(), settings, "settings that don't explain themselves");
        for (String path : explained) {
            assertTrue(ENGLISH.containsKey("about." + path), "no explanation of " + path);
            assertTrue(formulas.contains(path.contains(".") ? "'" + path + "':" : path + ":"), "no formula of " + path);
        }
    }

    @Test
    void everyTextThatTheScriptsAskForExists() {
        assertEquals(Set.of(), missing(CALL.matcher(SCRIPTS).results().map(call -> call.group(1))));
    }

    @Test
    void everyTextThatThePageMarksExists() {
        Stream<String> marks = Pattern.compile("data-i18n(?:-aria|-title)?=\"([^\"]*)\"")
                .matcher(Page.html("en", new PageData("{}", "{}", ""), WebFiles.PACKED))
                .results()
                .map(mark -> mark.group(1));
        assertEquals(Set.of(), missing(marks));
    }

    @Test
    void everyTextIsUsed() {
        String page = Page.html("en", new PageData("{}", "{}", ""), WebFiles.PACKED);
        Set<String> whole =
                USED_KEY.matcher(SCRIPTS).results().map(use -> use.group(1)).collect(Collectors.toSet());
        List<String> prefixes = PREFIX.matcher(SCRIPTS)
                .results()
                .map(use -> use.group(1) == null ? use.group(2) : use.group(1))
                .toList();
        Set<String> unused = new TreeSet<>(ENGLISH.keySet());
        unused.removeIf(key -> whole.contains(key)
                || page.contains("\"" + key + "\"")
                || page.contains(">" + ENGLISH.get(key) + "<")
                || prefixes.stream().anyMatch(key::startsWith));
        unused.remove("page.description");
        assertEquals(Set.of(), unused);
    }

    @Test
    void aKeyWithoutATextIsRefused() {
        Texts texts = Texts.in(Language.ENGLISH, WebFiles.PACKED);
        assertTrue(assertThrows(NoSuchElementException.class, () -> texts.get("no.such.key"))
                .getMessage()
                .contains("no.such.key"));
    }

    private static Set<String> missing(Stream<String> keys) {
        return keys.filter(key -> !ENGLISH.containsKey(key)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** All files of a language: the page's own, and those of its parts, which are fetched when they are needed. */
    private static Map<String, String> read(Language language) {
        Map<String, String> all = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("web/i18n"))) {
            for (Path file : files.filter(path -> path.endsWith(language.tag() + ".json"))
                    .sorted()
                    .toList()) {
                Map<String, String> texts =
                        new ObjectMapper().readValue(Files.readString(file), new TypeReference<>() {});
                texts.forEach((key, text) -> assertNull(all.put(key, text), key + " is there twice"));
            }
        } catch (IOException e) {
            throw new IllegalStateException("no texts for " + language, e);
        }
        return all;
    }

    private static String scripts() {
        try (Stream<Path> files = Files.walk(Path.of("web"))) {
            StringBuilder text = new StringBuilder();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
            return text.toString();
        } catch (IOException e) {
            throw new IllegalStateException("no scripts", e);
        }
    }
}
