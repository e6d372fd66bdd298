package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import playground.data.DataPoint;
import playground.data.DataSet;
import playground.training.DataSettings;
import playground.training.Ids;
import playground.training.Ranges;
import playground.training.Refusal;

/** The part {@code data} of an experiment; what {@link ExperimentJson} says of reading holds here. */
final class DataJson {
    private static final String[] NAMES = {"set", "count", "noise", "classes", "trainShare", "seed", "inputs", "points"
    };

    private DataJson() {}

    static DataSettings read(Fields experiment, DataSettings base) {
        Fields fields = experiment.object("data", NAMES);
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
                    fields.whole("inputs", Ranges.DIMENSIONS, base.inputs()),
                    fields.has("points") ? PointsJson.read(fields, "points") : points);
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
