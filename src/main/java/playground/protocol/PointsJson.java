package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import playground.data.DataPoint;
import playground.experiment.NumberRange;
import playground.experiment.Ranges;

/** Points as lists of four numbers: x, y, target, and 1 for a test point or 0 for a training point. */
final class PointsJson {
    private static final String[] ENTRIES = {"x", "y", "target", "test"};
    private static final NumberRange ROLE = Fields.wholes(0, 1);

    private PointsJson() {}

    static List<DataPoint> read(Fields fields, String name) {
        ArrayNode given = fields.array(name, (int) Ranges.POINTS.max());
        List<DataPoint> points = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            points.add(point(given.get(i), fields.pathOf(name) + "[" + i + "]"));
        }
        return points;
    }

    private static DataPoint point(JsonNode node, String path) {
        ArrayNode entries = Fields.array(node, path, ENTRIES.length);
        if (entries.size() < ENTRIES.length) {
            String missing = path + "." + ENTRIES[entries.size()];
            throw new BadMessage(ErrorCode.MISSING, missing, "", "", missing + " is missing.");
        }
        return new DataPoint(
                Fields.number(entries.get(0), path + ".x", Ranges.COORDINATE),
                Fields.number(entries.get(1), path + ".y", Ranges.COORDINATE),
                Fields.number(entries.get(2), path + ".target", Ranges.TARGET),
                Fields.number(entries.get(3), path + ".test", ROLE) == 1);
    }

    static void write(JsonGenerator json, String name, List<DataPoint> points) throws IOException {
        json.writeArrayFieldStart(name);
        for (DataPoint point : points) {
            write(json, point);
        }
        json.writeEndArray();
    }

    static void write(JsonGenerator json, DataPoint point) throws IOException {
        json.writeStartArray();
        Numbers.write(json, point.x());
        Numbers.write(json, point.y());
        Numbers.write(json, point.target());
        json.writeNumber(point.test() ? 1 : 0);
        json.writeEndArray();
    }
}
