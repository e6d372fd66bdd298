package playground.protocol;

import static playground.protocol.MeasuredNumbers.number;
import static playground.protocol.MeasuredNumbers.numbers;
import static playground.protocol.MeasuredNumbers.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import playground.experiment.Ids;
import playground.explain.Address;
import playground.explain.Inquiry;
import playground.explain.Inspection;
import playground.explain.Inspection.Coverage;
import playground.explain.Inspection.Histogram;
import playground.explain.Inspection.Sharpness;
import playground.explain.Quantity;
import playground.protocol.MessageWriter.Content;

/** Writes what an inspection found. */
final class InspectionJson {
    private static final Answers ANSWERS = new Answers();

    private InspectionJson() {}

    static void write(JsonGenerator json, ServerMessage.Inspected message) throws IOException {
        Answer answer = message.inspection().accept(ANSWERS);
        json.writeStringField("type", "inspection");
        json.writeStringField("view", answer.view());
        json.writeNumberField("run", message.run());
        json.writeNumberField("step", message.step());
        json.writeNumberField("epoch", message.epoch());
        answer.fields().write(json);
    }

    /** An answer by the name of its view, which is that of the question. */
    private record Answer(String view, Content fields) {}

    private static final class Answers implements Inspection.Handler<Answer> {
        @Override
        public Answer example(Inspection.Example answer) {
            return new Answer("example", json -> StepJson.write(json, answer));
        }

        @Override
        public Answer minibatch(Inspection.Minibatch answer) {
            return new Answer("example", json -> StepJson.write(json, answer));
        }

        @Override
        public Answer matrices(Inspection.Matrices answer) {
            return new Answer("matrices", json -> writeMatrices(json, answer));
        }

        @Override
        public Answer graph(Inspection.Graph answer) {
            return new Answer("graph", json -> writeGraph(json, answer));
        }

        @Override
        public Answer slice(Inspection.Slice answer) {
            return new Answer("slice", json -> writeSlice(json, answer));
        }

        @Override
        public Answer surface(Inspection.Surface answer) {
            return new Answer("surface", json -> writeSurface(json, answer));
        }

        @Override
        public Answer check(Inspection.Check answer) {
            return new Answer("check", json -> writeCheck(json, answer));
        }

        @Override
        public Answer health(Inspection.Health answer) {
            return new Answer("health", json -> writeHealth(json, answer));
        }
    }

