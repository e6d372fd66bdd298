package playground.page;

import j2html.tags.Tag;
import playground.experiment.NumberRange;
import playground.experiment.Setting;
import playground.experiment.TrainingSettings;
import playground.experiment.Values;

/**
 * The field of a setting, by what it may be.
 *
 * @param initial the part of the experiment from which it shows its first value
 */
record SettingField<P>(Fields fields, P initial) implements Values.Handler<P, Tag<?>> {
    @Override
    public Tag<?> number(Setting<P, Double> setting, NumberRange range) {
        boolean share = setting.path().equals(TrainingSettings.DROPOUT.path());
        return share ? fields.slider(setting) : fields.number(setting);
    }

    @Override
    public <E extends Enum<E>> Tag<?> choice(Setting<P, E> setting, Class<E> type) {
        return fields.choice(setting, initial);
    }

    @Override
    public Tag<?> flag(Setting<P, Boolean> setting) {
        return fields.flag(setting, setting.of(initial));
    }

    @Override
    public <T> Tag<?> compound(Setting<P, T> setting) {
        throw new IllegalArgumentException(setting.path() + " has no single field");
    }
}
