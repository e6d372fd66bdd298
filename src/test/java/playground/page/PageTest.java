package playground.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import playground.data.DataSet;
import playground.experiment.Ids;
import playground.experiment.NumberRange;
import playground.experiment.Ranges;
import playground.experiment.Setting;
import playground.experiment.Settings;
import playground.experiment.Values;

class PageTest {
    private static final String PAGE = Page.html("en", new PageData("{}", "{}", ""), WebFiles.PACKED);

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasAWholePage(Language language) {
        String page = Page.html(language.tag(), new PageData("{}", "{}", ""), WebFiles.PACKED);
        assertTrue(page.startsWith("<!DOCTYPE html><html lang=\"" + language.tag() + "\">"), page.substring(0, 80));
        assertTrue(
                page.contains(Texts.in(language, WebFiles.PACKED).get("action.run")),
                "it should say Run in its own words");
    }

    @Test
    void helpEndsWithTheVersionInItsLanguage() {
        assertTrue(
                Page.html("vi", new PageData("{}", "{}", ""), WebFiles.PACKED)
                        .contains(">Phiên bản " + Version.RUNNING + "</p></dialog>"),
                "the help dialog tells the version");
    }

    @Test
    void anUnknownLanguageGetsTheEnglishPage() {
        assertEquals(PAGE, Page.html("tlh", new PageData("{}", "{}", ""), WebFiles.PACKED));
    }

    @Test
    void nothingInThePageNeedsALooserContentSecurityPolicy() {
        assertEquals(List.of(), matches(" (style|on[a-z]+)=", PAGE), "inline styles and handlers");
        for (String script : matches("(<script[^>]*>)", PAGE)) {
            assertTrue(script.contains(" src=\"/web/") || script.contains("application/json"), script);
        }
        assertEquals(List.of(), matches("(?:src|href)=\"((?:https?:)?//[^\"]*)", PAGE), "other hosts");
    }

    @Test
    void noTextInTheCatalogueCanEndItsElement() {
        String page = Page.html("en", new PageData("{\"a\":\"</script><b>\"}", "{}", ""), WebFiles.PACKED);
        assertTrue(page.contains("{\"a\":\"\\u003c/script>\\u003cb>\"}"), "every < of the catalogue is escaped");
    }

    @Test
    void everyControlThatALinkCanHideIsThereOnce() {
        List<String> names = matches("data-control=\"([^\"]*)\"", PAGE);
        Set<String> declared = Arrays.stream(Control.values()).map(Ids::id).collect(Collectors.toSet());
        Settings.ALL.stream()
                .filter(setting -> setting.group().isPresent())
                .filter(setting ->
                        !setting.condition().map(Setting.Condition::path).equals(Optional.of("training.optimizer")))
                .forEach(setting -> declared.add(Control.id(setting)));
        assertEquals(declared, new HashSet<>(names));
        assertEquals(declared.size(), names.size(), "a name twice: " + names);
    }

    @Test
    void everyIdIsThereOnceAndEveryReferenceFindsOne() {
        List<String> ids = matches(" id=\"([^\"]*)\"", PAGE);
        assertEquals(new HashSet<>(ids).size(), ids.size(), "an id twice: " + ids);
        for (String attribute : List.of("for", "aria-labelledby", "aria-describedby", "popovertarget")) {
            for (String reference : matches(" " + attribute + "=\"([^\"]*)\"", PAGE)) {
                assertTrue(ids.contains(reference), attribute + " names no element: " + reference);
            }
        }
    }

    @Test
    void everyDataSetCanBeChosen() {
        List<String> offered = matches("class=\"thumbnail\" data-set=\"([^\"]*)\"", PAGE);
        Set<String> all = Arrays.stream(DataSet.values()).map(Ids::id).collect(Collectors.toSet());
        assertEquals(all, new HashSet<>(offered));
    }

