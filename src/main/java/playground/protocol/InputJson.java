package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import playground.data.Feature;
import playground.data.Formula;
import playground.data.FormulaStep;
import playground.data.Fourier;
import playground.data.Input;
import playground.experiment.Ids;
import playground.protocol.MessageWriter.Content;

/** An input of a network as JSON, with all that a page needs to evaluate it and nothing to draw at random or to parse. */
final class InputJson {
    private static final Inputs FIELDS = new Inputs();
    private static final Steps STEP = new Steps();

    private InputJson() {}

    static void write(JsonGenerator json, Input input) throws IOException {
        json.writeStartObject();
        input.accept(FIELDS).write(json);
        json.writeEndObject();
    }

    private static final class Inputs implements Input.Handler<Content> {
        @Override
        public Content feature(Feature feature) {
            return json -> json.writeStringField("id", Ids.id(feature));
        }

        @Override
        public Content fourier(Fourier fourier) {
            return json -> {
                json.writeStringField("id", "fourier");
                json.writeArrayFieldStart("w");
                Numbers.write(json, fourier.w1());
                Numbers.write(json, fourier.w2());
                json.writeEndArray();
                Numbers.write(json, "b", fourier.b());
            };
        }

        @Override
        public Content formula(Formula formula) {
            return json -> {
                json.writeStringField("id", "formula");
                json.writeStringField("text", formula.text());
                json.writeArrayFieldStart("program");
                for (FormulaStep step : formula.program()) {
                    step.accept(STEP).write(json);
                }
                json.writeEndArray();
            };
        }
    }

    private static final class Steps implements FormulaStep.Handler<Content> {
        @Override
        public Content constant(FormulaStep.Constant constant) {
            return json -> Numbers.write(json, constant.value());
        }

        @Override
        public Content operation(FormulaStep.Operation operation) {
            return json -> json.writeString(operation.symbol());
        }
    }
}
