package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever has a keyboard and no mouse gets everywhere, and always sees where they are. */
@Tag("e2e")
class KeyboardWalkTest {
    private static final int MOST_STOPS = 150;
    private static final List<String> DESKTOP =
            List.of("top", "bar", "data-rail", "network-panel", "plane-panel", "inspector");

    /** What has the focus, and what is wrong there: nothing shows it, it is out of sight, or under something else. */
    private static final String STOP = """
            () => {
                const at = document.activeElement;
                at.walked = true;
                const words = at.getAttribute('aria-label') || at.textContent.trim().slice(0, 30);
                const name = at.id || words || at.outerHTML.slice(0, 80);
                const seen = [at, at.nextElementSibling, at.closest('label')].filter(Boolean);
                const wrong = [];
                const outlined = seen.some((element) => {
                    const { outlineStyle, outlineWidth } = getComputedStyle(element);
                    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1.5;
                });
                if (!outlined) wrong.push('no outline');
                const { left, top, right, bottom } = (at.closest('label') ?? at).getBoundingClientRect();
                const whole = left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
                // of a tab, its beginning is enough
                const large = bottom - top > innerHeight || right - left > innerWidth || at.role === 'tab';
                if (!whole && !large) wrong.push('out of sight at ' + [left, top, right, bottom].map(Math.round));
                const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                if (!large && !seen.some((element) => element.contains(over) || over?.contains(element) && over !== document.body))
                    wrong.push('under ' + (over?.id || over?.className || over));
                const region = at.closest('[popover], #parts, #inspector, .top, .bar, #data-rail, #network-panel, #plane-panel');
                return { name, region: region?.id || region?.className || '', wrong: wrong.join(', ') };
            }""";

    private static final String FROM_THE_START = """
            () => {
                document.body.tabIndex = -1;
                document.body.focus();
                document.body.removeAttribute('tabindex');
                for (const element of document.querySelectorAll('*')) delete element.walked;
            }""";

    /**
     * What a pointer can press and no stop leads to: neither it, nor another one of its group, from which arrow keys do, nor, if it
     * is the name of a control, that control.
     */
    private static final String LEFT_OUT = """
            () => [...document.querySelectorAll('button, a[href], input, select, textarea, summary, [role=slider], [tabindex]')]
                .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && !element.walked)
                .filter((element) => {
                    const group = element.type === 'radio'
                        ? [...document.getElementsByName(element.name)]
                        : [...(element.closest(element.dataset.about
                            ? '[data-field], .toggle-field, .sets, section'
                            : '[role=group], [role=tablist], [role=radiogroup]')?.querySelectorAll('*') ?? [])];
                    return !((element.type === 'radio' || element.tabIndex < 0) && group.some(({ walked }) => walked));
                })
                .map((element) => element.id || element.getAttribute('aria-label') || element.outerHTML.slice(0, 100))""";

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void everyStopOfTheTabKeyIsSeenAndAllThatCanBePressedHasOne() {
        PlaygroundPage playground = lab.open("");
        assertWholeWalk(playground, "at rest", DESKTOP);
        playground.page.locator("#tab-graph").click();
        assertThat(playground.page.locator("#view-graph")).not().hasClass(Pattern.compile("empty"));
        assertWholeWalk(playground, "with the inspector", DESKTOP);
    }

    @Test
    void whatSticksToASmallPageCoversNoStop() {
        PlaygroundPage playground = lab.open("");
        playground.page.setViewportSize(640, 360);
        assertWholeWalk(playground, "at 200 %", DESKTOP);
        playground.page.setViewportSize(390, 844);
        assertWholeWalk(
                playground, "on a phone", List.of("top", "bar", "plane-panel", "parts", "data-rail", "inspector"));
    }

    @Test
    void aPopoverThatTheFocusLeavesCoversNothingThatComesAfterIt() {
        PlaygroundPage playground = lab.open("");
        for (String opener : List.of("#share", ".network-more")) {
            playground.page.locator(opener).press("Enter");
            Locator popover = playground.page.locator(":popover-open");
            assertThat(popover).isVisible();
            Walk walk = walk(playground);
            assertEquals(List.of(), walk.wrong, opener);
            assertThat(popover).hasCount(0);
        }
    }

    @Test
    void aKeyExplainsTheControlThatHasTheFocusAndGivesTheFocusBack() {
        PlaygroundPage playground = lab.open("");
        playground.click("More settings");
        Locator explanation = playground.page.locator(".bubble");
        for (String control :
                List.of("#training-optimizer", "#data-noise", "#training-shuffle", "[name=data-set]:checked")) {
            playground.page.locator(control).press("F1");
            assertThat(explanation).isVisible();
            assertThat(explanation).isFocused();
            playground.key("Escape");
            assertThat(explanation).isHidden();
            assertThat(playground.page.locator(control)).isFocused();
        }
        playground.page.locator("#training-optimizer").press("F1");
        assertThat(explanation.getByRole(AriaRole.HEADING)).hasText("Optimizer");
    }

    /** @param regions in the order in which they are seen */
    private static void assertWholeWalk(PlaygroundPage playground, String state, List<String> regions) {
        playground.page.evaluate(FROM_THE_START);
        Walk walk = walk(playground);
        assertEquals(List.of(), walk.wrong, state);
        assertEquals(regions, List.copyOf(walk.regions), state);
        assertEquals(List.of(), playground.page.evaluate(LEFT_OUT), "no stop " + state);
    }

    /**
     * @param wrong the stops that can't be seen
     * @param regions the parts of the page in the order in which they are met
     */
    private record Walk(List<String> wrong, List<String> regions) {}

    /**
     * Presses the tab key until the focus leaves the page. The page itself looks at each stop when the key is pressed again, since
     * being asked from here each time would take twice as long.
     */
    private static Walk walk(PlaygroundPage playground) {
        playground.page.evaluate("""
                (stop) => {
                    const look = eval(stop);
                    const stops = [];
                    window.stops = stops;
                    window.walks?.abort();
                    window.walks = new AbortController();
                    let begun = false;
                    addEventListener('keydown', () => {
                        const outside = document.activeElement === document.body;
                        if (outside && begun) stops.left = true;
                        if (!outside && !stops.left && begun) stops.push(look());
                        begun = true;
                    }, { capture: true, signal: window.walks.signal });
                }""", STOP);
        while (!(boolean) playground.page.evaluate("() => stops.left === true || stops.length > " + MOST_STOPS)) {
            for (int i = 0; i < 10; i++) {
                playground.key("Tab");
            }
        }
        Walk walk = new Walk(new ArrayList<>(), new ArrayList<>());
        for (Object each : (List<?>) playground.page.evaluate("() => stops")) {
            Map<?, ?> stop = (Map<?, ?>) each;
            String region = (String) stop.get("region");
            if (walk.regions.isEmpty()
                    || !walk.regions.get(walk.regions.size() - 1).equals(region)) {
                walk.regions.add(region);
            }
            if (!stop.get("wrong").equals("")) {
                walk.wrong.add(stop.get("name") + ": " + stop.get("wrong"));
            }
        }
        assertTrue(
                (boolean) playground.page.evaluate("() => stops.left === true"),
                () -> "nothing lets go of the focus: " + walk);
        return walk;
    }
}