    @Test
    void everySettingThatIsANumberAChoiceOrAFlagHasOneControl() {
        Set<String> inListsOrByButtons = Set.of(
                "data.classes", // added and removed by the buttons of the drawing tools
                "data.inputs", // a line is opened by a link
                "data.formula.length",
                "data.names.length",
                "data.points.x",
                "data.points.y",
                "data.points.target",
                "network.formulas.length",
                "network.layers.units",
                "network.layers.activation",
                "network.handSet.value");
        List<String> single = Settings.ALL.stream()
                .filter(setting -> !(setting.values() instanceof Values.Compound))
                .map(Setting::path)
                .filter(path -> !inListsOrByButtons.contains(path) && !path.equals("data.set"))
                .sorted()
                .toList();
        Set<String> otherFields = Set.of("speed", "network.activation", "data.formula");
        List<String> fields = matches("data-field=\"([^\"]*)\"", PAGE).stream()
                .filter(path -> !path.startsWith("view.") && !otherFields.contains(path))
                .toList();
        List<String> switches =
                matches("<input type=\"checkbox\" id=\"[^\"]*\" data-setting=\"([^\"]*)\"", PAGE).stream()
                        .filter(path -> !path.startsWith("view."))
                        .toList();
        assertEquals(
                single,
                Stream.concat(fields.stream(), switches.stream()).sorted().toList());
        assertTrue(PAGE.contains("data-setting=\"data.set\""), "the thumbnails choose the set");
    }

    @Test
    void aSliderSpansTheRangeOfItsSetting() {
        NumberRange noise = Ranges.NOISE;
        String slider = onlyMatch("(<input[^>]*type=\"range\"[^>]*data-setting=\"data.noise\"[^>]*>)", PAGE);
        assertEquals(noise.min(), Double.parseDouble(onlyMatch("min=\"([^\"]*)", slider)));
        assertEquals(noise.max(), Double.parseDouble(onlyMatch("max=\"([^\"]*)", slider)));
        assertEquals(noise.step(), Double.parseDouble(onlyMatch("step=\"([^\"]*)", slider)));
    }

    @Test
    void aSliderOverSeveralDecadesIsLogarithmic() {
        for (String path : List.of("training.learningRate", "training.batchSize", "data.count")) {
            String slider = onlyMatch("(<input[^>]*type=\"range\"[^>]*data-setting=\"" + path + "\"[^>]*>)", PAGE);
            assertTrue(slider.contains("data-scale=\"logarithmic\""), slider);
        }
        assertFalse(PAGE.contains("data-setting=\"data.noise\" data-scale"), "noise begins at 0 and is linear");
    }

    @Test
    void theButtonOfEachClassHasOneOutlineItsOwnForTheCanvasesToDraw() {
        List<String> choices = matches("(<label class=\"class-choice .*?</label>)", PAGE);
        assertEquals((int) Ranges.CLASSES.max(), choices.size());
        Set<String> outlines = choices.stream()
                .map(choice -> onlyMatch("<path d='([^']*)'", choice))
                .collect(Collectors.toSet());
        assertEquals(choices.size(), outlines.size());
    }

    @Test
    void everyKeyIsCarriedByWhatItStandsForAndNamedInItsTooltip() {
        for (String id : List.of("step", "epoch-button", "reset")) {
            String button = onlyMatch("(<button[^>]* id=\"" + id + "\"[^>]*>)", PAGE);
            String key = onlyMatch("aria-keyshortcuts=\"([^\"]*)", button);
            assertTrue(onlyMatch(" title=\"([^\"]*)", button).endsWith("(" + key + ")"), button);
        }
        List<String> tools = matches("(<label[^>]*><input[^>]*name=\"tool\"[^>]*>)", PAGE);
        assertEquals(6, tools.size());
        for (String tool : tools) {
            String key = onlyMatch("aria-keyshortcuts=\"([^\"]*)", tool);
            assertTrue(onlyMatch(" title=\"([^\"]*)", tool).endsWith("(" + key + ")"), tool);
        }
        assertTrue(PAGE.contains("The letters L D M E B T choose the tool"));
        assertTrue(PAGE.contains("<kbd>L D M E B T</kbd>"));
        assertTrue(PAGE.contains("<kbd>1 … 6</kbd>"));
        assertTrue(PAGE.contains("<kbd>Ctrl+Y</kbd>"));
    }

    private static String onlyMatch(String pattern, String text) {
        List<String> found = matches(pattern, text);
        assertEquals(1, found.size(), pattern + " in " + text.length() + " characters: " + found);
        return found.get(0);
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
