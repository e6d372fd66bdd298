package playground.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;
import j2html.tags.specialized.DivTag;
import java.util.Arrays;
import playground.experiment.Ids;

/**
 * The inspector's frame: a bar of tabs along the bottom of the page, and under each an empty panel that the browser
 * fills and keeps hidden until its tab is opened.
 */
final class InspectorPanel {
    /** The views, in the order of their tabs. The browser finds each by its {@link Ids#id id}. */
    private enum View {
        EXAMPLE,
        MATRICES,
        GRAPH,
        WEIGHTS,
        CHECK,
        HEALTH,
        SPACE
    }

    private final Texts texts;
    private final Fields fields;

    InspectorPanel(Texts texts) {
        this.texts = texts;
        this.fields = new Fields(texts);
    }

    DomContent render() {
        return Control.INSPECTOR.on(section(
                        h2(texts.span("inspector.title"))
                                .withId("inspector-heading")
                                .withClass("visually-hidden"),
                        div(
                                        texts.named(
                                                div(each(Arrays.asList(View.values()), this::tab))
                                                        .withClass("inspector-tabs")
                                                        .attr("role", "tablist"),
                                                "inspector.title"),
                                        fields.iconAction("inspector-close", Icon.CLOSE, "inspector.close")
                                                .isHidden())
                                .withClass("inspector-bar"),
                        each(Arrays.asList(View.values()), InspectorPanel::panel))
                .withId("inspector")
                .attr("aria-labelledby", "inspector-heading"));
    }

    /** None is selected while the inspector is closed; the first can be reached by the tab key. */
    private ButtonTag tab(View view) {
        String id = Ids.id(view);
        return button(texts.span("inspector.tab." + id))
                .withType("button")
                .withId("tab-" + id)
                .withClass("inspector-tab")
                .withData("view", id)
                .withTabindex(view == View.EXAMPLE ? 0 : -1)
                .attr("role", "tab")
                .attr("aria-selected", "false")
                .attr("aria-controls", "view-" + id);
    }

    private static DivTag panel(View view) {
        String id = Ids.id(view);
        return div().withId("view-" + id)
                .withClass("inspector-view")
                .withTabindex(0)
                .attr("role", "tabpanel")
                .attr("aria-labelledby", "tab-" + id)
                .isHidden();
    }
}
