package playground.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import playground.experiment.Experiment;
import playground.experiment.NumberRange;
import playground.experiment.Ranges;
import playground.experiment.Speed;
import playground.export.ExportFormat;
import playground.training.Checkpoint;
import playground.training.Run;

/**
 * Reads the text messages of a page. Stateless: any thread may call it.
 *
 * <p>It answers every fault in a message with a {@link BadMessage}; no input makes it throw anything else.
 */
public final class MessageReader {
    private static final ObjectReader JSON = mapper().readerFor(JsonNode.class);

    private static final NumberRange INDEX = Fields.wholes(0, (long) Ranges.POINTS.max());
    private static final NumberRange LAYER = Fields.wholes(0, (long) Ranges.LAYERS.max());
    private static final NumberRange UNIT = Fields.wholes(0, (long) Ranges.UNITS.max() - 1);
    private static final NumberRange INPUT = Fields.wholes(0, Limits.MOST_INPUTS - 1L);
    private static final NumberRange STEP = Fields.wholes(0, Run.LONGEST);
    private static final NumberRange SWEPT_RUN = Fields.wholes(0, Limits.SWEPT_RUNS - 1L);
    private static final NumberRange FRAME = Fields.wholes(0, 0xFFFF_FFFFL);

    /** Bytes of memory for a byte of the message: the text takes two for a character, and a long value in it two more. */
    private static final int COPIES_OF_A_TEXT = 4;

    /** Bytes of an object with its field, or of a number with its place in a list, while Jackson keeps them. */
    private static final int BYTES_OF_A_VALUE = 160;

    /** The bytes read to find the type: enough for any type, and few, because their memory isn't counted yet. */
    private static final int BEGINNING = 64;

    private MessageReader() {}

    /**
     * The message that {@code text} holds.
     *
     * @param current the experiment that a change is merged into
     * @throws BadMessage if {@code text} holds no valid message
     */
    public static ClientMessage read(String text, Experiment current) {
        ObjectNode message = parse(text);
        JsonNode type = message.get("type");
        if (type == null) {
            throw new BadMessage(ErrorCode.MISSING, "type", "", MessageType.ALLOWED, "type is missing.");
        }
        if (!type.isTextual()) {
            throw BadMessage.wrongType("type", type.toString(), "a text");
        }
        return switch (MessageType.of(type.textValue())) {
            case START -> start(message);
            case CHANGE -> new ClientMessage.Change(experiment(message, current));
            case EDIT_POINTS -> editPoints(message);
            case SET_PARAMETER -> setParameter(message);
            case RUN -> command(message, ClientMessage.Command.RUN);
            case PAUSE -> command(message, ClientMessage.Command.PAUSE);
            case STEP -> command(message, ClientMessage.Command.STEP);
            case EPOCH -> command(message, ClientMessage.Command.EPOCH);
            case RESET -> command(message, ClientMessage.Command.RESET);
            case SPEED ->
                new ClientMessage.ChangeSpeed(
                        Fields.of(message, "", "type", "speed").choice("speed", Speed.class));
            case PONG -> command(message, ClientMessage.Command.PONG);
            case INSPECT -> InspectJson.read(message);
            case WATCH -> LessonJson.watch(message);
            case ANSWER -> LessonJson.answer(message);
            case BUILD -> LessonJson.build(message);
            case EXPORT -> export(message);
            case REVISIT -> revisit(message);
            case SWEEP -> sweep(message, current);
            case SWEEP_TO ->
                new ClientMessage.SweepTo(
                        (long) Fields.of(message, "", "type", "step").number("step", STEP));
            case SWEEP_RUN -> command(message, ClientMessage.Command.SWEEP_RUN);
            case SWEEP_PAUSE -> command(message, ClientMessage.Command.SWEEP_PAUSE);
            case SWEEP_END -> command(message, ClientMessage.Command.SWEEP_END);
            case SWEEP_TAKE ->
                new ClientMessage.SweepTake(
                        (int) Fields.of(message, "", "type", "run").number("run", SWEPT_RUN));
            case ACK ->
                new ClientMessage.Ack(
                        (long) Fields.of(message, "", "type", "frame").number("frame", FRAME));
        };
    }

    /**
     * About how many bytes of memory it takes to read this message, estimated before the message is read.
     *
     * @throws BadMessage if it holds more values than any message needs
     */
    public static long memory(byte[] utf8) {
        int values = 1;
        for (byte letter : utf8) {
            if (letter == ',' || letter == '[' || letter == '{') {
                values++;
            }
        }
        if (values > Limits.VALUES) {
            throw new BadMessage(ErrorCode.TOO_LARGE, "", "", "", "The message holds too many values.");
        }
        return (long) COPIES_OF_A_TEXT * utf8.length + (long) BYTES_OF_A_VALUE * values;
    }