    private static void writeMatrices(JsonGenerator json, Inspection.Matrices matrices) throws IOException {
        SourceJson.writeMinibatch(json, matrices.points());
        json.writeNumberField("size", matrices.size());
        json.writeNumberField("rows", matrices.rows());
        json.writeArrayFieldStart("matrices");
        for (Inspection.Matrix matrix : matrices.matrices()) {
            json.writeStartObject();
            json.writeStringField("id", matrix.id());
            json.writeStringField("name", matrix.name());
            json.writeNumberField("layer", matrix.layer());
            json.writeFieldName("shape");
            json.writeArray(matrix.shape(), 0, 2);
            table(json, "values", matrix.values());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("formulas");
        for (Inspection.MatrixFormula formula : matrices.formulas()) {
            json.writeStartObject();
            json.writeStringField("of", formula.of());
            json.writeFieldName("is");
            ExpressionJson.write(json, formula.is());
            json.writeArrayFieldStart("operands");
            for (String operand : formula.operands()) {
                json.writeString(operand);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        Inspection.Cost cost = matrices.cost();
        json.writeObjectFieldStart("cost");
        json.writeNumberField("forward", cost.forward());
        json.writeNumberField("backward", cost.backward());
        json.writeNumberField("kept", cost.kept());
        json.writeObjectFieldStart("segments");
        json.writeNumberField("length", cost.segment());
        json.writeNumberField("kept", cost.segmentKept());
        json.writeNumberField("extra", cost.segmentExtra());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeGraph(JsonGenerator json, Inspection.Graph graph) throws IOException {
        SourceJson.write(json, graph.examined());
        if (graph.of().isPresent()) {
            writeAddress(json, "of", graph.of().get());
        } else {
            json.writeStringField("of", "loss");
        }
        json.writeArrayFieldStart("nodes");
        for (int id = 0; id < graph.nodes().size(); id++) {
            Inspection.Node node = graph.nodes().get(id);
            json.writeStartObject();
            json.writeNumberField("id", id);
            json.writeStringField("operation", node.operation());
            Optional<Quantity> label = node.label();
            if (label.isPresent()) {
                json.writeFieldName("label");
                ExpressionJson.write(json, label.get());
            }
            number(json, "data", node.data());
            number(json, "gradient", node.gradient());
            json.writeArrayFieldStart("inputs");
            for (int input : node.inputs()) {
                json.writeNumber(input);
            }
            json.writeEndArray();
            numbers(json, "partials", node.partials());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeSlice(JsonGenerator json, Inspection.Slice slice) throws IOException {
        SourceJson.write(json, slice.source());
        writeCoverage(json, slice.examples());
        writeAddress(json, "parameter", slice.parameter());
        number(json, "value", slice.value());
        number(json, "loss", slice.loss());
        number(json, "gradient", slice.gradient());
        numbers(json, "at", slice.at());
        numbers(json, "losses", slice.losses());
        json.writeObjectFieldStart("secant");
        number(json, "h", slice.secant().h());
        number(json, "loss", slice.secant().loss());
        number(json, "slope", slice.secant().slope());
        json.writeEndObject();
    }

    private static void writeSurface(JsonGenerator json, Inspection.Surface surface) throws IOException {
        SourceJson.write(json, surface.source());
        writeCoverage(json, surface.examples());
        surface.axes().accept(new AxesFields(surface.sharpest())).write(json);
        numbers(json, "first", surface.first());
        numbers(json, "second", surface.second());
        table(json, "losses", surface.losses());
        numbers(json, "here", surface.here());
        number(json, "loss", surface.loss());
        numbers(json, "gradient", surface.gradient());
        json.writeArrayFieldStart("path");
        for (Inspection.Step step : surface.path()) {
            json.writeStartObject();
            json.writeNumberField("step", step.step());
            numbers(json, "at", new double[] {step.first(), step.second()});
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private record AxesFields(boolean sharpest) implements Inquiry.Axes.Handler<Content> {
        @Override
        public Content parameters(Inquiry.Axes.Parameters axes) {
            return json -> {
                json.writeStringField("axes", "parameters");
                json.writeArrayFieldStart("parameters");
                writeAddress(json, axes.first());
                writeAddress(json, axes.second());
                json.writeEndArray();
            };
        }

        @Override
        public Content gradient(Inquiry.Axes.Gradient axes) {
            return json -> {
                json.writeStringField("axes", "gradient");
                json.writeBooleanField("sharpest", sharpest);
            };
        }

        @Override
        public Content random(Inquiry.Axes.Random axes) {
            return json -> {
                json.writeStringField("axes", "random");
                json.writeNumberField("seed", axes.seed());
            };
        }
    }

    private static void writeCheck(JsonGenerator json, Inspection.Check check) throws IOException {
        SourceJson.write(json, check.source());
        writeCoverage(json, check.examples());
        number(json, "h", check.h());
        json.writeNumberField("checked", check.parameters().size());
        json.writeNumberField("of", check.of());
        Inspection.Checked worst = check.parameters().get(check.worst());
        json.writeObjectFieldStart("worst");
        json.writeNumberField("index", worst.index());
        number(json, "error", worst.error());
        json.writeEndObject();
        json.writeArrayFieldStart("parameters");
        for (Inspection.Checked checked : check.parameters()) {
            json.writeStartObject();
            json.writeNumberField("index", checked.index());
            number(json, "analytic", checked.analytic());
            number(json, "central", checked.central());
            number(json, "error", checked.error());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (check.sweep().isPresent()) {
            Inspection.Sweep sweep = check.sweep().get();
            json.writeObjectFieldStart("swept");
            json.writeNumberField("parameters", sweep.parameters());
            writeCoverage(json, sweep.examples());
            json.writeEndObject();
            json.writeArrayFieldStart("sweep");
            for (Inspection.Swept swept : sweep.worst()) {
                json.writeStartObject();
                number(json, "h", swept.h());
                number(json, "worst", swept.worst());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static void writeHealth(JsonGenerator json, Inspection.Health health) throws IOException {
        writeCoverage(json, health.examples());
        number(json, "gradientNorm", health.gradientNorm());
        json.writeArrayFieldStart("layers");
        for (Inspection.LayerHealth layer : health.layers()) {
            json.writeStartObject();
            writeHistogram(json, "weights", layer.weights());
            writeHistogram(json, "activations", layer.activations());
            writeHistogram(json, "gradients", layer.gradients());
            number(json, "updateRatio", layer.updateRatio().orElse(Double.NaN));
            json.writeArrayFieldStart("units");
            for (Inspection.UnitHealth unit : layer.units()) {
                json.writeStartObject();
                json.writeStringField("state", Ids.id(unit.state()));
                number(json, "share", unit.share());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        writeSharpness(json, health.sharpness());
    }

    private static void writeHistogram(JsonGenerator json, String name, Histogram histogram) throws IOException {
        json.writeObjectFieldStart(name);
        number(json, "min", histogram.min());
        number(json, "max", histogram.max());
        number(json, "mean", histogram.mean());
        number(json, "deviation", histogram.deviation());
        json.writeFieldName("counts");
        json.writeArray(histogram.counts(), 0, histogram.counts().length);
        json.writeEndObject();
    }

    private static void writeSharpness(JsonGenerator json, Sharpness sharpness) throws IOException {
        json.writeObjectFieldStart("sharpness");
        number(json, "value", sharpness.value());
        number(json, "error", sharpness.error());
        json.writeNumberField("products", sharpness.products());
        writeCoverage(json, sharpness.examples());
        if (sharpness.limit().isPresent()) {
            number(json, "limit", sharpness.limit().getAsDouble());
        }
        json.writeStringField("state", Ids.id(sharpness.state()));
        json.writeEndObject();
    }

    private static void writeCoverage(JsonGenerator json, Coverage coverage) throws IOException {
        json.writeObjectFieldStart("examples");
        json.writeNumberField("used", coverage.used());
        json.writeNumberField("of", coverage.of());
        json.writeEndObject();
    }

    private static void writeAddress(JsonGenerator json, String name, Address address) throws IOException {
        json.writeFieldName(name);
        writeAddress(json, address);
    }

    private static void writeAddress(JsonGenerator json, Address address) throws IOException {
        json.writeStartObject();
        json.writeNumberField("layer", address.layer());
        json.writeNumberField("unit", address.unit());
        if (address.input().isPresent()) {
            json.writeNumberField("input", address.input().getAsInt());
        }
        json.writeEndObject();
    }
}
