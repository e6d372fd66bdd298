package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.data.Feature;
import playground.nn.Activation;
import playground.nn.Initialization;
import playground.nn.OptimizerKind;
import playground.nn.Regularization;
import playground.training.DataSettings;
import playground.training.Experiment;
import playground.training.HiddenLayer;
import playground.training.Ids;
import playground.training.LossKind;
import playground.training.NetworkSettings;
import playground.training.Objective;
import playground.training.Problem;
import playground.training.Ranges;
import playground.training.Refusal;
import playground.training.StopRule;
import playground.training.TrainingSettings;

/**
 * An experiment as JSON.
 *
 * <p>It is read over another one, the base: a field left out keeps the base's value, objects merge, lists replace. Where
 * the fields given leave no room for a value kept, the kept one gives way, and not the message: explicit points go
 * with their set, the number of classes moves into the set's range, the loss becomes one that the problem can take,
 * and explicit initial parameters go when the network's shape, seed or initialization changes.
 */
final class ExperimentJson {
    private static final String[] DATA = {"set", "count", "noise", "classes", "trainShare", "seed", "points"};
    private static final String[] NETWORK = {"features", "layers", "loss", "initialization", "seed", "parameters"};
    private static final String[] TRAINING = {
        "optimizer", "learningRate", "regularization", "regularizationRate", "batchSize", "shuffle", "stop"
    };

    private ExperimentJson() {}

    static Experiment read(JsonNode node, String path, Experiment base) {
        Fields fields = Fields.of(node, path, "data", "network", "training");
        DataSettings data = fields.has("data") ? data(fields, base.data()) : base.data();
        LossKind loss =
                Objective.fitting(Problem.of(data), base.network().loss()).lossKind();
        NetworkSettings network = base.network().withLoss(loss);
        boolean parametersGiven = false;
        if (fields.has("network")) {
            Fields networkFields = fields.object("network", NETWORK);
            parametersGiven = networkFields.has("parameters");
            network = network(networkFields, network);
        }
        TrainingSettings training = fields.has("training") ? training(fields, base.training()) : base.training();
        try {
            List<Double> parameters = network.parameters();
            Experiment drawn = new Experiment(data, network.withParameters(List.of()), training);
            boolean fits = parameters.size() == drawn.architecture().parameterCount();
            return parametersGiven || fits ? drawn.withNetwork(network) : drawn;
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, path);
        }
    }

    private static DataSettings data(Fields experiment, DataSettings base) {
        Fields fields = experiment.object("data", DATA);
        DataSet set = fields.choice("set", DataSet.class, base.set());
        List<DataPoint> points = set == base.set() ? base.points() : List.of();
        int classes = Math.max(set.minClasses(), Math.min(set.maxClasses(), base.classes()));
        try {
            return new DataSettings(
                    set,
                    fields.whole("count", Ranges.COUNT, base.count()),
                    fields.number("noise", Ranges.NOISE, base.noise()),
                    fields.whole("classes", Ranges.CLASSES, classes),
                    fields.whole("trainShare", Ranges.TRAIN_SHARE, base.trainShare()),
                    fields.wholeLong("seed", Ranges.SEED, base.seed()),
                    fields.has("points") ? PointsJson.read(fields, "points") : points);
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, fields.path());
        }
    }

    private static NetworkSettings network(Fields fields, NetworkSettings base) {
        long seed = fields.wholeLong("seed", Ranges.SEED, base.seed());
        Initialization initialization = fields.choice("initialization", Initialization.class, base.initialization());
        boolean drawnAnew = seed != base.seed() || initialization != base.initialization();
        List<Double> parameters = drawnAnew ? List.of() : base.parameters();
        try {
            return new NetworkSettings(
                    fields.has("features") ? features(fields) : base.features(),
                    fields.has("layers") ? layers(fields) : base.layers(),
                    fields.choice("loss", LossKind.class, base.loss()),
                    initialization,
                    seed,
                    fields.has("parameters") ? parameters(fields) : parameters);
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, fields.path());
        }
    }

    private static List<Feature> features(Fields network) {
        ArrayNode given = network.array("features", (int) Ranges.FEATURES.max());
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            features.add(Fields.choice(given.get(i), network.pathOf("features") + "[" + i + "]", Feature.class));
        }
        return features;
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

    private static TrainingSettings training(Fields experiment, TrainingSettings base) {
        Fields fields = experiment.object("training", TRAINING);
        return new TrainingSettings(
                fields.choice("optimizer", OptimizerKind.class, base.optimizer()),
                fields.number("learningRate", Ranges.LEARNING_RATE, base.learningRate()),
                fields.choice("regularization", Regularization.class, base.regularization()),
                fields.number("regularizationRate", Ranges.REGULARIZATION_RATE, base.regularizationRate()),
                fields.whole("batchSize", Ranges.BATCH_SIZE, base.batchSize()),
                fields.flag("shuffle", base.shuffle()),
                fields.has("stop") ? stop(fields) : base.stop());
    }

    private static StopRule stop(Fields training) {
        Fields fields = training.object("stop", "kind", "value");
        StopRule.Kind kind = fields.choice("kind", StopRule.Kind.class);
        return switch (kind) {
            case NONE -> StopRule.NONE;
            case EPOCH -> StopRule.atEpoch((int) fields.number("value", Ranges.STOP_EPOCH));
            case LOSS -> StopRule.belowLoss(fields.number("value", Ranges.STOP_LOSS));
        };
    }

    /** Writes the whole experiment; its explicit points, if it has any, only if {@code withPoints}. */
    static void write(JsonGenerator json, Experiment experiment, boolean withPoints) throws IOException {
        json.writeStartObject();
        writeData(json, experiment.data(), withPoints);
        writeNetwork(json, experiment.network());
        writeTraining(json, experiment.training());
        json.writeEndObject();
    }

    private static void writeData(JsonGenerator json, DataSettings data, boolean withPoints) throws IOException {
        json.writeObjectFieldStart("data");
        json.writeStringField("set", Ids.id(data.set()));
        json.writeNumberField("count", data.count());
        Numbers.write(json, "noise", data.noise());
        json.writeNumberField("classes", data.classes());
        json.writeNumberField("trainShare", data.trainShare());
        json.writeNumberField("seed", data.seed());
        if (withPoints && data.set().drawn()) {
            PointsJson.write(json, "points", data.points());
        }
        json.writeEndObject();
    }

    private static void writeNetwork(JsonGenerator json, NetworkSettings network) throws IOException {
        json.writeObjectFieldStart("network");
        json.writeArrayFieldStart("features");
        for (Feature feature : network.features()) {
            json.writeString(Ids.id(feature));
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
        json.writeStringField("loss", Ids.id(network.loss()));
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

    private static void writeTraining(JsonGenerator json, TrainingSettings training) throws IOException {
        json.writeObjectFieldStart("training");
        json.writeStringField("optimizer", Ids.id(training.optimizer()));
        Numbers.write(json, "learningRate", training.learningRate());
        json.writeStringField("regularization", Ids.id(training.regularization()));
        Numbers.write(json, "regularizationRate", training.regularizationRate());
        json.writeNumberField("batchSize", training.batchSize());
        json.writeBooleanField("shuffle", training.shuffle());
        json.writeObjectFieldStart("stop");
        json.writeStringField("kind", Ids.id(training.stop().kind()));
        if (training.stop().kind() != StopRule.Kind.NONE) {
            Numbers.write(json, "value", training.stop().value());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
