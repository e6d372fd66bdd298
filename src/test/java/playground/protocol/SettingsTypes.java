package playground.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import playground.experiment.DataSettings;
import playground.experiment.Ids;
import playground.experiment.NetworkSettings;
import playground.experiment.NumberRange;
import playground.experiment.Setting;
import playground.experiment.StopRule;
import playground.experiment.TrainingSettings;
import playground.experiment.Values;
import playground.protocol.PageForm.Either;
import playground.protocol.PageForm.Field;
import playground.protocol.PageForm.Fields;
import playground.protocol.PageForm.Items;
import playground.protocol.PageForm.Named;
import playground.protocol.PageForm.Plain;
import playground.protocol.PageForm.Tuple;
import playground.protocol.PageForm.Union;

/** The form of an experiment, from the table of settings. A choice is any text, since a page has the choices from the catalogue. */
final class SettingsTypes {
    static final Map<String, PageForm> ALL = all();

    private SettingsTypes() {}

    private static Map<String, PageForm> all() {
        Map<String, PageForm> types = new LinkedHashMap<>();
        types.put("Point", new Tuple(entries("x", "y", "target").with("test", new Plain("0 | 1", "oneOf([0, 1])"))));
        types.put("HandSet", either(entries("layer", "unit", "value"), entries("layer", "unit", "input", "value")));
        types.put("Frozen", either(entries("layer", "unit"), entries("layer", "unit", "input")));
        types.put("StopRule", stopRule());
        types.put("DataNames", names());
        types.put("HiddenLayer", ofRows(NetworkSettings.LAYERS.values().parts()));
        types.put("Schedule", ofRows(TrainingSettings.SCHEDULE.values().parts()));
        types.put("DataSettings", ofRows(DataSettings.TABLE));
        types.put("NetworkSettings", ofRows(NetworkSettings.TABLE));
        types.put("TrainingSettings", ofRows(TrainingSettings.TABLE));
        Map<String, Field> parts = new LinkedHashMap<>();
        parts.put("data", always(new Named("DataSettings")));
        parts.put("network", always(new Named("NetworkSettings")));
        parts.put("training", always(new Named("TrainingSettings")));
        types.put("Experiment", new Fields(parts));
        return Collections.unmodifiableMap(types);
    }

    /** The form that {@link CompoundJson} gives the setting, chosen by the setting's path. */
    private static PageForm compound(Setting<?, ?> setting) {
        if (setting.equals(DataSettings.POINTS)) {
            return new Items(new Named("Point"));
        }
        if (setting.equals(DataSettings.FORMULA)) {
            return PageForm.TEXT;
        }
        if (setting.equals(DataSettings.NAMES)) {
            return new Named("DataNames");
        }
        if (setting.equals(NetworkSettings.HAND_SET)) {
            return new Items(new Named("HandSet"));
        }
        if (setting.equals(TrainingSettings.FROZEN)) {
            return new Items(new Named("Frozen"));
        }
        if (setting.equals(NetworkSettings.LAYERS)) {
            return new Items(new Named("HiddenLayer"));
        }
        if (setting.equals(TrainingSettings.SCHEDULE)) {
            return new Named("Schedule");
        }
        if (setting.equals(TrainingSettings.STOP)) {
            return new Named("StopRule");
        }
        boolean isList = setting.values().range().isPresent();
        return isList ? new Items(PageForm.TEXT) : ofRows(setting.values().parts());
    }

    private static Fields ofRows(List<? extends Setting<?, ?>> rows) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Setting<?, ?> row : rows) {
            // a generator has no points of its own, and few data have names
            boolean isOptional = row.equals(DataSettings.POINTS) || row.equals(DataSettings.NAMES);
            fields.put(row.name(), new Field(form(row), isOptional));
        }
        return new Fields(fields);
    }

    private static <P> PageForm form(Setting<P, ?> row) {
        return row.accept(new Forms<P>());
    }

    private static final class Forms<P> implements Values.Handler<P, PageForm> {
        @Override
        public PageForm number(Setting<P, Double> setting, NumberRange range) {
            return PageForm.NUMBER;
        }

        @Override
        public <E extends Enum<E>> PageForm choice(Setting<P, E> setting, Class<E> type) {
            return PageForm.TEXT;
        }

        @Override
        public PageForm flag(Setting<P, Boolean> setting) {
            return PageForm.FLAG;
        }

        @Override
        public <T> PageForm compound(Setting<P, T> setting) {
            return SettingsTypes.compound(setting);
        }
    }

    /** The form of a stop rule: each kind has the field that {@link CompoundJson.Stop} gives it. */
    private static Union stopRule() {
        Map<String, PageForm> kinds = new LinkedHashMap<>();
        for (StopRule.Kind kind : StopRule.Kind.values()) {
            Fields none = new Fields(Map.of());
            Fields fields =
                    switch (kind) {
                        case NONE -> none;
                        case STEP, EPOCH, LOSS, TEST_LOSS, SCORE, TEST_SCORE -> none.with("value", PageForm.NUMBER);
                        case EARLY -> none.with("patience", PageForm.NUMBER);
                        case PARAMETER, PREDICTION, DEAD_UNITS, SHARPNESS ->
                            ofRows(kind.parts()).with("value", PageForm.NUMBER);
                    };
            String id = Ids.id(kind);
            kinds.put(id, fields.with("kind", PageForm.oneOf(List.of(id))));
        }
        return new Union("kind", kinds);
    }

    private static Fields names() {
        Fields none = new Fields(Map.of());
        return none.with("classes", new Items(PageForm.TEXT))
                .with("target", PageForm.TEXT)
                .with("columns", new Items(PageForm.TEXT));
    }

    private static Either either(Entries first, Entries second) {
        return new Either(List.of(new Tuple(first), new Tuple(second)));
    }

    private static Field always(PageForm form) {
        return new Field(form, false);
    }

    private static Entries entries(String... names) {
        Entries numbers = new Entries();
        for (String name : names) {
            numbers.put(name, PageForm.NUMBER);
        }
        return numbers;
    }

    /** The forms of a list's entries, by the entries' names. */
    private static final class Entries extends LinkedHashMap<String, PageForm> {
        private static final long serialVersionUID = 1;

        Entries with(String name, PageForm form) {
            put(name, form);
            return this;
        }
    }
}
