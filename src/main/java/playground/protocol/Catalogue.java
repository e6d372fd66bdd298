package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import playground.data.DataSet;
import playground.data.Feature;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Ids;
import playground.experiment.NumberRange;
import playground.experiment.Objective;
import playground.experiment.Ranges;
import playground.experiment.Setting;
import playground.experiment.Settings;
import playground.experiment.Speed;
import playground.explain.Symbol;
import playground.nn.Activation;
import playground.nn.StabilityLimit;
import playground.table.TableReader;

/**
 * All that a page must know to offer the settings of an experiment: the default experiment, every number's range, every choice,
 * and which loss goes with which problem. It is made from the same facts as the validation.
 */
public final class Catalogue {
    private Catalogue() {}

    /**
     * The catalogue as one line of JSON.
     *
     * @param languages the languages that the page speaks, as BCP 47 tags
     */
    public static String json(List<String> languages) {
        return MessageWriter.text(json -> {
            json.writeStartObject();
            json.writeFieldName("defaults");
            ExperimentJson.write(json, Experiment.DEFAULT, false);
            writeRanges(json);
            writeChoices(json);
            writeSettings(json);
            writeObjectives(json);
            json.writeArrayFieldStart("languages");
            for (String language : languages) {
                json.writeString(language);
            }
            json.writeEndArray();
            json.writeNumberField("fileBytes", TableReader.MOST_BYTES);
            json.writeStringField("defaultSpeed", Ids.id(Speed.DEFAULT));
            writeLetters(json);
            Activation[] untrainable = Arrays.stream(Activation.values())
                    .filter(activation -> !activation.trainable())
                    .toArray(Activation[]::new);
            writeIds(json, "withoutGradient", untrainable);
            writeStabilityLimits(json);
            json.writeEndObject();
        });
    }

    private static void writeRanges(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("ranges");
        for (Map.Entry<String, NumberRange> entry : Settings.ranges().entrySet()) {
            NumberRange range = entry.getValue();
            json.writeObjectFieldStart(entry.getKey());
            Numbers.write(json, "min", range.min());
            Numbers.write(json, "max", range.max());
            Numbers.write(json, "step", range.step());
            Numbers.write(json, "initial", range.initial());
            json.writeStringField("scale", Ids.id(range.scale()));
            json.writeBooleanField("integer", range.integer());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeChoices(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("choices");
        json.writeArrayFieldStart("data.set");
        for (DataSet set : DataSet.values()) {
            json.writeStartObject();
            json.writeStringField("id", Ids.id(set));
            json.writeStringField("problem", set.regression() ? "regression" : "classification");
            json.writeNumberField("minClasses", set.minClasses());
            json.writeNumberField("maxClasses", set.maxClasses());
            json.writeBooleanField("drawn", set.drawn());
            json.writeNumberField("inputs", set.dimensions());
            if (set == DataSet.PARITY) {
                writeIds(json, "features", Feature.bits((int) Ranges.BITS.max()).toArray(Feature[]::new));
            }
            json.writeNumberField("trainShare", DataSettings.of(set).trainShare());
            json.writeEndObject();
        }
        json.writeEndArray();
        for (Map.Entry<String, Class<? extends Enum<?>>> entry :
                Settings.choices().entrySet()) {
            if (entry.getValue() != DataSet.class) {
                writeIds(json, entry.getKey(), entry.getValue().getEnumConstants());
            }
        }
        writeIds(json, "speed", Speed.values());
        json.writeEndObject();
    }

    /** Writes each row of the table of settings: its key in a link and, if it isn't always read, the condition. */
    private static void writeSettings(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("settings");
        for (Setting<?, ?> setting : Settings.ALL) {
            json.writeStartObject();
            json.writeStringField("path", setting.path());
            if (setting.key().isPresent()) {
                json.writeStringField("key", setting.key().get());
            }
            if (setting.condition().isPresent()) {
                Setting.Condition condition = setting.condition().get();
                json.writeObjectFieldStart("readWith");
                json.writeStringField("path", condition.path());
                json.writeArrayFieldStart("ids");
                for (String id : condition.ids()) {
                    json.writeString(id);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the symbols that are one letter. */
    private static void writeLetters(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("letters");
        for (Symbol symbol : Symbol.values()) {
            if (!symbol.letter().isEmpty()) {
                json.writeStringField(symbol.wire(), symbol.letter());
            }
        }
        json.writeEndObject();
    }

    /** Writes, for each optimizer that has a stability limit, the limit's formula. */
    private static void writeStabilityLimits(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("stabilityLimits");
        for (StabilityLimit limit : StabilityLimit.values()) {
            json.writeStringField(Ids.id(limit.optimizer()), limit.formula());
        }
        json.writeEndObject();
    }

    private static void writeIds(JsonGenerator json, String path, Enum<?>[] choices) throws IOException {
        json.writeArrayFieldStart(path);
        for (Enum<?> choice : choices) {
            json.writeString(Ids.id(choice));
        }
        json.writeEndArray();
    }

    private static void writeObjectives(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("objectives");
        for (Objective objective : Objective.TABLE) {
            json.writeStartObject();
            json.writeStringField("problem", Ids.id(objective.problem()));
            json.writeStringField("loss", Ids.id(objective.lossKind()));
            json.writeStringField("output", Ids.id(objective.output()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
