package playground.protocol;

import static playground.protocol.MeasuredNumbers.number;
import static playground.protocol.MeasuredNumbers.numbers;
import static playground.protocol.MeasuredNumbers.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import playground.explain.Address;
import playground.explain.Formula;
import playground.explain.Inquiry;
import playground.explain.Inspection;
import playground.explain.Inspection.Coverage;
import playground.explain.Inspection.Examined;
import playground.explain.Inspection.Histogram;
import playground.explain.Inspection.Sharpness;
import playground.explain.Quantity;
import playground.explain.Source;
import playground.explain.Trace;
import playground.training.Ids;

/** Writes what an inspection found. */
final class InspectionJson {
    private InspectionJson() {}

    static void write(JsonGenerator json, ServerMessage.Inspected message) throws IOException {
        Inspection inspection = message.inspection();
        json.writeStringField("type", "inspection");
        json.writeStringField("view", view(inspection));
        json.writeNumberField("run", message.run());
        json.writeNumberField("step", message.step());
        json.writeNumberField("epoch", message.epoch());
        if (inspection instanceof Inspection.Example example) {
            writeExample(json, example);
        } else if (inspection instanceof Inspection.Minibatch minibatch) {
            writeMinibatch(json, minibatch);
        } else if (inspection instanceof Inspection.Matrices matrices) {
            writeMatrices(json, matrices);
        } else if (inspection instanceof Inspection.Graph graph) {
            writeGraph(json, graph);
        } else if (inspection instanceof Inspection.Slice slice) {
            writeSlice(json, slice);
        } else if (inspection instanceof Inspection.Surface surface) {
            writeSurface(json, surface);
        } else if (inspection instanceof Inspection.Check check) {
            writeCheck(json, check);
        } else if (inspection instanceof Inspection.Health health) {
            writeHealth(json, health);
        }
    }

    private static String view(Inspection inspection) {
        return inspection instanceof Inspection.Minibatch
                ? "example"
                : inspection.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static void writeExample(JsonGenerator json, Inspection.Example example) throws IOException {
        writeExamined(json, example.examined());
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
        writeSelected(json, example.selected());
    }

    private static void writeMinibatch(JsonGenerator json, Inspection.Minibatch minibatch) throws IOException {
        writePoints(json, minibatch.points());
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

    private static void writeMatrices(JsonGenerator json, Inspection.Matrices matrices) throws IOException {
        writePoints(json, matrices.points());
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
        writeExamined(json, graph.examined());
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
        writeSource(json, slice.source());
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
        writeSource(json, surface.source());
        writeCoverage(json, surface.examples());
        if (surface.axes() instanceof Inquiry.Axes.Parameters axes) {
            json.writeStringField("axes", "parameters");
            json.writeArrayFieldStart("parameters");
            writeAddress(json, axes.first());
            writeAddress(json, axes.second());
            json.writeEndArray();
        } else if (surface.axes() instanceof Inquiry.Axes.Random axes) {
            json.writeStringField("axes", "random");
            json.writeNumberField("seed", axes.seed());
        } else {
            json.writeStringField("axes", "gradient");
            json.writeBooleanField("sharpest", surface.sharpest());
        }
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

    private static void writeCheck(JsonGenerator json, Inspection.Check check) throws IOException {
        writeSource(json, check.source());
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
        if (!check.sweep().isEmpty()) {
            json.writeArrayFieldStart("sweep");
            for (Inspection.Swept swept : check.sweep()) {
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

    private static void writeExamined(JsonGenerator json, Examined examined) throws IOException {
        json.writeObjectFieldStart("source");
        if (examined.index().isPresent()) {
            json.writeNumberField("point", examined.index().getAsInt());
        }
        numbers(json, "place", new double[] {examined.x(), examined.y()});
        number(json, "target", examined.target());
        json.writeEndObject();
    }

    private static void writePoints(JsonGenerator json, int[] points) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeFieldName("minibatch");
        json.writeArray(points, 0, points.length);
        json.writeEndObject();
    }

    private static void writeSource(JsonGenerator json, Source source) throws IOException {
        json.writeObjectFieldStart("source");
        if (source instanceof Source.Point point) {
            json.writeNumberField("point", point.index());
        } else if (source instanceof Source.Place place) {
            numbers(json, "place", new double[] {place.x(), place.y()});
            number(json, "target", place.target());
        } else {
            json.writeBooleanField(source instanceof Source.Minibatch ? "minibatch" : "training", true);
        }
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
