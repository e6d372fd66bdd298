package playground.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** README's table of links says what the table of settings says. */
class LinkDocumentationTest {
    private static final Pattern ROW = Pattern.compile("\\| (`[^|]*`) \\| ([^|]*) \\| ([^|]*) \\|");
    private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");
    private static final Pattern RANGE = Pattern.compile("-?[\\d.]+ … [\\d.]+");

    private static final Map<String, Setting<?, ?>> BY_KEY = Settings.ALL.stream()
            .filter(setting -> setting.key().isPresent())
            .collect(Collectors.toMap(setting -> setting.key().get(), Function.identity()));

    private record Row(List<String> keys, String value, String initial) {}

    @Test
    void everyKeyIsThereOnceAndNoOther() throws IOException {
        List<String> keys = rows().stream().flatMap(row -> row.keys.stream()).toList();
        Set<String> expected = new HashSet<>(BY_KEY.keySet());
        expected.addAll(List.of("hide", "lesson", "sweep"));
        assertEquals(expected, new HashSet<>(keys));
        assertEquals(expected.size(), keys.size(), "a key twice: " + keys);
    }

    @Test
    void everySettingHasAKey() {
        assertEquals(
                List.of(),
                Settings.ALL.stream()
                        .filter(setting -> setting.path().split("\\.", -1).length == 2)
                        .filter(setting -> setting.key().isEmpty())
                        .toList());
    }

    @Test
    void everyChoiceIsListed() throws IOException {
        for (Row row : rows()) {
            for (Setting<?, ?> setting : settings(row)) {
                Class<? extends Enum<?>> choices = setting.values().choices().orElse(null);
                for (Enum<?> choice : choices == null ? new Enum<?>[0] : choices.getEnumConstants()) {
                    String id = Ids.id(choice);
                    assertTrue(
                            Pattern.compile("[`,]" + id + "[`,]")
                                    .matcher(row.value)
                                    .find(),
                            row.keys + " could be " + id);
                }
            }
        }
    }

    @Test
    void everyRangeIsThatOfASettingInItsRow() throws IOException {
        int ranges = 0;
        for (Row row : rows()) {
            Set<String> allowed = settings(row).stream()
                    .flatMap(setting -> setting.values().range().stream())
                    .map(NumberRange::allowed)
                    .collect(Collectors.toSet());
            for (Matcher range = RANGE.matcher(row.value); range.find(); ranges++) {
                assertTrue(
                        allowed.contains(range.group()), row.keys + " can't be " + range.group() + " but " + allowed);
            }
        }
        assertTrue(ranges > 4, "only " + ranges + " ranges");
    }

    @Test
    void defaultsOfNumbersAreThoseOfTheTable() throws IOException {
        for (Row row : rows()) {
            List<String> numbers = new ArrayList<>();
            for (Setting<?, ?> setting : settings(row)) {
                boolean plain = setting.values() instanceof Values.Numeric
                        && !setting.path().contains("regularization");
                if (plain) {
                    numbers.add(NumberRange.text(
                            setting.values().range().orElseThrow().initial()));
                }
            }
            for (String number : row.initial.contains("papers") ? List.<String>of() : numbers) {
                assertTrue(
                        List.of(row.initial.split("[ ,:)]+")).contains(number),
                        row.keys + " is " + number + " by default");
            }
        }
    }

    private static List<Setting<?, ?>> settings(Row row) {
        return row.keys.stream()
                .filter(BY_KEY::containsKey)
                .<Setting<?, ?>>map(BY_KEY::get)
                .toList();
    }

    private static List<Row> rows() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String table = readme.substring(readme.indexOf("| key | value |"), readme.indexOf("## No run is lost"));
        return table.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> new Row(quoted(row.group(1)), row.group(2), row.group(3)))
                .toList();
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
