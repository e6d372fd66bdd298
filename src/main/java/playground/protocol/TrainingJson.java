package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import playground.experiment.BatchSettings;
import playground.experiment.Frozen;
import playground.experiment.Ids;
import playground.experiment.Ranges;
import playground.experiment.RegularizationSettings;
import playground.experiment.StopRule;
import playground.experiment.TrainingSettings;
import playground.nn.OptimizerKind;
import playground.nn.OptimizerSetting;
import playground.nn.OptimizerSettings;
import playground.nn.Regularization;
import playground.nn.Schedule;

/** The part {@code training} of an experiment; what {@link ExperimentJson} says of reading holds here. */
final class TrainingJson {
    static final String[] NAMES = {
        "optimizer",
        "momentum",
        "decay",
        "beta1",
        "beta2",
        "epsilon",
        "weightDecay",
        "learningRate",
        "schedule",
        "clipNorm",
        "regularization",
        "regularizationRate",
        "dropout",
        "batchSize",
        "shuffle",
        "stop",
        "frozen"
    };

    private TrainingJson() {}

    static TrainingSettings read(Fields fields, TrainingSettings base) {
        return new TrainingSettings(
                optimizer(fields, base.optimizer()),
                fields.number("learningRate", Ranges.LEARNING_RATE, base.learningRate()),
                fields.has("schedule") ? schedule(fields, base.schedule()) : base.schedule(),
                fields.number("clipNorm", Ranges.CLIP_NORM, base.clipNorm()),
                regularization(fields, base.regularization()),
                new BatchSettings(
                        fields.whole(
                                "batchSize", Ranges.BATCH_SIZE, base.batches().size()),
                        fields.flag("shuffle", base.batches().shuffle())),
                fields.has("stop") ? stop(fields) : base.stop(),
                fields.has("frozen") ? frozen(fields) : base.frozen());
    }

    private static OptimizerSettings optimizer(Fields training, OptimizerSettings base) {
        return new OptimizerSettings(
                training.choice("optimizer", OptimizerKind.class, base.kind()),
                training.number("momentum", Ranges.MOMENTUM, base.momentum()),
                training.number("decay", Ranges.DECAY, base.decay()),
                training.number("beta1", Ranges.BETA_1, base.beta1()),
                training.number("beta2", Ranges.BETA_2, base.beta2()),
                training.number("epsilon", Ranges.EPSILON, base.epsilon()),
                training.number("weightDecay", Ranges.WEIGHT_DECAY, base.weightDecay()));
    }

    /** The field that holds it. */
    static String name(OptimizerSetting setting) {
        return switch (setting) {
            case MOMENTUM -> "momentum";
            case DECAY -> "decay";
            case BETA1 -> "beta1";
            case BETA2 -> "beta2";
            case EPSILON -> "epsilon";
            case WEIGHT_DECAY -> "weightDecay";
        };
    }

    private static Schedule schedule(Fields training, Schedule base) {
        Fields fields = training.object("schedule", "kind", "every", "factor", "warmUp");
        return new Schedule(
                fields.choice("kind", Schedule.Kind.class, base.kind()),
                fields.whole("every", Ranges.SCHEDULE_EVERY, base.every()),
                fields.number("factor", Ranges.SCHEDULE_FACTOR, base.factor()),
                fields.whole("warmUp", Ranges.WARM_UP, base.warmUp()));
    }

    private static RegularizationSettings regularization(Fields training, RegularizationSettings base) {
        RegularizationSettings kept =
                base.withKind(training.choice("regularization", Regularization.class, base.kind()));
        return new RegularizationSettings(
                kept.kind(),
                training.number("regularizationRate", Ranges.REGULARIZATION_RATE, kept.rate()),
                training.number("dropout", Ranges.DROPOUT, kept.dropout()));
    }

    private static StopRule stop(Fields training) {
        Fields fields = training.object("stop", "kind", "value", "patience");
        StopRule.Kind kind = fields.choice("kind", StopRule.Kind.class);
        return switch (kind) {
            case NONE -> StopRule.NONE;
            case EPOCH -> StopRule.atEpoch((int) fields.number("value", Ranges.STOP_EPOCH));
            case LOSS -> StopRule.belowLoss(fields.number("value", Ranges.STOP_LOSS));
            case EARLY -> StopRule.early((int) fields.number("patience", Ranges.STOP_PATIENCE));
        };
    }

    private static List<Frozen> frozen(Fields training) {
        ArrayNode given = training.array("frozen", (int) Ranges.FROZEN.max());
        List<Frozen> frozen = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String path = training.pathOf("frozen") + "[" + i + "]";
            ArrayNode part = Fields.array(given.get(i), path, 3);
            frozen.add(new Frozen(
                    Fields.index(part, 0, path + ".layer"),
                    Fields.index(part, 1, path + ".unit"),
                    part.size() < 3 ? OptionalInt.empty() : OptionalInt.of(Fields.index(part, 2, path + ".input"))));
        }
        return frozen;
    }

    static void write(JsonGenerator json, TrainingSettings training) throws IOException {
        json.writeObjectFieldStart("training");
        writeOptimizer(json, training.optimizer());
        Numbers.write(json, "learningRate", training.learningRate());
        writeSchedule(json, training.schedule());
        Numbers.write(json, "clipNorm", training.clipNorm());
        json.writeStringField("regularization", Ids.id(training.regularization().kind()));
        Numbers.write(json, "regularizationRate", training.regularization().rate());
        Numbers.write(json, "dropout", training.regularization().dropout());
        json.writeNumberField("batchSize", training.batches().size());
        json.writeBooleanField("shuffle", training.batches().shuffle());
        writeStop(json, training.stop());
        json.writeArrayFieldStart("frozen");
        for (Frozen part : training.frozen()) {
            writeFrozen(json, part);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeOptimizer(JsonGenerator json, OptimizerSettings optimizer) throws IOException {
        json.writeStringField("optimizer", Ids.id(optimizer.kind()));
        Numbers.write(json, "momentum", optimizer.momentum());
        Numbers.write(json, "decay", optimizer.decay());
        Numbers.write(json, "beta1", optimizer.beta1());
        Numbers.write(json, "beta2", optimizer.beta2());
        Numbers.write(json, "epsilon", optimizer.epsilon());
        Numbers.write(json, "weightDecay", optimizer.weightDecay());
    }

    private static void writeSchedule(JsonGenerator json, Schedule schedule) throws IOException {
        json.writeObjectFieldStart("schedule");
        json.writeStringField("kind", Ids.id(schedule.kind()));
        json.writeNumberField("every", schedule.every());
        Numbers.write(json, "factor", schedule.factor());
        json.writeNumberField("warmUp", schedule.warmUp());
        json.writeEndObject();
    }

    private static void writeStop(JsonGenerator json, StopRule stop) throws IOException {
        json.writeObjectFieldStart("stop");
        json.writeStringField("kind", Ids.id(stop.kind()));
        switch (stop.kind()) {
            case NONE -> {}
            case EPOCH, LOSS -> Numbers.write(json, "value", stop.value());
            case EARLY -> Numbers.write(json, "patience", stop.value());
        }
        json.writeEndObject();
    }

    private static void writeFrozen(JsonGenerator json, Frozen part) throws IOException {
        json.writeStartArray();
        json.writeNumber(part.layer());
        json.writeNumber(part.unit());
        if (part.input().isPresent()) {
            json.writeNumber(part.input().getAsInt());
        }
        json.writeEndArray();
    }
}
