package playground.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.SectionTag;
import java.util.Arrays;
import playground.experiment.Ids;
import playground.experiment.NetworkSettings;
import playground.experiment.StopRule;
import playground.experiment.TrainingSettings;
import playground.nn.Initialization;
import playground.nn.OptimizerSetting;
import playground.nn.Output;
import playground.nn.Schedule;

/**
 * The settings that are changed less often, in groups. The browser shows those that mean something for what is chosen: an
 * optimizer's own, the numbers of a schedule or a stop rule that is on, the output where the loss leaves a choice.
 */
final class MorePopover {
    private static final TrainingSettings TRAINING = TrainingSettings.DEFAULT;

    private final Texts texts;
    private final Fields fields;

    MorePopover(Texts texts) {
        this.texts = texts;
        this.fields = new Fields(texts);
    }

    DomContent render() {
        return texts.named(
                div(optimizer(), schedule(), functions(), regularization(), initialization(), stop())
                        .withId("more-settings")
                        .withClass("popover")
                        .attr("popover")
                        .attr("role", "group"),
                "section.more");
    }

    private SectionTag optimizer() {
        return group(
                "setting.training.optimizer",
                Control.OPTIMIZER_SETTINGS.on(
                        div(each(Arrays.asList(OptimizerSetting.values()), setting -> fields.number(path(setting))))
                                .withClass("fields")),
                Control.CLIP_NORM.on(fields.number("training.clipNorm")),
                Control.SHUFFLE.on(
                        fields.toggle("training.shuffle", TRAINING.batches().shuffle())));
    }

    private DomContent schedule() {
        return Control.SCHEDULE.on(group(
                "setting.training.schedule",
                fields.choice(
                        "training.schedule.kind",
                        Schedule.Kind.values(),
                        TRAINING.schedule().kind()),
                fields.number("training.schedule.every"),
                fields.number("training.schedule.factor"),
                fields.number("training.schedule.warmUp")));
    }

    private SectionTag functions() {
        return group(
                "section.functions",
                Control.OUTPUT.on(fields.choice("network.output", Output.values(), Output.SIGMOID)),
                Control.HUBER_DELTA.on(fields.number("network.huberDelta")),
                Control.LEAKY_SLOPE.on(fields.number("network.leakySlope")));
    }

    private SectionTag regularization() {
        return group("setting.training.regularization", Control.DROPOUT.on(fields.slider("training.dropout")));
    }

    private SectionTag initialization() {
        return group(
                "section.initialization",
                Control.INITIALIZATION.on(fields.choice(
                        "network.initialization", Initialization.values(), NetworkSettings.DEFAULT.initialization())),
                Control.SEED.on(fields.number("network.seed")));
    }

    private DomContent stop() {
        return Control.STOP.on(group(
                "setting.training.stop",
                fields.choice(
                        "training.stop.kind",
                        StopRule.Kind.values(),
                        TRAINING.stop().kind()),
                fields.number("training.stop.epoch"),
                fields.number("training.stop.loss"),
                fields.number("training.stop.patience")));
    }

    private SectionTag group(String heading, DomContent... contents) {
        DivTag inside = div(contents).withClass("fields");
        return section(h3(texts.span(heading)), inside);
    }

    /** WEIGHT_DECAY is training.weightDecay. */
    private static String path(OptimizerSetting setting) {
        String[] words = Ids.id(setting).split("-", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return "training." + name;
    }
}
