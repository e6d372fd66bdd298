package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import playground.nn.Network;
import playground.training.DataSettings;
import playground.training.Experiment;
import playground.training.Frozen;
import playground.training.NetworkSettings;
import playground.training.Refusal;
import playground.training.TrainingSettings;

/**
 * An experiment as JSON.
 *
 * <p>It is read over another one, the base: a field left out keeps the base's value, objects merge, lists replace. Where
 * the fields given leave no room for a value kept, the kept one gives way, and not the message: explicit points go
 * with their set, the number of classes moves into the set's range, the loss and the output become ones that the data
 * can take, inputs that read x2 go with the second dimension, frozen parts go with their layers, and explicit initial
 * parameters go when the network's shape, seed or initialization changes.
 */
final class ExperimentJson {
    private ExperimentJson() {}

    static Experiment read(JsonNode node, String path, Experiment base) {
        Fields fields = Fields.of(node, path, "data", "network", "training");
        DataSettings data = fields.has("data") ? DataJson.read(fields, base.data()) : base.data();
        NetworkSettings network = base.network().fittingTo(data);
        boolean parametersGiven = false;
        if (fields.has("network")) {
            Fields networkFields = fields.object("network", NetworkJson.NAMES);
            parametersGiven = networkFields.has("parameters");
            network = NetworkJson.read(networkFields, network);
        }
        TrainingSettings training = base.training();
        boolean frozenGiven = false;
        if (fields.has("training")) {
            Fields trainingFields = fields.object("training", TrainingJson.NAMES);
            frozenGiven = trainingFields.has("frozen");
            training = TrainingJson.read(trainingFields, training);
        }
        try {
            Experiment bare = new Experiment(data, network.withParameters(List.of()), training.withFrozen(List.of()));
            Network shape = bare.architecture();
            boolean fits = network.parameters().size() == shape.parameterCount();
            List<Frozen> inside =
                    training.frozen().stream().filter(part -> part.isIn(shape)).toList();
            return new Experiment(
                    data,
                    parametersGiven || fits ? network : bare.network(),
                    frozenGiven ? training : training.withFrozen(inside));
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, path);
        }
    }

    /** Writes the whole experiment; its explicit points, if it has any, only if {@code withPoints}. */
    static void write(JsonGenerator json, Experiment experiment, boolean withPoints) throws IOException {
        json.writeStartObject();
        DataJson.write(json, experiment.data(), withPoints);
        NetworkJson.write(json, experiment.network());
        TrainingJson.write(json, experiment.training());
        json.writeEndObject();
    }
}
