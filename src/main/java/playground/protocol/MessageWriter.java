package playground.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import playground.data.Input;
import playground.experiment.Experiment;
import playground.experiment.Ids;
import playground.explain.Steepness;
import playground.nn.Activation;
import playground.nn.Breaks;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.training.Diagnosis;

/** Writes the server's text messages. Stateless: any thread may call it. */
public final class MessageWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private static final Fields FIELDS = new Fields();

    private MessageWriter() {}

    /** The message as one line of JSON. */
    public static String write(ServerMessage message) {
        return write(message, Breaks.NONE);
    }

    /** As {@link #write(ServerMessage)}; a long message takes breaks. */
    public static String write(ServerMessage message, Breaks breaks) {
        return text(breaks, json -> {
            json.writeStartObject();
            message.accept(FIELDS).write(json);
            json.writeEndObject();
        });
    }

    /** Something written as JSON. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static final class Fields implements ServerMessage.Handler<Content> {
        @Override
        public Content started(ServerMessage.Started message) {
            return json -> writeStarted(json, message);
        }

        @Override
        public Content changed(ServerMessage.Changed message) {
            return json -> {
                json.writeStringField("type", "changed");
                json.writeNumberField("step", message.step());
                json.writeFieldName("experiment");
                ExperimentJson.write(json, message.experiment(), false);
            };
        }

        @Override
        public Content points(ServerMessage.Points message) {
            return json -> {
                json.writeStringField("type", "points");
                PointsJson.write(json, "points", message.points());
            };
        }

        @Override
        public Content status(ServerMessage.Status message) {
            return json -> writeStatus(json, message);
        }

        @Override
        public Content refused(ServerMessage.Refused message) {
            return json -> writeRefused(json, message);
        }

        @Override
        public Content inspected(ServerMessage.Inspected message) {
            return json -> InspectionJson.write(json, message);
        }

        @Override
        public Content ping() {
            return json -> json.writeStringField("type", "ping");
        }
    }

    static String text(Content content) {
        return text(Breaks.NONE, content);
    }

    private static String text(Breaks breaks, Content content) {
        Writer text = new LongText(breaks);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory doesn't fail.", e);
        }
        return text.toString();
    }

    /** What was written so far. Takes a break whenever it has got longer by {@link #PIECE}. */
    private static final class LongText extends StringWriter {
        /** So many characters, mostly digits of numbers, take about half a millisecond. */
        private static final int PIECE = 32 * 1024;

        private final Breaks breaks;
        private int nextBreak = PIECE;

        LongText(Breaks breaks) {
            this.breaks = breaks;
        }

        @Override
        public void write(char[] characters, int from, int count) {
            super.write(characters, from, count);
            if (getBuffer().length() >= nextBreak) {
                nextBreak = getBuffer().length() + PIECE;
                breaks.take();
            }
        }
    }

    private static void writeStarted(JsonGenerator json, ServerMessage.Started started) throws IOException {
        Experiment experiment = started.experiment();
        json.writeStringField("type", "started");
        json.writeNumberField("run", started.run());
        if (started.resumed().isPresent()) {
            json.writeObjectFieldStart("resumed");
            json.writeNumberField("step", started.resumed().get().step());
            json.writeBooleanField("edited", started.resumed().get().edited());
            json.writeEndObject();
        }
        json.writeFieldName("experiment");
        ExperimentJson.write(json, experiment, true);
        PointsJson.write(json, "points", started.points());
        writeNetwork(json, experiment);
        json.writeStringField("problem", Ids.id(experiment.problem()));
    }

    private static void writeNetwork(JsonGenerator json, Experiment experiment) throws IOException {
        Network network = experiment.architecture();
        json.writeObjectFieldStart("network");
        json.writeArrayFieldStart("inputs");
        for (Input input : experiment.inputs()) {
            InputJson.write(json, input);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("layers");
        for (int l = 0; l < network.activations().size(); l++) {
            Activation activation = network.activations().get(l);
            writeLayer(json, network.layers().get(l), activation);
            if (activation == Activation.LEAKY_RELU) {
                Numbers.write(json, "slope", network.leakySlope());
            }
            json.writeEndObject();
        }
        writeLayer(json, network.outputLayer(), network.output());
        json.writeEndObject();
        json.writeEndArray();
        json.writeNumberField("parameterCount", network.parameterCount());
        json.writeEndObject();
    }

    private static void writeLayer(JsonGenerator json, DenseLayer layer, Enum<?> activation) throws IOException {
        json.writeStartObject();
        json.writeNumberField("inputs", layer.fanIn());
        json.writeNumberField("units", layer.fanOut());
        json.writeStringField("activation", Ids.id(activation));
    }

    private static void writeStatus(JsonGenerator json, ServerMessage.Status status) throws IOException {
        json.writeStringField("type", "status");
        json.writeStringField("status", Ids.id(status.status()));
        if (status.reason().isPresent()) {
            json.writeStringField("reason", Ids.id(status.reason().get()));
        }
        if (status.steepness().isPresent()) {
            Steepness steepness = status.steepness().get();
            json.writeObjectFieldStart("steepness");
            json.writeNumberField("step", steepness.step());
            Numbers.write(json, "value", steepness.value());
            Numbers.write(json, "limit", steepness.limit());
            json.writeEndObject();
        }
        if (status.diagnosis().isPresent()) {
            Diagnosis diagnosis = status.diagnosis().get();
            json.writeObjectFieldStart("diagnosis");
            json.writeStringField("kind", Ids.id(diagnosis.kind()));
            if (diagnosis.layer() >= 0) {
                json.writeNumberField("layer", diagnosis.layer());
            }
            json.writeEndObject();
        }
    }

    private static void writeRefused(JsonGenerator json, ServerMessage.Refused refused) throws IOException {
        json.writeStringField("type", "error");
        json.writeStringField("code", Ids.id(refused.code()));
        writeUnlessEmpty(json, "path", refused.path());
        writeUnlessEmpty(json, "value", refused.value());
        writeUnlessEmpty(json, "allowed", refused.allowed());
        json.writeStringField("message", refused.message());
    }

    private static void writeUnlessEmpty(JsonGenerator json, String name, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(name, text);
        }
    }
}
