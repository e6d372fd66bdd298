package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import playground.data.DataPoint;
import playground.data.Feature;
import playground.data.Formula;
import playground.experiment.DataNames;
import playground.experiment.DataSettings;
import playground.experiment.FourierSettings;
import playground.experiment.Frozen;
import playground.experiment.HandSet;
import playground.experiment.HiddenLayer;
import playground.experiment.Ids;
import playground.experiment.InputSettings;
import playground.experiment.NetworkSettings;
import playground.experiment.NumberRange;
import playground.experiment.Ranges;
import playground.experiment.Refusal;
import playground.experiment.ScheduleTable;
import playground.experiment.Setting;
import playground.experiment.StopRule;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.Schedule;

/**
 * The form of a setting that is more than a number, a choice or a flag.
 *
 * @param <T> the setting's values
 */
interface CompoundJson<T> {
    Map<String, CompoundJson<?>> FORMS = Map.ofEntries(
            Map.entry(DataSettings.FORMULA.path(), new Text()),
            Map.entry(DataSettings.NAMES.path(), new Names()),
            Map.entry(DataSettings.POINTS.path(), new Points()),
            Map.entry(NetworkSettings.FEATURES.path(), new Features()),
            Map.entry(NetworkSettings.FOURIER.path(), new Fourier()),
            Map.entry(NetworkSettings.FORMULAS.path(), new Formulas()),
            Map.entry(NetworkSettings.LAYERS.path(), new Layers()),
            Map.entry(NetworkSettings.HAND_SET.path(), new Parameters()),
            Map.entry(TrainingSettings.SCHEDULE.path(), new Course()),
            Map.entry(TrainingSettings.STOP.path(), new Stop()),
            Map.entry(TrainingSettings.FROZEN.path(), new Parts()));

    /** Reads the field {@code name}. An object is merged into {@code base}; a list replaces it. */
    T read(Fields fields, String name, T base);

    void write(JsonGenerator json, String name, T value) throws IOException;

    /** The form of this setting. */
    @SuppressWarnings("unchecked") // FORMS maps each setting to a form of the setting's own type
    static <T> CompoundJson<T> of(Setting<?, T> setting) {
        return (CompoundJson<T>) Objects.requireNonNull(FORMS.get(setting.path()), setting.path());
    }

    /** A text. */
    final class Text implements CompoundJson<Formula> {
        @Override
        public Formula read(Fields data, String name, Formula base) {
            return InputSettings.formula(name, data.text(name));
        }

        @Override
        public void write(JsonGenerator json, String name, Formula formula) throws IOException {
            json.writeStringField(name, formula.text());
        }
    }

    /** An object of texts. */
    final class Names implements CompoundJson<DataNames> {
        @Override
        public DataNames read(Fields data, String name, DataNames base) {
            Fields fields = data.object(name, "columns", "target", "classes");
            try {
                return new DataNames(
                        fields.has("columns") ? texts(fields, "columns", Ranges.DIMENSIONS) : List.of(),
                        fields.has("target") ? fields.text("target") : "",
                        fields.has("classes") ? texts(fields, "classes", Ranges.CLASSES) : List.of());
            } catch (Refusal refusal) {
                throw refusal.within(name);
            }
        }

        private static List<String> texts(Fields names, String name, NumberRange most) {
            ArrayNode given = names.array(name, (int) most.max());
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                texts.add(Fields.text(given.get(i), names.pathOf(name) + "[" + i + "]"));
            }
            return texts;
        }

        @Override
        public void write(JsonGenerator json, String name, DataNames names) throws IOException {
            json.writeObjectFieldStart(name);
            writeTexts(json, "columns", names.columns());
            json.writeStringField("target", names.target());
            writeTexts(json, "classes", names.classes());
            json.writeEndObject();
        }

