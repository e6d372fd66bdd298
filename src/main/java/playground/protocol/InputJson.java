package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import playground.data.Feature;
import playground.data.Formula;
import playground.data.FormulaStep;
import playground.data.Fourier;
import playground.data.Input;
import playground.training.Ids;

/** An input of a network as JSON, with all that a page needs to evaluate it and nothing to draw at random or to parse. */
final class InputJson {
    private InputJson() {}

    static void write(JsonGenerator json, Input input) throws IOException {
        json.writeStartObject();
        if (input instanceof Feature feature) {
            json.writeStringField("id", Ids.id(feature));
        } else if (input instanceof Fourier fourier) {
            json.writeStringField("id", "fourier");
            json.writeArrayFieldStart("w");
            Numbers.write(json, fourier.w1());
            Numbers.write(json, fourier.w2());
            json.writeEndArray();
            Numbers.write(json, "b", fourier.b());
        } else if (input instanceof Formula formula) {
            json.writeStringField("id", "formula");
            json.writeStringField("text", formula.text());
            json.writeArrayFieldStart("program");
            for (FormulaStep step : formula.program()) {
                writeStep(json, step);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeStep(JsonGenerator json, FormulaStep step) throws IOException {
        if (step instanceof FormulaStep.Constant constant) {
            Numbers.write(json, constant.value());
        } else if (step instanceof FormulaStep.Operation operation) {
            json.writeString(operation.symbol());
        }
    }
}
