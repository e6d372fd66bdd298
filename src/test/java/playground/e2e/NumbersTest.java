package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as the page writes them. */
@Tag("e2e")
class NumbersTest {
    /** What is cut off: text wider than its box, in figures, fields and cells that can be seen. */
    private static final String CUT = """
            () => [...document.querySelectorAll(
                '.figure, input[type=text], #metrics dd, #readout, .inspector-table td, [data-testid]')]
                .filter((element) => element.checkVisibility() && element.tagName !== 'CANVAS' && element.clientWidth > 0)
                .filter((element) => element.scrollWidth > element.clientWidth + 1)
                .map((element) => (element.id || element.className) + ': ' + (element.value || element.textContent))
                .join('\\n')""";

    /** Of the fields for numbers that are seen, those without an edge all around that differs from what is behind it. */
    private static final String UNFRAMED = """
            () => [...document.querySelectorAll('input[type=text]')].filter((field) => field.checkVisibility())
                .filter((field) => {
                    const style = getComputedStyle(field);
                    const sides = ['Top', 'Right', 'Bottom', 'Left'];
                    return sides.some((side) => !(parseFloat(style[`border${side}Width`]) >= 1)
                        || style[`border${side}Color`] === style.backgroundColor
                        || /, 0\\)$/.test(style[`border${side}Color`]));
                })
                .map(({ id, className }) => id || className).join(' ')""";

    private static final String SMALL_STEPPERS = """
            () => [...document.querySelectorAll('button')].filter((button) => button.checkVisibility())
                .filter((button) => /^[+\u2212-]$/.test(button.textContent.trim()))
                .map((button) => ({ button, box: button.getBoundingClientRect() }))
                .filter(({ box }) => box.width < 24 || box.height < 24)
                .map(({ button, box }) => `${button.className} ${box.width} × ${box.height}`).join('\\n')""";

    @RegisterExtension
    final Lab lab = new Lab();

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void noNumberOutgrowsItsBoxInARunThatDiverged(int width) {
        PlaygroundPage playground = lab.open(
                "#data=plane&layers=none&lr=10&features=x1,x2,x1-squared",
                new Browser.NewContextOptions().setViewportSize(width, 844).setLocale("en-US"));
        playground.click("Run");
        playground.waitForStatus("diverged");
        assertThat(playground.page.getByTestId("train-loss")).hasText(Pattern.compile("\\d\\.\\d\\d·10.*"));
        assertEquals("", playground.page.evaluate(CUT));
        playground.focusPlane();
        assertThat(playground.page.getByTestId("readout")).containsText("·10");
        assertEquals("", playground.page.evaluate(CUT));
        for (int i : new int[] {0, 1, 4, 5}) {
            String tab = InspectorTabsTest.TABS.get(i);
            playground.page.locator("#tab-" + tab).click();
            assertThat(playground.page.locator(InspectorTabsTest.FILLED.get(i)).first())
                    .isVisible();
            assertEquals("", playground.page.evaluate(CUT), tab);
        }
    }

    @Test
    void theSmallestLearningRatesAreReadWholeNumbersThatCanBeTypedStandInAFrameAndSteppersCanBeHit() {
        PlaygroundPage playground = lab.open("#lr=0.00005");
        assertThat(playground.field("Learning rate")).hasValue("5e-5");
        assertEquals("", playground.page.evaluate(CUT));
        playground.page.locator(".network-unit").first().press("Enter");
        assertThat(playground.page.locator(".network-weights input").first()).isVisible();
        assertEquals("", playground.page.evaluate(UNFRAMED));
        assertEquals("", playground.page.evaluate(SMALL_STEPPERS));
        playground.page.setViewportSize(390, 844);
        playground.passFrames(2);
        assertEquals("", playground.page.evaluate(UNFRAMED));
        assertEquals("", playground.page.evaluate(SMALL_STEPPERS));
    }
}
