package playground.protocol;

import static playground.protocol.MeasuredNumbers.number;
import static playground.protocol.MeasuredNumbers.numbers;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import playground.explain.Formula;
import playground.explain.Inspection;
import playground.explain.Trace;

/** Writes what a step does: of one example, or of the coming minibatch. */
final class StepJson {
    private StepJson() {}

    static void write(JsonGenerator json, Inspection.Example example) throws IOException {
        SourceJson.write(json, example.examined());
        Trace trace = example.trace();
        numbers(json, "inputs", trace.inputs());
        numbers(json, "targets", trace.targets());
        json.writeArrayFieldStart("layers");
        for (int l = 0; l < trace.z().length; l++) {
            json.writeStartObject();
            numbers(json, "z", trace.z()[l]);
            numbers(json, "a", trace.a()[l]);
            numbers(json, "delta", trace.delta()[l]);
            json.writeEndObject();
        }
        json.writeEndArray();
        writeStep(json, example.loss(), example.gradient(), example.before(), example.after());
        if (example.coming().isPresent()) {
            Inspection.Coming coming = example.coming().get();
            json.writeObjectFieldStart("coming");
            json.writeFieldName("minibatch");
            json.writeArray(coming.points(), 0, coming.points().length);
            numbers(json, "gradient", coming.gradient());
            numbers(json, "after", coming.after());
            json.writeEndObject();
        }
        writeSelected(json, example.selected());
    }

    static void write(JsonGenerator json, Inspection.Minibatch minibatch) throws IOException {
        SourceJson.writeMinibatch(json, minibatch.points());
        writeStep(json, minibatch.loss(), minibatch.gradient(), minibatch.before(), minibatch.after());
        writeSelected(json, minibatch.selected());
        if (minibatch.selected().isPresent()) {
            json.writeArrayFieldStart("examples");
            for (Inspection.Pull pull : minibatch.pulls()) {
                json.writeStartObject();
                json.writeNumberField("point", pull.point());
                number(json, "loss", pull.loss());
                number(json, "gradient", pull.gradient());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static void writeStep(JsonGenerator json, double loss, double[] gradient, double[] before, double[] after)
            throws IOException {
        number(json, "loss", loss);
        numbers(json, "gradient", gradient);
        numbers(json, "before", before);
        numbers(json, "after", after);
    }

    private static void writeSelected(JsonGenerator json, Optional<Inspection.Selected> given) throws IOException {
        if (given.isEmpty()) {
            return;
        }
        Inspection.Selected selected = given.get();
        json.writeObjectFieldStart("selected");
        json.writeNumberField("index", selected.index());
        json.writeArrayFieldStart("state");
        for (Inspection.Remembered remembered : selected.state()) {
            json.writeStartObject();
            json.writeStringField("name", remembered.name().wire());
            number(json, "before", remembered.before());
            number(json, "after", remembered.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("formulas");
        for (Formula formula : selected.formulas()) {
            ExpressionJson.write(json, formula);
        }
        json.writeEndArray();
    }
}
