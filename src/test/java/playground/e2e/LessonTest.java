package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import playground.experiment.Ids;
import playground.lessons.Light;
import playground.page.LessonTexts;
import playground.page.WebFiles;

/** A lesson is taken on the live page, and gives the page back. */
@Tag("e2e")
class LessonTest {
    private static final int MOST_STOPS = 160;

    /** What of the lit parts the panel covers, once they are scrolled to; nothing else may hide where they begin, either. */
    private static final String COVERED = """
            () => {
                const boxOf = (element) => element.getBoundingClientRect();
                const panel = document.getElementById('lesson');
                return [...document.querySelectorAll('[data-lit]')]
                    .filter((element) => element.checkVisibility())
                    .filter((element) => {
                        element.scrollIntoView();
                        const [a, b] = [boxOf(panel), boxOf(element)];
                        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                        const along = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                        const within = b.top >= -1 && b.top < innerHeight && b.left >= -1 && b.left < innerWidth;
                        return (across > 1 && along > 1) || !within;
                    })
                    .map((element) => element.id || element.className);
            }""";

    @RegisterExtension
    final Lab lab = new Lab();

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "zh-Hant"})
    void aWholeLessonIsDoneByKeyboardAndTheLearnersOwnRunComesBackAsItWas(String language) {
        PlaygroundPage playground = lab.open("#data=xor");
        playground.field("Learning rate").fill("0.1");
        playground.key("Enter");
        playground.key("Tab");
        playground.waitForUrl("lr=0.1");
        playground.page.locator("#step").focus();
        for (int i = 0; i < 3; i++) {
            playground.key("s");
        }
        playground.waitForText("step", Pattern.compile("3"));
        playground.waitUntilKept();
        String own = playground.kept();
        String link = playground.link();
        String history = history(playground);

        playground.chooseLanguage(language);
        Words words = new Words(language);
        reach(playground, playground.page.locator("#lessons"));
        playground.key("Enter");
        assertThat(title(playground)).hasText(words.frame("lessons.title"));
        reach(playground, playground.page.locator("#lesson-begin-neuron"));
        playground.key("Enter");
        walk(playground, words);

        assertThat(title(playground)).hasText(words.frame("lessons.title"));
        assertThat(playground.page.locator(".lesson-how-far").first()).hasText(Pattern.compile("8.*10.*·.*2"));
        reach(playground, playground.page.locator(".lesson-close"));
        playground.key("Enter");
        assertThat(playground.page.locator("#lesson")).isHidden();
        assertThat(playground.page.locator("#lessons")).isFocused();
        playground.waitForText("step", Pattern.compile("3"));
        playground.page.waitForCondition(() -> playground.kept().equals(own));
        assertEquals(link, playground.link());
        assertEquals(history, history(playground));
        playground.chooseLanguage("en");
        playground.undo().click();
        assertThat(playground.field("Learning rate")).hasValue("0.03");
        assertEquals(3, playground.step());
    }

    @Test
    void aLessonSurvivesAReloadAndALanguageAndTheWayBackLeavesIt() {
        PlaygroundPage playground = lab.open("#data=gauss&n=100");
        playground.click("Step");
        playground.waitForText("step", Pattern.compile("1"));
        playground.waitUntilKept();
        String own = playground.kept();
        playground.page.evaluate("location.hash = 'lesson=neuron:update'");
        begin(playground, "The step goes the other way");
        assertTrue(playground.page.url().endsWith("#lesson=neuron:update"), playground.page.url());
        playground
                .page
                .getByText("Hint", new Page.GetByTextOptions().setExact(true))
                .click();
        playground.page.locator(".lesson-question input").fill("0.5");
        playground.chooseLanguage("vi");
        assertThat(playground.page.locator(".lesson-next")).hasText("Bước sau");
        assertThat(playground.page.locator(".lesson-question input")).hasValue("0.5");
        assertThat(playground.page.locator(".lesson-hints li")).hasCount(1);
        playground.page.locator("#step").click();
        playground.waitForText("step", Pattern.compile("1"));
        playground.waitUntilKept();

        playground.page.reload();
        assertThat(title(playground)).isVisible();
        playground.waitForText("step", Pattern.compile("1"));
        assertTrue(playground.page.url().endsWith("#lesson=neuron:update"), playground.page.url());
        assertThat(playground.page.locator("[data-value=w]").first()).not().hasText("–");
        answer(playground, 0.5);
        assertThat(playground.page.locator(".lesson-mark")).not().isEmpty();

        playground.page.goBack();
        assertThat(playground.page.locator("#lesson")).isHidden();
        playground.page.waitForCondition(() -> playground.kept().equals(own));
        assertTrue(playground.page.url().endsWith("#data=gauss&n=100"), playground.page.url());
        assertEquals(100, playground.pointCount());
    }

    @Test
    void theLessonCoversNothingThatItTalksAbout() {
        PlaygroundPage playground = lab.open("#lesson=neuron");
        assertEquals(Arrays.stream(Light.values()).map(Ids::id).sorted().toList(), playground.page.evaluate("""
                        async () => {
                            const { LIGHTS } = await import('/web/ui/lessons/lights.js');
                            return Object.keys(LIGHTS).filter((id) => document.querySelector(LIGHTS[id])).sort();
                        }"""));
        answer(playground, 2);
        assertThat(playground.page.locator(".lesson-mark")).not().isEmpty();
        playground
                .page
                .getByText("Hint", new Page.GetByTextOptions().setExact(true))
                .click();
        assertEquals(List.of(), Axe.violationsInLightAndDarkWithin(playground, "#lesson"));
        List<String> covered = new ArrayList<>();
        for (ViewportSize size :
                List.of(new ViewportSize(1440, 900), new ViewportSize(1024, 768), new ViewportSize(390, 844))) {
            playground.page.setViewportSize(size.width, size.height);
            int steps = playground.page.locator(".lesson-dot").count();
            for (int step = 0; step < steps; step++) {
                playground.page.locator(".lesson-dot").nth(step).dispatchEvent("click");
                assertThat(playground.page.locator("[data-lit]:visible").first())
                        .isVisible();
                playground.passFrames(2);
                for (Object name : (List<?>) playground.page.evaluate(COVERED)) {
                    covered.add(name + " of step " + (step + 1) + " at " + size.width);
                }
            }
        }
        assertEquals(List.of(), covered);
        assertEquals(0, playground.page.locator("[data-lit]").evaluateAll("""
                (lit) => lit.filter((element) => getComputedStyle(element).outlineStyle === 'none').length"""));
        playground.page.locator(".lesson-close").click();
        assertThat(playground.page.locator("[data-lit]")).hasCount(0);
        assertThat(playground.page.locator("#view-example")).isHidden();
    }

    /** Each step is done by what the page shows, but for two. */
    private static void walk(PlaygroundPage playground, Words words) {
        begin(playground, words.of("sum.title"));
        double z = 2 * value(playground, "w1")
                + 3 * value(playground, "w2")
                - value(playground, "w3")
                + value(playground, "b");
        answer(playground, 2 * value(playground, "w1"));
        assertThat(playground.page.locator(".lesson-mark")).hasText(words.of("sum.wrong.z.one-product"));
        answer(playground, z);
        next(playground);

        begin(playground, words.of("count.title"));
        String[] layers = playground
                .page
                .locator("#network-summary")
                .textContent()
                .split("·", -1)[0]
                .strip()
                .split(" – ", -1);
        int[] units = Arrays.stream(layers).mapToInt(Integer::parseInt).toArray();
        int parameters = 0;
        for (int layer = 1; layer < units.length; layer++) {
            parameters += units[layer] * (units[layer - 1] + 1);
        }
        answer(playground, parameters);
        next(playground);

        begin(playground, words.of("squash.title"));
        choose(playground, words.of("squash.option.stops").replace("$", ""));
        setParameter(
                playground,
                words.page("network.unit").replace("{layer}", "1").replace("{unit}", "1"),
                words.page("network.weight-from").replace("{source}", "x₁"),
                "10");
        next(playground);

        begin(playground, words.of("loss.title"));
        answer(playground, -Math.log(value(playground, "p")));
        next(playground);

        begin(playground, words.of("nudge.title"));
        showMe(playground);
        next(playground);

        begin(playground, words.of("update.title"));
        answer(playground, value(playground, "w") - 0.3 * value(playground, "g"));
        assertThat(playground.page.locator(".lesson-mark")).containsText(words.frame("lessons.right"));
        playground.page.locator(".lesson-title").focus();
        playground.key("s");
        next(playground);

        begin(playground, words.of("sign.title"));
        playground.key("s");
        next(playground);

        begin(playground, words.of("learn.title"));
        playground.key("Space");
        next(playground);

        begin(playground, words.of("understood.title"));
        for (String right : List.of("unit.sum", "inputs.three", "raise.falls", "tanh.one")) {
            choose(playground, words.of("understood.choice." + right));
        }
        playground.key("Enter");
        next(playground);

        begin(playground, words.of("now-you.title"));
        showMe(playground);
        next(playground);
    }

    /** The focus is on the heading, and the run stands where the step begins. */
    private static void begin(PlaygroundPage playground, String title) {
        assertThat(title(playground)).hasText(title);
        assertThat(title(playground)).isFocused();
        playground.waitForText("step", Pattern.compile("0"));
        // The numbers of the run are there.
        assertThat(playground.page.locator(".lesson-value").filter(new Locator.FilterOptions().setHasText("–")))
                .hasCount(0);
    }

    private static void next(PlaygroundPage playground) {
        assertThat(playground.page.locator(".lesson-done")).isVisible();
        Locator next = playground.page.locator(".lesson-next");
        assertThat(next).hasClass(Pattern.compile("primary"));
        reach(playground, next);
        playground.key("Enter");
    }

    private static void answer(PlaygroundPage playground, double number) {
        Locator field = playground.page.locator(".lesson-question input");
        reach(playground, field);
        field.fill("");
        playground.page.keyboard().type(String.format(Locale.ROOT, "%.4f", number));
        playground.key("Enter");
    }

    private static void choose(PlaygroundPage playground, String words) {
        Locator choice = playground
                .page
                .locator(".lesson-choice")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + words + "$")))
                .locator("input");
        // One of a group can be reached by Tab, the others by arrow keys.
        Locator group = choice.locator("xpath=ancestor::fieldset").locator("input");
        reach(playground, group.first());
        playground.key("Space");
        for (int i = 0; i < group.count() && !choice.isChecked(); i++) {
            playground.key("ArrowDown");
        }
        assertThat(choice).isChecked();
    }

    private static void setParameter(PlaygroundPage playground, String unit, String name, String number) {
        reach(
                playground,
                playground
                        .page
                        .locator(".network-unit[aria-label^='" + unit + "']")
                        .first());
        playground.key("Enter");
        Locator field = playground.field(name);
        reach(playground, field);
        field.fill("");
        playground.page.keyboard().type(number);
        playground.key("Enter");
    }

    private static void showMe(PlaygroundPage playground) {
        reach(playground, playground.page.locator(".lesson-help > :nth-child(2)"));
        playground.key("Enter");
    }

    private static double value(PlaygroundPage playground, String name) {
        String text =
                playground.page.locator("[data-value='" + name + "']").first().textContent();
        return Double.parseDouble(text.replace('−', '-'));
    }

    private static Locator title(PlaygroundPage playground) {
        return playground.page.locator(".lesson-title");
    }

    /** The losses that the chart has, by step. */
    private static String history(PlaygroundPage playground) {
        return (String) playground.page.evaluate(
                "JSON.parse(sessionStorage.getItem('backprop-playground.run') ?? 'null')?.history.columns");
    }

    /** Presses Tab until the element has the focus. */
    private static void reach(PlaygroundPage playground, Locator element) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            if ((boolean) element.evaluate("(element) => element === document.activeElement")) {
                return;
            }
            playground.key("Tab");
        }
        throw new AssertionError("no stop leads to " + element);
    }

    /** What the page says in a language. */
    private static final class Words {
        private final Map<String, String> lesson;
        private final JsonNode frame;
        private final JsonNode page;

        Words(String language) {
            lesson = LessonTexts.of("neuron", language, WebFiles.in(Path.of("web")));
            frame = read("lessons/" + language);
            page = read(language);
        }

        private static JsonNode read(String file) {
            try {
                return new ObjectMapper()
                        .readTree(Path.of("web/i18n/" + file + ".json").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String of(String key) {
            return lesson.get(key);
        }

        String frame(String key) {
            return frame.get(key).textValue();
        }

        String page(String key) {
            return page.get(key).textValue();
        }
    }
}
