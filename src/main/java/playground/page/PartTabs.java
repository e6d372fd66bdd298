package playground.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;

import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;
import java.util.List;

/** The parts of the page of which a phone shows one at a time, as tabs. On a larger page all are seen, and no tabs. */
final class PartTabs {
    private record Part(String name, String panel) {}

    private static final List<Part> PARTS = List.of(
            new Part("data", "data-rail"), new Part("network", "network-panel"), new Part("training", "training"));

    /** The one that is shown at first; the body says in {@code data-part} which one is. */
    static final String FIRST = PARTS.get(0).name;

    private final Texts texts;

    PartTabs(Texts texts) {
        this.texts = texts;
    }

    DomContent render() {
        return texts.named(div(each(PARTS, this::tab)).withId("parts").attr("role", "tablist"), "section.parts");
    }

    private ButtonTag tab(Part part) {
        boolean chosen = part.name.equals(FIRST);
        return button(texts.span("section." + part.name))
                .withType("button")
                .withId("part-" + part.name)
                .withData("part", part.name)
                .withTabindex(chosen ? 0 : -1)
                .attr("role", "tab")
                .attr("aria-selected", String.valueOf(chosen))
                .attr("aria-controls", part.panel);
    }
}
