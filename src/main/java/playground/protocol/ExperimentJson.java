package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.NetworkSettings;
import playground.experiment.Refusal;
import playground.experiment.TrainingSettings;

/**
 * An experiment as JSON.
 *
 * <p>It is read over another one, the base: a field left out keeps the base's value, objects merge, lists replace. Where
 * the fields given leave no room for a value kept, the kept one gives way, and not the message: {@link Experiment#changed}
 * says how.
 */
final class ExperimentJson {
    private ExperimentJson() {}

    static Experiment read(JsonNode node, String path, Experiment base) {
        Fields fields = Fields.of(node, path, "data", "network", "training");
        DataSettings data = fields.has("data") ? DataJson.read(fields, base.data()) : base.data();
        try {
            return base.changed(
                    data,
                    kept -> fields.has("network") ? network(fields, kept) : kept,
                    kept -> fields.has("training") ? training(fields, kept) : kept);
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, path);
        }
    }

    private static NetworkSettings network(Fields experiment, NetworkSettings kept) {
        return NetworkJson.read(experiment.object("network", NetworkJson.NAMES), kept);
    }

    private static TrainingSettings training(Fields experiment, TrainingSettings kept) {
        return TrainingJson.read(experiment.object("training", TrainingJson.NAMES), kept);
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
