package playground.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import playground.data.Affine;
import playground.data.Feature;
import playground.data.Formula;
import playground.data.Fourier;
import playground.data.Input;
import playground.experiment.Ids;
import playground.nn.Breaks;
import playground.nn.Network;

/** All of the description as JSON, with the ids that the protocol and links have. */
final class JsonExport {
    /** To be counted up when a reader of the last version couldn't read it. */
    static final int VERSION = 1;

    /** Numbers between two breaks: about half a millisecond. */
    private static final int PIECE = 512;

    private final TrainedNetwork trained;
    private final JsonGenerator json;
    private final Breaks breaks;

    private JsonExport(TrainedNetwork trained, JsonGenerator json, Breaks breaks) {
        this.trained = trained;
        this.json = json;
        this.breaks = breaks;
    }

    static String write(TrainedNetwork trained, Breaks breaks) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            new JsonExport(trained, json, breaks).all();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory doesn't fail.", e);
        }
        return text.append('\n').toString();
    }

    private void all() throws IOException {
        Network network = trained.network();
        json.writeStartObject();
        json.writeStringField("format", "backprop-playground");
        json.writeNumberField("version", VERSION);
        texts("about", Facts.of(trained));
        json.writeStringField("link", trained.link());
        texts("columns", trained.names().columns());
        json.writeStringField("target", trained.names().target());
        texts("classes", trained.names().classes());
        json.writeArrayFieldStart("columnScaling");
        for (Affine scale : trained.columns()) {
            affine(scale);
        }
        json.writeEndArray();
        json.writeFieldName("targetScaling");
        affine(trained.target());
        inputs();
        json.writeNumberField("leakySlope", network.leakySlope());
        layers(network);
        json.writeStringField("loss", Ids.id(network.loss()));
        json.writeNumberField("huberDelta", network.huberDelta());
        if (trained.classifies()) {
            json.writeNumberField("lowTarget", trained.objective().lowTarget());
        }
        optimizer();
        json.writeNumberField("step", trained.progress().step());
        json.writeNumberField("epoch", trained.progress().epoch());
        json.writeEndObject();
    }

    private void affine(Affine scale) throws IOException {
        json.writeStartObject();
        json.writeNumberField("shift", scale.shift());
        json.writeNumberField("unit", scale.unit());
        json.writeEndObject();
    }

    private void inputs() throws IOException {
        json.writeArrayFieldStart("inputs");
        for (Input input : trained.inputs()) {
            json.writeStartObject();
            Fields fields = input.accept(new Input.Handler<Fields>() {
                @Override
                public Fields feature(Feature feature) {
                    return () -> json.writeStringField("feature", Ids.id(feature));
                }

                @Override
                public Fields fourier(Fourier fourier) {
                    return () -> {
                        json.writeNumberField("w1", fourier.w1());
                        json.writeNumberField("w2", fourier.w2());
                        json.writeNumberField("b", fourier.b());
                    };
                }

                @Override
                public Fields formula(Formula formula) {
                    return () -> json.writeStringField("formula", formula.text());
                }
            });
            fields.write();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the fields of an input. */
    private interface Fields {
        void write() throws IOException;
    }

    private void layers(Network network) throws IOException {
        json.writeArrayFieldStart("layers");
        List<TrainedNetwork.Layer> layers = trained.layers(trained.parameters());
        for (int l = 0; l < layers.size(); l++) {
            boolean hidden = l < network.activations().size();
            json.writeStartObject();
            json.writeStringField(
                    "activation", Ids.id(hidden ? network.activations().get(l) : network.output()));
            json.writeArrayFieldStart("weights");
            for (double[] weights : layers.get(l).weights()) {
                numbers(weights);
            }
            json.writeEndArray();
            json.writeFieldName("biases");
            numbers(layers.get(l).biases());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** With the learning rate of the present epoch, and what it remembers in the order of the flat array: layer by layer. */
    private void optimizer() throws IOException {
        json.writeStringField(
                "optimizer", Ids.id(trained.experiment().training().optimizer().kind()));
        json.writeNumberField("learningRate", trained.progress().learningRate());
        json.writeArrayFieldStart("optimizerState");
        for (double[] remembered : trained.optimizerState()) {
            numbers(remembered);
        }
        json.writeEndArray();
    }

    private void numbers(double[] numbers) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < numbers.length; i++) {
            if (i % PIECE == PIECE - 1) {
                breaks.take();
            }
            json.writeNumber(numbers[i]);
        }
        json.writeEndArray();
        breaks.take();
    }

    private void texts(String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