    /**
     * Whether the message ends what was being trained: a pause, a reset, a start or a revisit. Reads only the message's beginning,
     * so the type must be there.
     */
    public static boolean endsTraining(byte[] utf8) {
        try (JsonParser json = JSON.createParser(utf8, 0, Math.min(utf8.length, BEGINNING))) {
            return json.nextToken() == JsonToken.START_OBJECT
                    && "type".equals(json.nextFieldName())
                    && MessageType.endsTraining(json.nextTextValue());
        } catch (IOException notJson) {
            return false;
        }
    }

    static ObjectNode parse(String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new BadMessage(
                    ErrorCode.TOO_LARGE, "", text, "", "The message nests too deeply or holds a number too long.");
        } catch (JsonProcessingException e) {
            throw new BadMessage(ErrorCode.NOT_JSON, "", text, "", "The message is not JSON.");
        }
        if (node instanceof ObjectNode message) {
            return message;
        }
        throw new BadMessage(ErrorCode.NOT_JSON, "", text, "", "The message is not a JSON object.");
    }

    /** With a checkpoint, the message's experiment is merged into the checkpoint's own. */
    private static ClientMessage start(ObjectNode message) {
        Fields fields = Fields.of(message, "", "type", "experiment", "checkpoint");
        Optional<Checkpoint> checkpoint = fields.has("checkpoint") ? Optional.of(checkpoint(fields)) : Optional.empty();
        Experiment base = checkpoint.map(Checkpoint::experiment).orElse(Experiment.DEFAULT);
        return new ClientMessage.Start(
                ExperimentJson.read(fields.required("experiment"), "experiment", base), checkpoint);
    }

    private static Checkpoint checkpoint(Fields fields) {
        String text = Fields.text(fields.required("checkpoint"), "checkpoint");
        try {
            return CheckpointCodec.decode(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw CheckpointCodec.none(text);
        }
    }

    private static Experiment experiment(ObjectNode message, Experiment base) {
        Fields fields = Fields.of(message, "", "type", "experiment");
        return ExperimentJson.read(fields.required("experiment"), "experiment", base);
    }

    private static ClientMessage editPoints(ObjectNode message) {
        try {
            return readEdit(message);
        } catch (BadMessage e) {
            throw e.ofEdit();
        }
    }

    private static ClientMessage readEdit(ObjectNode message) {
        Fields fields = Fields.of(message, "", "type", "start", "remove", "add", "classes");
        return new ClientMessage.EditPoints(
                (int) fields.number("start", INDEX),
                (int) fields.number("remove", INDEX),
                PointsJson.read(fields, "add"),
                optional(fields, "classes", Ranges.CLASSES));
    }

    private static ClientMessage setParameter(ObjectNode message) {
        Fields fields = Fields.of(message, "", "type", "layer", "unit", "input", "value");
        return new ClientMessage.SetParameter(
                (int) fields.number("layer", LAYER),
                (int) fields.number("unit", UNIT),
                optional(fields, "input", INPUT),
                fields.number("value", Ranges.PARAMETER));
    }

    private static ClientMessage export(ObjectNode message) {
        Fields fields = Fields.of(message, "", "type", "format", "link");
        String link = fields.text("link");
        if (link.length() > Limits.LINK_LENGTH) {
            throw BadMessage.tooLarge("link", link.length(), Limits.LINK_LENGTH);
        }
        return new ClientMessage.Export(fields.choice("format", ExportFormat.class), link);
    }

    private static ClientMessage revisit(ObjectNode message) {
        Fields fields = Fields.of(message, "", "type", "step", "checkpoint");
        Optional<Checkpoint> from = fields.has("checkpoint") ? Optional.of(checkpoint(fields)) : Optional.empty();
        return new ClientMessage.Revisit((long) fields.number("step", STEP), from);
    }

    private static ClientMessage sweep(ObjectNode message, Experiment current) {
        ArrayNode changes = Fields.of(message, "", "type", "changes").array("changes", Limits.SWEPT_RUNS);
        if (changes.isEmpty()) {
            throw BadMessage.notAllowed(ErrorCode.OUT_OF_RANGE, "changes", "a list of 0", "1 … " + Limits.SWEPT_RUNS);
        }
        List<Experiment> experiments = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            experiments.add(ExperimentJson.read(changes.get(i), "changes[" + i + "]", current));
        }
        return new ClientMessage.Sweep(experiments);
    }

    private static OptionalInt optional(Fields fields, String name, NumberRange range) {
        return fields.has(name) ? OptionalInt.of((int) fields.number(name, range)) : OptionalInt.empty();
    }

    private static ClientMessage command(ObjectNode message, ClientMessage command) {
        Fields.of(message, "", "type");
        return command;
    }

    private static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Limits.NESTING)
                        .maxNumberLength(Limits.NUMBER_LENGTH)
                        .maxDocumentLength(Limits.MESSAGE_BYTES)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
