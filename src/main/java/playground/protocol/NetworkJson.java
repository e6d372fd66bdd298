package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import playground.data.Feature;
import playground.data.Formula;
import playground.experiment.FourierSettings;
import playground.experiment.HandSet;
import playground.experiment.HiddenLayer;
import playground.experiment.Ids;
import playground.experiment.InputSettings;
import playground.experiment.LossKind;
import playground.experiment.NetworkSettings;
import playground.experiment.ObjectiveSettings;
import playground.experiment.Ranges;
import playground.experiment.Refusal;
import playground.nn.Activation;
import playground.nn.Initialization;
import playground.nn.Output;

/** The part {@code network} of an experiment; what {@link ExperimentJson} says of reading holds here. */
final class NetworkJson {
    static final String[] NAMES = {
        "features",
        "fourier",
        "formulas",
        "layers",
        "leakySlope",
        "loss",
        "output",
        "huberDelta",
        "initialization",
        "seed",
        "handSet"
    };

    private NetworkJson() {}

    static NetworkSettings read(Fields fields, NetworkSettings base) {
        try {
            NetworkSettings read = new NetworkSettings(
                    inputs(fields, base.inputs()),
                    fields.has("layers") ? layers(fields) : base.layers(),
                    fields.number("leakySlope", Ranges.LEAKY_SLOPE, base.leakySlope()),
                    objective(fields, base.objective()),
                    fields.choice("initialization", Initialization.class, base.initialization()),
                    fields.wholeLong("seed", Ranges.SEED, base.seed()),
                    List.of());
            return fields.has("handSet") ? read.withHandSet(handSet(fields)) : read.withHandSetOf(base);
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, fields.path());
        }
    }

    private static InputSettings inputs(Fields network, InputSettings base) {
        return new InputSettings(
                network.has("features") ? features(network) : base.features(),
                network.has("fourier") ? fourier(network, base.fourier()) : base.fourier(),
                network.has("formulas") ? formulas(network) : base.formulas());
    }

    private static List<Feature> features(Fields network) {
        ArrayNode given = network.array("features", (int) Ranges.FEATURES.max());
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            features.add(Fields.choice(given.get(i), network.pathOf("features") + "[" + i + "]", Feature.class));
        }
        return features;
    }

    /** A loss that is given without an output takes its default. */
    private static ObjectiveSettings objective(Fields network, ObjectiveSettings base) {
        Optional<Output> output = network.has("loss") ? Optional.empty() : base.output();
        return new ObjectiveSettings(
                network.choice("loss", LossKind.class, base.loss()),
                network.has("output") ? Optional.of(network.choice("output", Output.class)) : output,
                network.number("huberDelta", Ranges.HUBER_DELTA, base.huberDelta()));
    }

    private static FourierSettings fourier(Fields network, FourierSettings base) {
        Fields fields = network.object("fourier", "count", "scale");
        return new FourierSettings(
                fields.whole("count", Ranges.FOURIER_COUNT, base.count()),
                fields.number("scale", Ranges.FOURIER_SCALE, base.scale()));
    }

    private static List<Formula> formulas(Fields network) {
        ArrayNode given = network.array("formulas", (int) Ranges.FORMULAS.max());
        List<Formula> formulas = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String text = Fields.text(given.get(i), network.pathOf("formulas") + "[" + i + "]");
            formulas.add(InputSettings.formula("formulas[" + i + "]", text));
        }
        return formulas;
    }

    private static List<HiddenLayer> layers(Fields network) {
        ArrayNode given = network.array("layers", (int) Ranges.LAYERS.max());
        List<HiddenLayer> layers = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Fields fields = Fields.of(given.get(i), network.pathOf("layers") + "[" + i + "]", "units", "activation");
            int units = (int) fields.number("units", Ranges.UNITS);
            layers.add(new HiddenLayer(units, fields.choice("activation", Activation.class)));
        }
        return layers;
    }

    /** Layer, unit, for a weight its input, and the value. */
    private static List<HandSet> handSet(Fields network) {
        ArrayNode given = network.array("handSet", (int) Ranges.HAND_SET.max());
        List<HandSet> handSet = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            String path = network.pathOf("handSet") + "[" + i + "]";
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

    static void write(JsonGenerator json, NetworkSettings network) throws IOException {
        json.writeObjectFieldStart("network");
        json.writeArrayFieldStart("features");
        for (Feature feature : network.inputs().features()) {
            json.writeString(Ids.id(feature));
        }
        json.writeEndArray();
        writeFourier(json, network.inputs().fourier());
        json.writeArrayFieldStart("formulas");
        for (Formula formula : network.inputs().formulas()) {
            json.writeString(formula.text());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("layers");
        for (HiddenLayer layer : network.layers()) {
            json.writeStartObject();
            json.writeNumberField("units", layer.units());
            json.writeStringField("activation", Ids.id(layer.activation()));
            json.writeEndObject();
        }
        json.writeEndArray();
        Numbers.write(json, "leakySlope", network.leakySlope());
        writeObjective(json, network.objective());
        json.writeStringField("initialization", Ids.id(network.initialization()));
        json.writeNumberField("seed", network.seed());
        json.writeArrayFieldStart("handSet");
        for (HandSet set : network.handSet()) {
            json.writeStartArray();
            json.writeNumber(set.layer());
            json.writeNumber(set.unit());
            if (set.input().isPresent()) {
                json.writeNumber(set.input().getAsInt());
            }
            Numbers.write(json, set.value());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeObjective(JsonGenerator json, ObjectiveSettings objective) throws IOException {
        json.writeStringField("loss", Ids.id(objective.loss()));
        if (objective.output().isPresent()) {
            json.writeStringField("output", Ids.id(objective.output().get()));
        }
        Numbers.write(json, "huberDelta", objective.huberDelta());
    }

    private static void writeFourier(JsonGenerator json, FourierSettings fourier) throws IOException {
        json.writeObjectFieldStart("fourier");
        json.writeNumberField("count", fourier.count());
        Numbers.write(json, "scale", fourier.scale());
        json.writeEndObject();
    }
}
