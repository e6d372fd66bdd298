package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What axe complains of in a page as it is now. */
final class Axe {
    private static final String PAGE = "html";
    private static final String SCRIPT = script();

    private Axe() {}

    /** The rules that are broken, each with the elements that break it. */
    static List<String> violations(PlaygroundPage playground) {
        return run(playground, PAGE, null);
    }

    /**
     * As {@link #violations(PlaygroundPage)}, also in the dark, where all but the colours is as it is in the light. Leaves the
     * page in the light.
     */
    static List<String> violationsInLightAndDark(PlaygroundPage playground) {
        return violationsInLightAndDarkWithin(playground, PAGE);
    }

    /** The same within one element of the page: for a change that leaves the rest of a page as it is. */
    static List<String> violationsInLightAndDarkWithin(PlaygroundPage playground, String selector) {
        List<String> violations = new ArrayList<>(run(playground, selector, null));
        show(playground, ColorScheme.DARK);
        run(playground, selector, "color-contrast").forEach(violation -> violations.add("in the dark " + violation));
        show(playground, ColorScheme.LIGHT);
        return violations;
    }

    /** As {@link #violations(PlaygroundPage)}, within one element of the page. */
    static List<String> violationsWithin(PlaygroundPage playground, String selector) {
        return run(playground, selector, null);
    }

    /** Colours that are on their way to others would be measured as they never rest. */
    private static void show(PlaygroundPage playground, ColorScheme scheme) {
        playground.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        playground.passFrames(2);
        playground.page.evaluate("""
                () => Promise.allSettled(
                  document.getAnimations()
                    .filter((animation) => animation instanceof CSSTransition)
                    .map((transition) => transition.finished),
                )""");
    }

    /** As {@link #violations(PlaygroundPage)}, by this one rule, which may be one that axe leaves out unless asked. */
    static List<String> violations(PlaygroundPage playground, String rule) {
        return run(playground, PAGE, rule);
    }

    /**
     * Runs axe in the page itself. Its builder for Playwright would bring its 560 KB into the page each time and describe what
     * passes too: that takes three times as long and finds nothing more where there is no frame.
     */
    private static List<String> run(PlaygroundPage playground, String selector, String rule) {
        Page page = playground.page;
        assertEquals(1, page.frames().size(), "frames that axe would have to look into");
        if (page.evaluate("() => !globalThis.axe").equals(true)) {
            page.evaluate(SCRIPT);
        }
        Map<String, Object> asked = new HashMap<>();
        asked.put("selector", selector);
        asked.put("rule", rule);
        Object found = page.evaluate("""
                async ({ selector, rule }) => {
                  // No rule of these looks into style sheets, which axe would fetch once more.
                  const options = { resultTypes: ['violations'], preload: false, ...(rule && { runOnly: [rule] }) };
                  const { violations, passes, incomplete } = await axe.run({ include: [[selector]] }, options);
                  if (violations.length + passes.length + incomplete.length === 0) throw new Error('axe looked at nothing');
                  const where = ({ nodes }) => nodes.map(({ html, target }) => `${target} ${html}`).join(', ');
                  return violations.map((broken) => `${broken.id}: ${broken.help} at ${where(broken)}`);
                }""", asked);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
