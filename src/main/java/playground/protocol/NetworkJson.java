package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import playground.data.Feature;
import playground.data.Formula;
import playground.nn.Activation;
import playground.nn.Initialization;
import playground.nn.Output;
import playground.training.FourierSettings;
import playground.training.HiddenLayer;
import playground.training.Ids;
import playground.training.InputSettings;
import playground.training.LossKind;
import playground.training.NetworkSettings;
import playground.training.ObjectiveSettings;
import playground.training.Ranges;
import playground.training.Refusal;

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
        "parameters"
    };

    private NetworkJson() {}

    static NetworkSettings read(Fields fields, NetworkSettings base) {
        long seed = fields.wholeLong("seed", Ranges.SEED, base.seed());
        Initialization initialization = fields.choice("initialization", Initialization.class, base.initialization());
        boolean drawnAnew = seed != base.seed() || initialization != base.initialization();
        List<Double> parameters = drawnAnew ? List.of() : base.parameters();
        try {
            return new NetworkSettings(
                    inputs(fields, base.inputs()),
                    fields.has("layers") ? layers(fields) : base.layers(),
                    fields.number("leakySlope", Ranges.LEAKY_SLOPE, base.leakySlope()),
                    objective(fields, base.objective()),
                    initialization,
                    seed,
                    fields.has("parameters") ? parameters(fields) : parameters);
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

    private static List<Double> parameters(Fields network) {
        ArrayNode given = network.array("parameters", Limits.MOST_PARAMETERS);
        List<Double> parameters = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            String path = network.pathOf("parameters") + "[" + i + "]";
            parameters.add(Fields.number(given.get(i), path, Ranges.PARAMETER));
        }
        return parameters;
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
        if (!network.parameters().isEmpty()) {
            json.writeArrayFieldStart("parameters");
            for (double parameter : network.parameters()) {
                Numbers.write(json, parameter);
            }
            json.writeEndArray();
        }
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
