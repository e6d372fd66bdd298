package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import java.util.List;

/** What axe complains of in a page as it is now. */
final class Axe {
    private Axe() {}

    /** The rules that are broken, each with the elements that break it. */
    static List<String> violations(PlaygroundPage playground) {
        return violations(onOnePage(playground));
    }

    /** The rules that are broken within one element of the page: for a change that leaves the rest of a page as it is. */
    static List<String> violationsWithin(PlaygroundPage playground, String selector) {
        return violations(onOnePage(playground).include(selector));
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
