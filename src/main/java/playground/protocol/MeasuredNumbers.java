package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Numbers that were found in a run and may be anything: one that isn't finite is written as null. */
final class MeasuredNumbers {
    private MeasuredNumbers() {}

    static void table(JsonGenerator json, String name, double[][] rows) throws IOException {
        json.writeArrayFieldStart(name);
        for (double[] row : rows) {
            array(json, row);
        }
        json.writeEndArray();
    }

    static void numbers(JsonGenerator json, String name, double[] values) throws IOException {
        json.writeFieldName(name);
        array(json, values);
    }

    private static void array(JsonGenerator json, double[] values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            number(json, value);
        }
        json.writeEndArray();
    }

    static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        number(json, value);
    }

    private static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            // −0 tells how it was computed, not what it is: adding 0 makes it 0
            Numbers.write(json, value + 0.0);
        } else {
            json.writeNull();
        }
    }
}
