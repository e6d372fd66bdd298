package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import playground.nn.OptimizerKind;
import playground.nn.Regularization;
import playground.training.Ids;
import playground.training.Ranges;
import playground.training.StopRule;
import playground.training.TrainingSettings;

/** The part {@code training} of an experiment; what {@link ExperimentJson} says of reading holds here. */
final class TrainingJson {
    private static final String[] NAMES = {
        "optimizer", "learningRate", "regularization", "regularizationRate", "batchSize", "shuffle", "stop"
    };

    private TrainingJson() {}

    static TrainingSettings read(Fields experiment, TrainingSettings base) {
        Fields fields = experiment.object("training", NAMES);
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

    static void write(JsonGenerator json, TrainingSettings training) throws IOException {
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
