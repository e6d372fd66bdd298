package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes doubles as JSON numbers. Reading one gives the same double; a whole number is written without a fraction. */
final class Numbers {
    private static final double LARGEST_WHOLE = 1L << 53;

    private Numbers() {}

    static void write(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        write(json, value);
    }

    static void write(JsonGenerator json, double value) throws IOException {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("NaN never travels.");
        }
        boolean negativeZero = value == 0 && 1 / value < 0;
        if (value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE && !negativeZero) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
