package playground.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import playground.data.DataPoint;
import playground.data.FormulaStep;
import playground.experiment.Ids;
import playground.explain.Quantity;
import playground.explain.Symbol;

/**
 * Writes records as JSON: a component becomes a field, an enum constant its id, and a number that isn't finite null; an empty
 * optional is left out. {@link MixIns} has the exceptions.
 */
final class Mapping {
    static final ObjectMapper JSON = mapper();

    private Mapping() {}

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule();
        add(module, double.class, Mapping::writeMeasured);
        add(module, Double.class, Mapping::writeMeasured);
        add(module, double[].class, Mapping::writeMeasured);
        add(module, Enum.class, (json, constant) -> json.writeString(Ids.id(constant)));
        add(module, Symbol.class, (json, symbol) -> json.writeString(symbol.wire()));
        add(module, Quantity.Index.class, Mapping::writeIndex);
        add(module, DataPoint.class, PointsJson::write);
        add(module, FormulaStep.Constant.class, (json, step) -> Numbers.write(json, step.value()));
        add(module, FormulaStep.Operation.class, (json, step) -> json.writeString(step.symbol()));
        module.addKeySerializer(Quantity.Role.class, new Plain<>((json, role) -> json.writeFieldName(Ids.id(role))));
        module.addSerializer(Optional.class, new IfPresent<>(value -> ((Optional<?>) value).orElse(null)));
        module.addSerializer(OptionalInt.class, new IfPresent<>(value -> value.isPresent() ? value.getAsInt() : null));
        module.addSerializer(
                OptionalDouble.class, new IfPresent<>(value -> value.isPresent() ? value.getAsDouble() : null));
        MixIns.ALL.forEach(module::setMixInAnnotation);
        JsonMapper.Builder builder = JsonMapper.builder().addModule(module);
        for (Class<?> optional : List.of(Optional.class, OptionalInt.class, OptionalDouble.class)) {
            builder.withConfigOverride(
                    optional, config -> config.setInclude(JsonInclude.Value.construct(Include.NON_EMPTY, null)));
        }
        return builder.build();
    }

    private static <T> void add(SimpleModule module, Class<T> type, Writing<? super T> writing) {
        module.addSerializer(type, new Plain<>(writing));
    }

    private static void writeMeasured(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            // −0 only shows how the number was computed: adding 0 makes it 0
            Numbers.write(json, value + 0.0);
        } else {
            json.writeNull();
        }
    }

    private static void writeMeasured(JsonGenerator json, double[] values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            writeMeasured(json, value);
        }
        json.writeEndArray();
    }

    private static void writeIndex(JsonGenerator json, Quantity.Index index) throws IOException {
        if (Character.isDigit(index.text().charAt(0))) {
            json.writeNumber(Integer.parseInt(index.text()));
        } else {
            json.writeString(index.text());
        }
    }

    private interface Writing<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }

    /** A value that isn't written as an object. */
    private static final class Plain<T> extends JsonSerializer<T> {
        private final Writing<? super T> writing;

        Plain(Writing<? super T> writing) {
            this.writing = writing;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            writing.write(json, value);
        }
    }

    /** A value whose field may be left out; where the field must be there, a missing value is null. */
    private static final class IfPresent<T> extends JsonSerializer<T> {
        private final Function<T, ?> orNull;

        IfPresent(Function<T, ?> orNull) {
            this.orNull = orNull;
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, T value) {
            return orNull.apply(value) == null;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            Object content = orNull.apply(value);
            if (content == null) {
                json.writeNull();
            } else {
                provider.findTypedValueSerializer(content.getClass(), true, null)
                        .serialize(content, json, provider);
            }
        }
    }

    /** Numbers that are always finite. */
    static final class AllFinite extends JsonSerializer<double[]> {
        @Override
        public void serialize(double[] values, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            for (double value : values) {
                Numbers.write(json, value);
            }
            json.writeEndArray();
        }
    }

    /** A number that is always finite. */
    static final class Finite extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            Numbers.write(json, value);
        }
    }
}
