package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What axe complains of in a page as it is now. */
final class Axe {
    private Axe() {}

    /** The rules that are broken, each with the elements that break it. */
    static List<String> violations(PlaygroundPage playground) {
        return violations(onOnePage(playground));
    }

    /**
     * As {@link #violations(PlaygroundPage)}, also in the dark, where all but the colours is as it is in the light. Leaves the
     * page in the light.
     */
    static List<String> violationsInLightAndDark(PlaygroundPage playground) {
        return inLightAndDark(playground, Axe::onOnePage);
    }

    /** The same within one element of the page: for a change that leaves the rest of a page as it is. */
    static List<String> violationsInLightAndDarkWithin(PlaygroundPage playground, String selector) {
        return inLightAndDark(playground, page -> onOnePage(page).include(selector));
    }

    private static List<String> inLightAndDark(PlaygroundPage playground, Function<PlaygroundPage, AxeBuilder> axe) {
        List<String> violations = new ArrayList<>(violations(axe.apply(playground)));
        show(playground, ColorScheme.DARK);
        violations(axe.apply(playground).withRules(List.of("color-contrast")))
                .forEach(violation -> violations.add("in the dark " + violation));
        show(playground, ColorScheme.LIGHT);
        return violations;
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
        return violations(onOnePage(playground).withRules(List.of(rule)));
    }

    /**
     * An axe that works in the page itself. Else it opens a second page for its report, because of frames of other hosts,
     * and describes every element that passes: that takes four times as long and finds nothing more where there is no frame.
     */
    private static AxeBuilder onOnePage(PlaygroundPage playground) {
        assertEquals(1, playground.page.frames().size(), "frames that axe would have to look into");
        AxeRunOptions violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        return new AxeBuilder(playground.page).options(violationsOnly).setLegacyMode(true);
    }

    private static List<String> violations(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList();
    }
}
