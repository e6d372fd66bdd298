package playground.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import playground.experiment.NumberRange;
import playground.experiment.Scale;

/**
 * The fields of one JSON object, read by name. A field that doesn't fit is refused with its whole path.
 *
 * <p>The allowed names are given when the object is opened: any other name is refused then, so that a misspelt setting isn't
 * mistaken for a missing one.
 */
final class Fields {
    private static final NumberRange INDEX = wholes(0, Limits.MOST_PARAMETERS);

    private final ObjectNode node;
    private final String path;

    private Fields(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** Opens the object {@code node}, which stands at {@code path} (empty for the message itself). */
    static Fields of(JsonNode node, String path, String... names) {
        if (!(node instanceof ObjectNode object)) {
            throw BadMessage.wrongType(path, shown(node), "an object");
        }
        List<String> known = Arrays.asList(names);
        for (Iterator<String> given = object.fieldNames(); given.hasNext(); ) {
            String name = given.next();
            if (!known.contains(name)) {
                String allowed = String.join(", ", known);
                String message = "%s is no field; here are allowed: %s.".formatted(join(path, name), allowed);
                throw new BadMessage(
                        ErrorCode.UNKNOWN_FIELD, join(path, name), shown(object.get(name)), allowed, message);
            }
        }
        return new Fields(object, path);
    }

    static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** A range of whole numbers, for a number of the protocol that isn't a setting of an experiment. */
    static NumberRange wholes(long min, long max) {
        return new NumberRange(min, max, 1, min, Scale.LINEAR, true);
    }

    boolean has(String name) {
        return node.has(name);
    }

    String path() {
        return path;
    }

    String pathOf(String name) {
        return join(path, name);
    }

    Fields object(String name, String... names) {
        return of(required(name), pathOf(name), names);
    }

    ArrayNode array(String name, int most) {
        return array(required(name), pathOf(name), most);
    }

    static ArrayNode array(JsonNode value, String path, int most) {
        if (!(value instanceof ArrayNode array)) {
            throw BadMessage.wrongType(path, shown(value), "a list");
        }
        if (array.size() > most) {
            throw BadMessage.tooLarge(path, array.size(), most);
        }
        return array;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return choice(required(name), pathOf(name), type);
    }

    static <E extends Enum<E>> E choice(JsonNode value, String path, Class<E> type) {
        return BadMessage.choice(type, text(value, path), path);
    }

    String text(String name) {
        return text(required(name), pathOf(name));
    }

    static String text(JsonNode value, String path) {
        if (!value.isTextual()) {
            throw BadMessage.wrongType(path, shown(value), "a text");
        }
        return value.textValue();
    }

    boolean flag(String name, boolean absent) {
        return has(name) ? flag(name) : absent;
    }

    boolean flag(String name) {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw BadMessage.wrongType(pathOf(name), shown(value), "true or false");
        }
        return value.booleanValue();
    }

    double number(String name, NumberRange range) {
        return number(required(name), pathOf(name), range);
    }

    double number(String name, NumberRange range, double absent) {
        return has(name) ? number(name, range) : absent;
    }

    int whole(String name, NumberRange range, int absent) {
        return has(name) ? (int) number(name, range) : absent;
    }

    long wholeLong(String name, NumberRange range, long absent) {
        return has(name) ? (long) number(name, range) : absent;
    }

    /** A number within {@code range}; a number such as 1e999, too large for a double, is outside every range. */
    static double number(JsonNode value, String path, NumberRange range) {
        if (!value.isNumber()) {
            throw BadMessage.wrongType(path, shown(value), "a number");
        }
        double number = value.doubleValue();
        if (!range.allows(number)) {
            throw BadMessage.notAllowed(ErrorCode.OUT_OF_RANGE, path, shown(value), range.allowed());
        }
        return number;
    }

    JsonNode required(String name) {
        return present(node.get(name), pathOf(name));
    }

    /** An entry of a short list that is an index, from 0. The experiment checks its upper bound. */
    static int index(ArrayNode list, int place, String path) {
        return (int) number(list, place, path, INDEX);
    }

    static double number(ArrayNode list, int place, String path, NumberRange range) {
        return number(present(list.get(place), path), path, range);
    }

    private static JsonNode present(JsonNode value, String path) {
        if (value == null) {
            throw new BadMessage(ErrorCode.MISSING, path, "", "", path + " is missing.");
        }
        return value;
    }

    /** A value as its sender wrote it; of a list or an object, only the size. */
    private static String shown(JsonNode value) {
        if (value.isArray()) {
            return "a list of " + value.size();
        }
        return value.isObject() ? "an object" : value.toString();
    }
}
