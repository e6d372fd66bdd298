package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import playground.data.DataSet;
import playground.experiment.DataSettings;
import playground.experiment.Ids;
import playground.experiment.Ranges;
import playground.experiment.Refusal;

/** The part {@code data} of an experiment; what {@link ExperimentJson} says of reading holds here. */
final class DataJson {
    private static final String[] NAMES = {"set", "count", "noise", "classes", "trainShare", "seed", "inputs", "points"
    };

    private DataJson() {}

    static DataSettings read(Fields experiment, DataSettings base) {
        Fields fields = experiment.object("data", NAMES);
        try {
            DataSettings data = base.withSet(fields.choice("set", DataSet.class, base.set()))
                    .withCount(fields.whole("count", Ranges.COUNT, base.count()))
                    .withNoise(fields.number("noise", Ranges.NOISE, base.noise()))
                    .withSeed(fields.wholeLong("seed", Ranges.SEED, base.seed()))
                    .withInputs(fields.whole("inputs", Ranges.DIMENSIONS, base.inputs()));
            if (fields.has("classes")) {
                int classes = fields.whole("classes", Ranges.CLASSES, data.classes());
                boolean chosenTogether = fields.has("set") && !data.set().drawn();
                data = chosenTogether ? data.withClasses(classes) : data.regrouped(classes);
            }
            if (fields.has("trainShare")) {
                data = data.respread(fields.whole("trainShare", Ranges.TRAIN_SHARE, data.trainShare()));
            }
            return fields.has("points") ? data.withPoints(PointsJson.read(fields, "points")) : data;
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, fields.path());
        }
    }

    static void write(JsonGenerator json, DataSettings data, boolean withPoints) throws IOException {
        json.writeObjectFieldStart("data");
        json.writeStringField("set", Ids.id(data.set()));
        json.writeNumberField("count", data.count());
        Numbers.write(json, "noise", data.noise());
        json.writeNumberField("classes", data.classes());
        json.writeNumberField("trainShare", data.trainShare());
        json.writeNumberField("seed", data.seed());
        json.writeNumberField("inputs", data.inputs());
        if (withPoints && data.set().drawn()) {
            PointsJson.write(json, "points", data.points());
        }
        json.writeEndObject();
    }
}
