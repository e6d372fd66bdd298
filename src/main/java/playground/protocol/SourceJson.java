package playground.protocol;

import static playground.protocol.MeasuredNumbers.number;
import static playground.protocol.MeasuredNumbers.numbers;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import playground.explain.Inspection.Examined;
import playground.explain.Source;
import playground.protocol.MessageWriter.Content;

/** Writes which examples an inspection looked at. */
final class SourceJson {
    private static final Fields FIELDS = new Fields();

    private SourceJson() {}

    static void write(JsonGenerator json, Examined examined) throws IOException {
        json.writeObjectFieldStart("source");
        if (examined.index().isPresent()) {
            json.writeNumberField("point", examined.index().getAsInt());
        }
        numbers(json, "place", new double[] {examined.x(), examined.y()});
        number(json, "target", examined.target());
        json.writeEndObject();
    }

    /** A minibatch by the indexes of its points. */
    static void writeMinibatch(JsonGenerator json, int[] points) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeFieldName("minibatch");
        json.writeArray(points, 0, points.length);
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Source source) throws IOException {
        json.writeObjectFieldStart("source");
        source.accept(FIELDS).write(json);
        json.writeEndObject();
    }

    private static final class Fields implements Source.Handler<Content> {
        @Override
        public Content point(Source.Point source) {
            return json -> json.writeNumberField("point", source.index());
        }

        @Override
        public Content place(Source.Place source) {
            return json -> {
                numbers(json, "place", new double[] {source.x(), source.y()});
                number(json, "target", source.target());
            };
        }

        @Override
        public Content minibatch(Source.Minibatch source) {
            return json -> json.writeBooleanField("minibatch", true);
        }

        @Override
        public Content training(Source.Training source) {
            return json -> json.writeBooleanField("training", true);
        }
    }
}
