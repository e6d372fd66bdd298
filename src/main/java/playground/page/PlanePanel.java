package playground.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.canvas;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.SpanTag;
import java.util.List;
import java.util.Map;

/** The page's main part: the plane with its points and the network's answer, the run's metrics, and the loss chart. */
final class PlanePanel {
    private static final List<String> METRICS = List.of("train-loss", "test-loss", "train-accuracy", "test-accuracy");

    private final Texts texts;
    private final Fields fields;

    PlanePanel(Texts texts) {
        this.texts = texts;
        this.fields = new Fields(texts);
    }

    DomContent render() {
        return Control.PLANE.on(section(
                        h2(texts.span("section.plane")).withId("plane-heading").withClass("visually-hidden"),
                        stage(),
                        divergence(),
                        footer(),
                        metrics(),
                        lossChart())
                .withId("plane-panel")
                .withClass("panel")
                .attr("aria-labelledby", "plane-heading"));
    }

    private DivTag stage() {
        return div(
                        texts.named(
                                canvas().withId("plane")
                                        .withData("testid", "plane")
                                        .withTabindex(0)
                                        .attr("role", "application")
                                        .attr("aria-describedby", "plane-keys"),
                                "plane.name"),
                        texts.worded(span(), "plane.keys", Map.of("tools", DrawingTools.Tool.keys()))
                                .withId("plane-keys")
                                .withClass("visually-hidden"),
                        hint(),
                        Shortcut.FIT
                                .on(fields.iconAction("fit", Icon.FIT, "action.fit"))
                                .isHidden(),
                        fields.action("stop-drawing", "action.stop-drawing"),
                        div().withId("plane-announcement")
                                .withClass("visually-hidden")
                                .attr("aria-live", "polite"),
                        diagnosis())
                .withId("plane-stage");
    }

    /** What to do with a plane without points: while Look is chosen, the button chooses Draw. */
    private DivTag hint() {
        return div(
                        texts.marked(p(texts.get("plane.empty")), "plane.empty").withClass("while-drawing"),
                        texts.marked(p(texts.get("plane.empty.look")), "plane.empty.look")
                                .withClass("while-looking"),
                        fields.action("start-drawing", Icon.DRAW, "action.start-drawing")
                                .withClasses("button", "while-looking"))
                .withId("plane-hint")
                .isHidden();
    }

    /** The page fills in what happened and shows it; the button is the one click back. */
    private DivTag divergence() {
        return div(
                        div(Icon.WARNING.svg(), texts.span("divergence.title")).withClass("divergence-title"),
                        p().withId("divergence-reason"),
                        texts.marked(p(texts.get("divergence.why")), "divergence.why"),
                        fields.action("recover", "action.recover").withClasses("button", "primary"))
                .withId("divergence")
                .attr("role", "alert")
                .isHidden();
    }

    /**
     * Like {@link #divergence}, but it folds up to its title and can be dismissed, since the run goes on and the plane must stay
     * visible.
     */
    private DivTag diagnosis() {
        return div(
                        details(
                                        summary(Icon.WARNING.svg(), span().withId("diagnosis-title"))
                                                .withClass("divergence-title"),
                                        p().withId("diagnosis-text"),
                                        div().withId("diagnosis-remedies"))
                                .withId("diagnosis-more"),
                        texts.named(
                                button(Icon.CLOSE.svg())
                                        .withId("diagnosis-close")
                                        .withType("button")
                                        .withClasses("button", "icon-button"),
                                "action.dismiss"))
                .withId("diagnosis")
                .attr("role", "status")
                .isHidden();
    }

    private DivTag footer() {
        return div(
                        Control.LEGEND.on(legend()),
                        div(
                                        Control.TEST_DATA.on(fields.toggle("view.showTest", false)),
                                        Control.DISCRETE.on(fields.toggle("view.discrete", false)),
                                        Fields.unused(fields.toggle("view.contributions", false)),
                                        asking("names", Icon.NAME, Shortcut.NAMES),
                                        Control.DESCRIBE.on(asking("describe", Icon.WORDS, Shortcut.DESCRIBE)))
                                .withClass("plane-switches"))
                .withClass("plane-footer");
    }

    /** Of two classes; the page's program gives it its colours. */
    private DivTag legend() {
        return texts.named(
                div(mark(0), span().withClass("ramp"), mark(1)).withId("legend").attr("role", "img"), "legend.classes");
    }

    private static SpanTag mark(int index) {
        return span(DrawingTools.MARKS.get(index).svg()).withClass("class-" + index);
    }

    /** A button for what comes when it is asked for. */
    private ButtonTag asking(String id, Icon icon, Shortcut shortcut) {
        ButtonTag button = fields.iconAction(id, icon, "action." + id);
        return texts.explained(
                shortcut.on(button).attr("aria-haspopup", "dialog"), "shortcut." + id, Map.of("key", shortcut.shown()));
    }

    private DomContent metrics() {
        return Control.METRICS.on(dl(each(METRICS, name -> div(
                                texts.marked(dt(texts.get("metric." + name)), "metric." + name),
                                dd("–").withClass("figure").withData("testid", name))
                        .withClasses("metric", name)))
                .withId("metrics"));
    }

    private DivTag lossChart() {
        return Control.LOSS_CHART.on(div(
                        chartHead(),
                        div(
                                        texts.named(
                                                canvas().withId("loss-chart")
                                                        .withData("testid", "loss-chart")
                                                        .withTabindex(0)
                                                        .attr("role", "application")
                                                        .attr("aria-describedby", "chart-keys"),
                                                "chart.name"),
                                        texts.span("chart.keys")
                                                .withId("chart-keys")
                                                .withClass("visually-hidden"),
                                        div().withId("chart-reading")
                                                .withClass("visually-hidden")
                                                .attr("aria-live", "polite"))
                                .withId("chart-stage"),
                        texts.named(
                                div().withId("filmstrip").attr("role", "group").isHidden(), "time.filmstrip"))
                .withId("chart")
                .withClass("chart"));
    }

    /**
     * The name of the upright axis, the step of the past that is shown with the way back to the present, the button that pins
     * the run, and in the corner the one that opens the chart's switches.
     */
    private DivTag chartHead() {
        return div(
                        texts.span("chart.axis").withId("chart-axis"),
                        span().withId("playhead").withClass("figure").attr("hidden", true),
                        fields.action("live", Icon.LIVE, "time.live").attr("hidden", true),
                        fields.iconAction("pin", Icon.PIN, "action.pin").attr("aria-haspopup", "dialog"),
                        fields.iconAction("chart-menu", Icon.MORE, "chart.menu").attr("aria-expanded", "false"),
                        div(
                                        Control.LOG_SCALE.on(fields.toggle("view.logScale", false)),
                                        Control.SMOOTHING.on(fields.toggle("view.smoothing", false)),
                                        fields.toggle("view.newestOnly", false),
                                        fields.toggle("view.filmstrip", false),
                                        texts.named(ul().withId("branches").attr("hidden", true), "time.branches"))
                                .withClass("chart-options"))
                .withClass("chart-head");
    }
}
