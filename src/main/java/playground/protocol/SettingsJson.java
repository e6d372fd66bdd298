package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import playground.experiment.Given;
import playground.experiment.Ids;
import playground.experiment.NumberRange;
import playground.experiment.Setting;
import playground.experiment.Values;
import playground.protocol.MessageWriter.Content;

/** A part of an experiment as a JSON object, with a field for each row of its table of settings. */
final class SettingsJson {
    private SettingsJson() {}

    /** Reads the object {@code name} of {@code around}: the fields that are there. */
    static <P> Given<P> read(Fields around, String name, List<Setting<P, ?>> table, P base) {
        return read(around.object(name, names(table)), table, base);
    }

    /** The names of the rows' fields. */
    static <P> String[] names(List<Setting<P, ?>> table) {
        return table.stream().map(Setting::name).toArray(String[]::new);
    }

    /** Reads those of the rows that are there. */
    static <P> Given<P> read(Fields fields, List<Setting<P, ?>> table, P base) {
        Given<P> given = new Given<>();
        for (Setting<P, ?> setting : table) {
            if (fields.has(setting.name())) {
                setting.accept(new Reading<>(fields, base, given));
            }
        }
        return given;
    }

    /** Writes the object {@code name} with every setting of which the part has a value. */
    static <P> void write(JsonGenerator json, String name, List<Setting<P, ?>> table, P part) throws IOException {
        json.writeObjectFieldStart(name);
        write(json, table, part);
        json.writeEndObject();
    }

    /** Writes the rows' fields into the object that has been begun. */
    static <P> void write(JsonGenerator json, List<Setting<P, ?>> table, P part) throws IOException {
        for (Setting<P, ?> setting : table) {
            setting.accept(new Writing<>(part)).write(json);
        }
    }

    private record Reading<P>(Fields fields, P base, Given<P> given) implements Values.Handler<P, Given<P>> {
        @Override
        public Given<P> number(Setting<P, Double> setting, NumberRange range) {
            return given.put(setting, fields.number(setting.name(), range));
        }

        @Override
        public <E extends Enum<E>> Given<P> choice(Setting<P, E> setting, Class<E> type) {
            return given.put(setting, fields.choice(setting.name(), type));
        }

        @Override
        public Given<P> flag(Setting<P, Boolean> setting) {
            return given.put(setting, fields.flag(setting.name()));
        }

        @Override
        public <T> Given<P> compound(Setting<P, T> setting) {
            return given.put(setting, CompoundJson.of(setting).read(fields, setting.name(), setting.of(base)));
        }
    }

    private record Writing<P>(P part) implements Values.Handler<P, Content> {
        @Override
        public Content number(Setting<P, Double> setting, NumberRange range) {
            return json -> Numbers.write(json, setting.name(), setting.of(part));
        }

        @Override
        public <E extends Enum<E>> Content choice(Setting<P, E> setting, Class<E> type) {
            E chosen = setting.of(part);
            return json -> {
                if (chosen != null) {
                    json.writeStringField(setting.name(), Ids.id(chosen));
                }
            };
        }

        @Override
        public Content flag(Setting<P, Boolean> setting) {
            return json -> json.writeBooleanField(setting.name(), setting.of(part));
        }

        @Override
        public <T> Content compound(Setting<P, T> setting) {
            T value = setting.of(part);
            return json -> {
                if (value != null) {
                    CompoundJson.of(setting).write(json, setting.name(), value);
                }
            };
        }
    }
}
