package playground.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.SectionTag;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.NetworkSettings;
import playground.experiment.ScheduleTable;
import playground.experiment.Setting;
import playground.experiment.StopRule;
import playground.experiment.TrainingSettings;

/**
 * The settings that are changed less often, in the groups that the table of settings gives them. The browser shows only the
 * settings that are read with the present choices, and the output only if the loss leaves a choice. They stand in a drawer over the
 * network, so that the plane and the loss are seen while a setting changes.
 */
final class MoreSettings {
    private static final DataSettings DATA = Experiment.DEFAULT.data();
    private static final NetworkSettings NETWORK = Experiment.DEFAULT.network();
    private static final TrainingSettings TRAINING = Experiment.DEFAULT.training();

    private final Texts texts;
    private final Fields fields;

    MoreSettings(Texts texts) {
        this.texts = texts;
        this.fields = new Fields(texts);
    }

    DomContent render() {
        return texts.named(
                div(
                                div(
                                                h2(texts.span("section.more")),
                                                fields.iconAction("more-close", Icon.CLOSE, "action.close"))
                                        .withClass("dialog-head"),
                                Control.SWEEP.on(fields.action("sweep", Icon.MATRIX, "action.sweep")),
                                group("section.data", controls(DataSettings.TABLE, DATA, Setting.Group.DATA)),
                                optimizer(),
                                Control.SCHEDULE.on(group(
                                        "setting.training.schedule", all(ScheduleTable.ALL, TRAINING.schedule()))),
                                group("section.functions", controls(Setting.Group.FUNCTIONS)),
                                group("setting.training.regularization", controls(Setting.Group.REGULARIZATION)),
                                group("section.initialization", controls(Setting.Group.INITIALIZATION)),
                                Control.STOP.on(group("setting.training.stop", all(StopRule.TABLE, TRAINING.stop()))))
                        .withId("more-settings")
                        .withTabindex(-1)
                        .attr("role", "group"),
                "section.more");
    }

    /** The numbers of all optimizers are one control. */
    private SectionTag optimizer() {
        List<Setting<TrainingSettings, ?>> own = TrainingSettings.TABLE.stream()
                .filter(MoreSettings::isOfOptimizer)
                .toList();
        DivTag numbers = div(each(all(own, TRAINING))).withClass("fields");
        return group(
                "setting.training.optimizer",
                Stream.concat(Stream.of(Control.OPTIMIZER_SETTINGS.on(numbers)), controls(Setting.Group.OPTIMIZER)));
    }

    private static boolean isOfOptimizer(Setting<?, ?> setting) {
        String choice = setting.condition().map(Setting.Condition::path).orElse("");
        return choice.equals(TrainingSettings.OPTIMIZER.path());
    }

    private Stream<DomContent> controls(Setting.Group group) {
        return Stream.concat(
                controls(NetworkSettings.TABLE, NETWORK, group), controls(TrainingSettings.TABLE, TRAINING, group));
    }

    /** Choices come before numbers. */
    private <P> Stream<DomContent> controls(List<Setting<P, ?>> table, P initial, Setting.Group group) {
        return table.stream()
                .filter(setting -> setting.group().filter(group::equals).isPresent() && !isOfOptimizer(setting))
                .sorted(Comparator.comparing(
                        setting -> setting.values().choices().isEmpty()))
                .map(setting -> Control.of(setting, setting.accept(new SettingField<>(fields, initial))));
    }

    private <P> Stream<DomContent> all(List<Setting<P, ?>> table, P initial) {
        return table.stream().map(setting -> setting.accept(new SettingField<>(fields, initial)));
    }

    private SectionTag group(String heading, Stream<DomContent> contents) {
        DivTag inside = div(each(contents)).withClass("fields");
        return section(h3(texts.span(heading)), inside);
    }
}
