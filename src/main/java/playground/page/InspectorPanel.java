package playground.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;

import j2html.tags.specialized.ButtonTag;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.SectionTag;
import java.util.Arrays;
import playground.experiment.Ids;

/**
 * The inspector's frame: a bar of tabs along the bottom of the page, and for each an empty panel that the browser
 * fills and keeps hidden until its tab is opened. A handle sets how much of the page the panel takes.
 */
final class InspectorPanel {
    /** What a group of tabs is about. */
    private enum Subject {
        STEP,
        RUN
    }

    /** The views, in the order of their tabs. The browser finds each by its {@link Ids#id id}. */
    private enum View {
        EXAMPLE(Subject.STEP, Icon.FOLLOW),
        MATRICES(Subject.STEP, Icon.MATRIX),
        GRAPH(Subject.STEP, Icon.GRAPH),
        CHECK(Subject.STEP, Icon.CHECK),
        WEIGHTS(Subject.RUN, Icon.VALLEY),
        HEALTH(Subject.RUN, Icon.PULSE),
        SPACE(Subject.RUN, Icon.BEND),
        ERRORS(Subject.RUN, Icon.CONFUSION),
        TABLE(Subject.RUN, Icon.ROWS);

        private final Subject subject;
        private final Icon icon;

        View(Subject subject, Icon icon) {
            this.subject = subject;
            this.icon = icon;
        }
    }

    private final Texts texts;
    private final Fields fields;

    InspectorPanel(Texts texts) {
        this.texts = texts;
        this.fields = new Fields(texts);
    }

    SectionTag render() {
        return Control.INSPECTOR.on(section(
                        handle(),
                        div(
                                        h2(texts.span("inspector.title")).withId("inspector-heading"),
                                        span().withId("inspector-past").attr("role", "status"),
                                        fields.iconAction("inspector-live", Icon.LIVE, "time.live")
                                                .isHidden(),
                                        texts.named(
                                                div(each(Arrays.asList(Subject.values()), this::group))
                                                        .withClass("inspector-tabs")
                                                        .attr("role", "tablist"),
                                                "inspector.title"),
                                        fields.iconAction("inspector-close", Icon.CLOSE, "inspector.close")
                                                .isHidden())
                                .withClass("inspector-bar"),
                        div(each(Arrays.asList(View.values()), InspectorPanel::panel))
                                .withClass("inspector-views"))
                .withId("inspector")
                .attr("aria-labelledby", "inspector-heading"));
    }

    /** It moves by pointer, by finger and by keys; the browser says which of its three places it has. */
    private DivTag handle() {
        return texts.named(div(), "inspector.size")
                .withId("inspector-handle")
                .withTabindex(0)
                .attr("role", "separator")
                .attr("aria-orientation", "horizontal")
                .attr("aria-valuemin", 1)
                .attr("aria-valuemax", 3)
                .attr("aria-valuenow", 2);
    }

    /** A screen reader hears the group's name as the description of each of its tabs, since a tab list holds tabs only. */
    private DivTag group(Subject subject) {
        String id = Ids.id(subject);
        return div(
                        texts.span("inspector.group." + id)
                                .withId("inspector-group-" + id)
                                .withClass("inspector-group-name"),
                        each(
                                Arrays.stream(View.values())
                                        .filter(view -> view.subject == subject)
                                        .toList(),
                                this::tab))
                .withClass("inspector-group")
                .attr("role", "presentation");
    }

    /** None is selected while the inspector is closed; the first can be reached by the tab key. */
    private ButtonTag tab(View view) {
        String id = Ids.id(view);
        return button(view.icon.svg(), texts.span("inspector.tab." + id))
                .withType("button")
                .withId("tab-" + id)
                .withClass("inspector-tab")
                .withData("view", id)
                .withTabindex(view == View.EXAMPLE ? 0 : -1)
                .attr("role", "tab")
                .attr("aria-selected", "false")
                .attr("aria-controls", "view-" + id)
                .attr("aria-describedby", "inspector-group-" + Ids.id(view.subject));
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
