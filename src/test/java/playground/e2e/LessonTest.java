package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ViewportSize;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.experiment.Ids;
import playground.lessons.Light;

/** A lesson is taken on the live page, and gives the page back. */
@Tag("e2e")
class LessonTest {
    private static final int MOST_STOPS = 160;

    /** What of the lit parts the panel covers, or is nowhere in sight though it should be. */
    private static final String COVERED = """
            () => {
                const boxOf = (element) => element.getBoundingClientRect();
                const panel = boxOf(document.getElementById('lesson'));
                return [...document.querySelectorAll('[data-lit]')]
                    .filter((element) => element.checkVisibility())
                    .map((element) => [element.id || element.className, boxOf(element)])
                    .filter(([, box]) => {
                        const across = Math.min(panel.right, box.right) - Math.max(panel.left, box.left);
                        const along = Math.min(panel.bottom, box.bottom) - Math.max(panel.top, box.top);
                        return across > 1 && along > 1;
                    })
                    .map(([name]) => name);
            }""";

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aWholeLessonIsDoneByKeyboardAndTheLearnersOwnRunComesBackAsItWas() {
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

        reach(playground, playground.page.locator("#lessons"));
        playground.key("Enter");
        assertThat(title(playground)).hasText("Lessons");
        reach(playground, playground.page.locator("#lesson-begin-neuron"));
        playground.key("Enter");
        walk(playground);

        assertThat(title(playground)).hasText("Lessons");
        assertThat(playground.page.locator(".lesson-how-far")).containsText("8 of 10 done · 2 shown");
        reach(playground, playground.page.locator(".lesson-close"));
        playground.key("Enter");
        assertThat(playground.page.locator("#lesson")).isHidden();
        assertThat(playground.page.locator("#lessons")).isFocused();
        playground.waitForText("step", Pattern.compile("3"));
        playground.page.waitForCondition(() -> playground.kept().equals(own));
        assertEquals(link, playground.link());
        assertEquals(history, history(playground));
        playground.undo().click();
        assertThat(playground.field("Learning rate")).hasValue("0.03");
        assertEquals(3, playground.step());
    }

    /** Each step is done by what the page shows, but for two. */
    private static void walk(PlaygroundPage playground) {
        begin(playground, "A circle is a sum");
        double z = 2 * value(playground, "w1") + 3 * value(playground, "w2") - value(playground, "w3") + value(playground, "b");
        answer(playground, 2 * value(playground, "w1"));
        assertThat(playground.page.locator(".lesson-mark")).containsText("That is the first product alone");
        answer(playground, z);
        next(playground);

        begin(playground, "How many numbers is a network?");
        String[] layers = playground.page.locator("#network-summary").textContent().split("·")[0].strip().split(" – ");
        int[] units = Arrays.stream(layers).mapToInt(Integer::parseInt).toArray();
        int parameters = 0;
        for (int layer = 1; layer < units.length; layer++) {
            parameters += units[layer] * (units[layer - 1] + 1);
        }
        answer(playground, parameters);
        next(playground);

        begin(playground, "What tanh does to a large sum");
        choose(playground, "It stops just below 1");
        setParameter(playground, "Hidden layer 1, unit 1", "Weight from x₁", "10");
        next(playground);

        begin(playground, "One number for the whole network");
        answer(playground, -Math.log(value(playground, "p")));
        next(playground);

        begin(playground, "Nudge a weight");
        showMe(playground);
        next(playground);

        begin(playground, "The step goes the other way");
        answer(playground, value(playground, "w") - 0.3 * value(playground, "g"));
        assertThat(playground.page.locator(".lesson-mark")).containsText("Right");
        playground.page.locator(".lesson-title").focus();
        playground.key("s");
        next(playground);

        begin(playground, "Does a negative weight turn it round?");
        playground.key("s");
        next(playground);

        begin(playground, "Until it is learned");
        playground.key("Space");
        next(playground);

        begin(playground, "Did it stick?");
        for (String right : List.of("The sum of all inputs", "Three", "falls", "almost 1")) {
            choose(playground, right);
        }
        playground.key("Enter");
        next(playground);

        begin(playground, "Now you");
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
        Locator choice = playground.page
                .locator(".lesson-choice")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + words)))
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
        reach(playground, playground.page.locator(".network-unit[aria-label^='" + unit + "']").first());
        playground.key("Enter");
        Locator field = playground.field(name);
        reach(playground, field);
        field.fill("");
        playground.page.keyboard().type(number);
        playground.key("Enter");
    }

    private static void showMe(PlaygroundPage playground) {
        reach(playground, playground.page.getByText("Show me"));
        playground.key("Enter");
    }

    private static double value(PlaygroundPage playground, String name) {
        String text = playground.page.locator("[data-value='" + name + "']").first().textContent();
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
}
