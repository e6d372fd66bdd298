package playground.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.SpanTag;
import java.util.Map;
import playground.experiment.Ids;
import playground.experiment.NetworkSettings;
import playground.experiment.Speed;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;

/** The bar with the buttons that move a run, its counters, and its training settings. */
final class ControlBar {
    private static final TrainingSettings TRAINING = TrainingSettings.DEFAULT;
    private static final NetworkSettings NETWORK = NetworkSettings.DEFAULT;

    private final Texts texts;
    private final Fields fields;

    ControlBar(Texts texts) {
        this.texts = texts;
        this.fields = new Fields(texts);
    }

    DivTag render() {
        return texts.named(div(transport(), settings()).withClass("bar").attr("role", "region"), "section.controls");
    }

    private DivTag transport() {
        return div(
                        run(),
                        Control.STEP.on(keyed(fields.action("step", "action.step"), Shortcut.STEP)),
                        Control.EPOCH.on(keyed(fields.action("epoch-button", "action.epoch"), Shortcut.EPOCH)),
                        Control.RESET.on(keyed(fields.iconAction("reset", Icon.RESET, "action.reset"), Shortcut.RESET)),
                        Control.NEW_WEIGHTS.on(fields.iconAction("new-weights", Icon.DICE, "action.new-weights")),
                        counters())
                .withClass("transport");
    }

    /** Both icons are there; the style sheet shows the one that fits {@code data-running}. */
    private DomContent run() {
        return Control.RUN.on(keyed(
                button(
                                Icon.PLAY.svg("when-paused"),
                                Icon.PAUSE.svg("when-running"),
                                texts.span("action.run").withId("run-label"))
                        .withType("button")
                        .withId("run")
                        .withClasses("button", "primary")
                        .withData("running", "false"),
                Shortcut.RUN));
    }

    /** A button with its key, which its tooltip names. */
    private ButtonTag keyed(ButtonTag button, Shortcut shortcut) {
        return texts.explained(shortcut.on(button), "shortcut." + Ids.id(shortcut), Map.of("key", shortcut.shown()));
    }

    private DivTag counters() {
        return Control.COUNTERS.on(div(
                        div(texts.marked(span(texts.get("status.connecting")), "status.connecting")
                                        .withClass("status")
                                        .attr("role", "status")
                                        .withData("testid", "status")
                                        .withData("status", "connecting"))
                                .withClass("status-line"),
                        counter("counter.epoch", "epoch"),
                        counter("counter.step", "step"))
                .withClass("counters"));
    }

    private DivTag counter(String key, String testId) {
        SpanTag figure = span("0").withClass("figure").withData("testid", testId);
        return div(texts.span(key).withClass("caption"), figure).withClass("counter");
    }

    private DivTag settings() {
        return div(pace(), training()).withClass("settings");
    }

    /** What a person changes most often while a run goes on. */
    private DivTag pace() {
        return div(
                        Control.SPEED.on(fields.choice("speed", Speed.values(), Speed.DEFAULT)),
                        Control.LEARNING_RATE.on(fields.slider(TrainingSettings.LEARNING_RATE)
                                .with(texts.explained(
                                        span().withClass("figure")
                                                .withId("rate-in-force")
                                                .isHidden(),
                                        "rate.in-force"))))
                .withClass("pace");
    }

    private DivTag training() {
        return texts.named(
                div(
                                h2(texts.span("section.training")),
                                Control.OPTIMIZER.on(fields.choice(TrainingSettings.OPTIMIZER, TRAINING)),
                                Control.BATCH_SIZE.on(fields.slider(TrainingSettings.BATCH_SIZE)),
                                Control.ACTIVATION.on(fields.choice(
                                        "network.activation",
                                        Activation.values(),
                                        NETWORK.layers().get(0).activation())),
                                Control.LOSS.on(fields.choice(NetworkSettings.LOSS, NETWORK)),
                                regularization(),
                                Control.MORE
                                        .on(fields.iconAction("more", Icon.MORE, "action.more"))
                                        .attr("aria-expanded", "false")
                                        .attr("aria-controls", "more-settings"))
                        .withId("training")
                        .attr("role", "group"),
                "section.training");
    }

    /** The rate stands beside its kind under one label, and takes no room while there is no penalty. */
    private DivTag regularization() {
        return div(
                        Control.REGULARIZATION.on(fields.choice(TrainingSettings.REGULARIZATION, TRAINING)),
                        Control.REGULARIZATION_RATE.on(
                                Fields.unused(fields.number(TrainingSettings.REGULARIZATION_RATE))))
                .withClass("regularization");
    }
}
