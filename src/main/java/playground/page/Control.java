package playground.page;

import j2html.tags.DomContent;
import j2html.tags.Tag;
import java.util.Locale;
import playground.experiment.Ids;
import playground.experiment.Setting;

/**
 * What a link can hide with {@code hide=}, by its {@link Ids#id id}, beside the settings of a {@link Setting.Group}. Each is the
 * {@code data-control} of exactly one element of the page, so hiding needs to know nothing else.
 */
enum Control {
    TITLE,
    LESSONS,
    HELP,
    SHARE,
    LANGUAGE,
    THEME,
    PRESENT,
    RUN,
    STEP,
    EPOCH,
    RESET,
    NEW_WEIGHTS,
    COUNTERS,
    SPEED,
    LEARNING_RATE,
    OPTIMIZER,
    ACTIVATION,
    LOSS,
    REGULARIZATION,
    REGULARIZATION_RATE,
    MORE,
    SWEEP,
    OPTIMIZER_SETTINGS,
    SCHEDULE,
    STOP,
    DATA,
    DATA_SET,
    OWN_DATA,
    CLASSES,
    VALUE,
    TOOLS,
    UNDO,
    CLEAR,
    DATA_FORMULA,
    BITS,
    COUNT,
    NOISE,
    TRAIN_SHARE,
    BATCH_SIZE,
    NEW_DATA,
    DATA_SEED,
    NETWORK,
    INPUTS,
    FORMULAS,
    FOURIER,
    FREEZE,
    PLANE,
    LEGEND,
    TEST_DATA,
    DISCRETE,
    DESCRIBE,
    METRICS,
    LOSS_CHART,
    LOG_SCALE,
    SMOOTHING,
    INSPECTOR;

    /** Marks the element as this control. */
    <T extends Tag<T>> T on(T element) {
        return element.attr("data-control", Ids.id(this));
    }

    /** Marks the element as the control of a setting: {@code network.leakySlope} is {@code leaky-slope}. */
    static DomContent of(Setting<?, ?> setting, Tag<?> element) {
        return element.attr("data-control", id(setting));
    }

    static String id(Setting<?, ?> setting) {
        return setting.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