        private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
            json.writeArrayFieldStart(name);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }

    /** A list of points; {@link PointsJson} has their form. */
    final class Points implements CompoundJson<List<DataPoint>> {
        @Override
        public List<DataPoint> read(Fields data, String name, List<DataPoint> base) {
            return PointsJson.read(data, name);
        }

        @Override
        public void write(JsonGenerator json, String name, List<DataPoint> points) throws IOException {
            PointsJson.write(json, name, points);
        }
    }

    /** A list of ids. */
    final class Features implements CompoundJson<List<Feature>> {
        @Override
        public List<Feature> read(Fields network, String name, List<Feature> base) {
            ArrayNode given = network.array(name, (int) Ranges.FEATURES.max());
            List<Feature> features = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                features.add(Fields.choice(given.get(i), network.pathOf(name) + "[" + i + "]", Feature.class));
            }
            return features;
        }

        @Override
        public void write(JsonGenerator json, String name, List<Feature> features) throws IOException {
            json.writeArrayFieldStart(name);
            for (Feature feature : features) {
                json.writeString(Ids.id(feature));
            }
            json.writeEndArray();
        }
    }

    /** An object. */
    final class Fourier implements CompoundJson<FourierSettings> {
        @Override
        public FourierSettings read(Fields network, String name, FourierSettings base) {
            return base.with(SettingsJson.read(network, name, FourierSettings.TABLE, base));
        }

        @Override
        public void write(JsonGenerator json, String name, FourierSettings fourier) throws IOException {
            SettingsJson.write(json, name, FourierSettings.TABLE, fourier);
        }
    }

    /** A list of texts. */
    final class Formulas implements CompoundJson<List<Formula>> {
        @Override
        public List<Formula> read(Fields network, String name, List<Formula> base) {
            ArrayNode given = network.array(name, (int) Ranges.FORMULAS.max());
            List<Formula> formulas = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                String text = Fields.text(given.get(i), network.pathOf(name) + "[" + i + "]");
                formulas.add(InputSettings.formula(name + "[" + i + "]", text));
            }
            return formulas;
        }

        @Override
        public void write(JsonGenerator json, String name, List<Formula> formulas) throws IOException {
            json.writeArrayFieldStart(name);
            for (Formula formula : formulas) {
                json.writeString(formula.text());
            }
            json.writeEndArray();
        }
    }

    /** A list of objects. */
    final class Layers implements CompoundJson<List<HiddenLayer>> {
        @Override
        public List<HiddenLayer> read(Fields network, String name, List<HiddenLayer> base) {
            ArrayNode given = network.array(name, (int) Ranges.LAYERS.max());
            List<HiddenLayer> layers = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                Fields fields = Fields.of(given.get(i), network.pathOf(name) + "[" + i + "]", "units", "activation");
                int units = (int) fields.number("units", Ranges.UNITS);
                layers.add(new HiddenLayer(units, fields.choice("activation", Activation.class)));
            }
            return layers;
        }

        @Override
        public void write(JsonGenerator json, String name, List<HiddenLayer> layers) throws IOException {
            json.writeArrayFieldStart(name);
            for (HiddenLayer layer : layers) {
                json.writeStartObject();
                json.writeNumberField("units", layer.units());
                json.writeStringField("activation", Ids.id(layer.activation()));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    /** A list of lists: layer, unit, the input if it is a weight, and the value. */
    final class Parameters implements CompoundJson<List<HandSet>> {
        @Override
        public List<HandSet> read(Fields network, String name, List<HandSet> base) {
            ArrayNode given = network.array(name, (int) Ranges.HAND_SET.max());
            List<HandSet> handSet = new ArrayList<>(given.size());
            for (int i = 0; i < given.size(); i++) {
                String path = network.pathOf(name) + "[" + i + "]";
                ArrayNode part = Fields.array(given.get(i), path, 4);
                int value = part.size() < 4 ? 2 : 3;
                handSet.add(new HandSet(
                        Fields.index(part, 0, path + ".layer"),
                        Fields.index(part, 1, path + ".unit"),
                        value == 2 ? OptionalInt.empty() : OptionalInt.of(Fields.index(part, 2, path + ".input")),
                        Fields.number(part, value, path + ".value", Ranges.PARAMETER)));
            }
            return handSet;
        }

        @Override
        public void write(JsonGenerator json, String name, List<HandSet> handSet) throws IOException {
            json.writeArrayFieldStart(name);
            for (HandSet set : handSet) {
                json.writeStartArray();
                writePlace(json, set.layer(), set.unit(), set.input());
                Numbers.write(json, set.value());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
    }

    /** An object. */
    final class Course implements CompoundJson<Schedule> {
        @Override
        public Schedule read(Fields training, String name, Schedule base) {
            return ScheduleTable.with(base, SettingsJson.read(training, name, ScheduleTable.ALL, base));
        }

        @Override
        public void write(JsonGenerator json, String name, Schedule schedule) throws IOException {
            SettingsJson.write(json, name, ScheduleTable.ALL, schedule);
        }
    }

    /** An object with the kind of rule, what it watches, and that kind's number. */
    final class Stop implements CompoundJson<StopRule> {
        @Override
        public StopRule read(Fields training, String name, StopRule base) {
            List<String> names = new ArrayList<>(List.of("kind", "value", "patience"));
            names.addAll(List.of(SettingsJson.names(StopRule.PARTS)));
            Fields fields = training.object(name, names.toArray(String[]::new));
            StopRule.Kind kind = fields.choice("kind", StopRule.Kind.class);
            if (kind == StopRule.Kind.NONE) {
                return StopRule.NONE;
            }
            StopRule rule = new StopRule(kind, fields.number(numberOf(kind), kind.range()));
            return rule.with(SettingsJson.read(fields, kind.parts(), rule));
        }

        private static String numberOf(StopRule.Kind kind) {
            return kind == StopRule.Kind.EARLY ? "patience" : "value";
        }

        @Override
        public void write(JsonGenerator json, String name, StopRule stop) throws IOException {
            json.writeObjectFieldStart(name);
            json.writeStringField("kind", Ids.id(stop.kind()));
            if (stop.kind() != StopRule.Kind.NONE) {
                SettingsJson.write(json, stop.kind().parts(), stop);
                Numbers.write(json, numberOf(stop.kind()), stop.value());
            }
            json.writeEndObject();
        }
    }

    /** A list of lists: layer, unit, and the input if it is a weight. */
    final class Parts implements CompoundJson<List<Frozen>> {
        @Override
        public List<Frozen> read(Fields training, String name, List<Frozen> base) {
            ArrayNode given = training.array(name, (int) Ranges.FROZEN.max());
            List<Frozen> frozen = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                String path = training.pathOf(name) + "[" + i + "]";
                ArrayNode part = Fields.array(given.get(i), path, 3);
                frozen.add(new Frozen(
                        Fields.index(part, 0, path + ".layer"),
                        Fields.index(part, 1, path + ".unit"),
                        part.size() < 3
                                ? OptionalInt.empty()
                                : OptionalInt.of(Fields.index(part, 2, path + ".input"))));
            }
            return frozen;
        }

        @Override
        public void write(JsonGenerator json, String name, List<Frozen> frozen) throws IOException {
            json.writeArrayFieldStart(name);
            for (Frozen part : frozen) {
                json.writeStartArray();
                writePlace(json, part.layer(), part.unit(), part.input());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
    }

    private static void writePlace(JsonGenerator json, int layer, int unit, OptionalInt input) throws IOException {
        json.writeNumber(layer);
        json.writeNumber(unit);
        if (input.isPresent()) {
            json.writeNumber(input.getAsInt());
        }
    }
}
