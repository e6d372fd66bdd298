package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Given;
import playground.experiment.NetworkSettings;
import playground.experiment.Refusal;
import playground.experiment.Setting;
import playground.experiment.TrainingSettings;

/**
 * An experiment as JSON.
 *
 * <p>It is merged into another experiment, the base: a missing field keeps the base's value, objects merge, lists replace. Where a
 * kept value doesn't fit the given fields, the kept value changes; the message isn't refused. {@link Experiment#changed} says how.
 */
final class ExperimentJson {
    private static final List<Setting<DataSettings, ?>> WITHOUT_POINTS = DataSettings.TABLE.stream()
            .filter(setting -> !setting.equals(DataSettings.POINTS))
            .toList();

    /** The settings that checkpoints of their present version didn't have at first. */
    private static final List<Setting<DataSettings, ?>> ADDED =
            List.of(DataSettings.BITS, DataSettings.FORMULA, DataSettings.SCALING);

    private ExperimentJson() {}

    static Experiment read(JsonNode node, String path, Experiment base) {
        Fields fields = Fields.of(node, path, "data", "network", "training");
        DataSettings data = part(fields, "data", DataSettings.TABLE, base.data(), DataSettings::with);
        try {
            return base.changed(
                    data,
                    kept -> part(fields, "network", NetworkSettings.TABLE, kept, NetworkSettings::with),
                    kept -> part(fields, "training", TrainingSettings.TABLE, kept, TrainingSettings::with));
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, path);
        }
    }

    private static <P> P part(
            Fields experiment, String name, List<Setting<P, ?>> table, P base, BiFunction<P, Given<P>, P> with) {
        if (!experiment.has(name)) {
            return base;
        }
        try {
            return with.apply(base, SettingsJson.read(experiment, name, table, base));
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, experiment.pathOf(name));
        }
    }

    /**
     * Writes the experiment as a checkpoint has it: without points, and without settings that were added later where they have the
     * value that a missing one stands for.
     */
    static void writeForCheckpoint(JsonGenerator json, Experiment experiment) throws IOException {
        List<Setting<DataSettings, ?>> written = WITHOUT_POINTS.stream()
                .filter(setting -> !ADDED.contains(setting)
                        || !setting.of(experiment.data()).equals(setting.of(DataSettings.DEFAULT)))
                .toList();
        write(json, experiment, written);
    }

    /** Writes the whole experiment; its explicit points, if it has any, only if {@code withPoints}. */
    static void write(JsonGenerator json, Experiment experiment, boolean withPoints) throws IOException {
        write(json, experiment, withPoints ? DataSettings.TABLE : WITHOUT_POINTS);
    }

    private static void write(JsonGenerator json, Experiment experiment, List<Setting<DataSettings, ?>> ofData)
            throws IOException {
        json.writeStartObject();
        SettingsJson.write(json, "data", ofData, experiment.data());
        SettingsJson.write(json, "network", NetworkSettings.TABLE, experiment.network());
        SettingsJson.write(json, "training", TrainingSettings.TABLE, experiment.training());
        json.writeEndObject();
    }

    /** A component that is written with the points. */
    static final class WithPoints extends JsonSerializer<Experiment> {
        @Override
        public void serialize(Experiment experiment, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            write(json, experiment, true);
        }
    }

    /** A component that is written without the points. */
    static final class WithoutPoints extends JsonSerializer<Experiment> {
        @Override
        public void serialize(Experiment experiment, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            write(json, experiment, false);
        }
    }
}
