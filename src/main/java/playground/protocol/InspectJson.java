package playground.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import playground.experiment.NumberRange;
import playground.experiment.Ranges;
import playground.explain.Address;
import playground.explain.Inquiry;
import playground.explain.Source;

/** Reads what a page wants to inspect. Every path begins with {@code inspect}, so that the page knows which message was refused. */
final class InspectJson {
    private static final String PATH = "inspect";
    private static final NumberRange INDEX = Fields.wholes(0, (long) Ranges.POINTS.max());
    private static final NumberRange LAYER = Fields.wholes(0, (long) Ranges.LAYERS.max());
    private static final NumberRange UNIT = Fields.wholes(0, (long) Ranges.UNITS.max() - 1);
    private static final NumberRange INPUT = Fields.wholes(0, Limits.MOST_INPUTS - 1L);

    private static final String[] NO_EXAMPLES = {};
    private static final String[] ONE_EXAMPLE = {"point", "place", "target"};
    private static final String[] ANY_EXAMPLES = {"point", "place", "target", "minibatch", "training"};

    private InspectJson() {}

    static ClientMessage.Inspect read(ObjectNode message) {
        if (!message.has("view")) {
            Fields.of(message, PATH, "type", "view").required("view");
        }
        View view = Fields.choice(message.get("view"), PATH + ".view", View.class);
        return new ClientMessage.Inspect(
                switch (view) {
                    case EXAMPLE -> {
                        Fields fields = fields(message, ONE_EXAMPLE, "minibatch", "select");
                        yield new Inquiry.Example(source(fields, null), select(fields, "select"));
                    }
                    case MATRICES -> {
                        NumberRange rows = Inquiry.ROWS;
                        yield new Inquiry.Matrices(
                                fields(message, NO_EXAMPLES, "rows").whole("rows", rows, (int) rows.initial()));
                    }
                    case GRAPH -> graph(fields(message, ONE_EXAMPLE, "of"));
                    case SLICE -> slice(message);
                    case SURFACE -> surface(message);
                    case CHECK -> {
                        Fields fields = fields(message, ANY_EXAMPLES, "h", "sweep");
                        NumberRange h = Inquiry.CHECK_H;
                        yield new Inquiry.Check(
                                source(fields, new Source.Minibatch()),
                                fields.number("h", h, h.initial()),
                                fields.flag("sweep", false));
                    }
                    case HEALTH -> {
                        fields(message, NO_EXAMPLES);
                        yield new Inquiry.Health();
                    }
                    case ERRORS -> {
                        fields(message, NO_EXAMPLES);
                        yield new Inquiry.Errors();
                    }
                    case ABLATION -> {
                        Fields unit = fields(message, NO_EXAMPLES, "layer", "unit");
                        yield new Inquiry.Ablation(new Address(
                                (int) unit.number("layer", LAYER),
                                (int) unit.number("unit", UNIT),
                                OptionalInt.empty()));
                    }
                });
    }

    private static Inquiry graph(Fields fields) {
        JsonNode of = fields.has("of") ? fields.required("of") : null;
        boolean whole = of == null || (of.isTextual() && of.textValue().equals("loss"));
        return new Inquiry.Graph(source(fields, null), whole ? Optional.empty() : Optional.of(unit(fields, "of")));
    }

    private static Inquiry slice(ObjectNode message) {
        Fields fields = fields(message, ANY_EXAMPLES, "parameter", "h", "from", "to", "samples");
        return new Inquiry.Slice(
                source(fields, new Source.Training()),
                address(fields, "parameter"),
                change(fields),
                optional(fields, "from"),
                optional(fields, "to"),
                fields.whole("samples", Inquiry.SLICE_SAMPLES, (int) Inquiry.SLICE_SAMPLES.initial()));
    }

    /** The change h: positive or negative, but not 0. */
    private static double change(Fields fields) {
        NumberRange size = Inquiry.H;
        if (!fields.has("h")) {
            return size.initial();
        }
        double h = fields.number("h", new NumberRange(-size.max(), size.max(), 0, 0, size.scale(), false));
        if (!size.allows(Math.abs(h))) {
            String value = fields.required("h").toString();
            throw BadMessage.notAllowed(ErrorCode.OUT_OF_RANGE, fields.pathOf("h"), value, "± " + size.allowed());
        }
        return h;
    }

    private static Inquiry surface(ObjectNode message) {
        Fields fields = fields(message, ANY_EXAMPLES, "axes", "first", "second", "seed", "reach", "grid");
        Inquiry.Axes.Kind kind = fields.choice("axes", Inquiry.Axes.Kind.class);
        onlyWith("the axes parameters", kind == Inquiry.Axes.Kind.PARAMETERS, fields, "first", "second");
        onlyWith("the axes random", kind == Inquiry.Axes.Kind.RANDOM, fields, "seed");
        Inquiry.Axes axes =
                switch (kind) {
                    case PARAMETERS -> new Inquiry.Axes.Parameters(address(fields, "first"), address(fields, "second"));
                    case GRADIENT -> new Inquiry.Axes.Gradient();
                    case RANDOM ->
                        new Inquiry.Axes.Random(fields.wholeLong("seed", Ranges.SEED, (long) Ranges.SEED.initial()));
                };
        return new Inquiry.Surface(
                source(fields, new Source.Training()),
                axes,
                fields.number("reach", Inquiry.REACH, Inquiry.REACH.initial()),
                fields.whole("grid", Inquiry.GRID, (int) Inquiry.GRID.initial()));
    }

    private static Fields fields(ObjectNode message, String[] examples, String... names) {
        String[] all = Stream.of(new String[] {"type", "view"}, examples, names)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
        return Fields.of(message, PATH, all);
    }

    /** Refuses fields that would have no effect without their owner. */
    private static void onlyWith(String owner, boolean isThere, Fields fields, String... names) {
        for (String name : names) {
            if (fields.has(name) && !isThere) {
                String value = fields.required(name).toString();
                throw BadMessage.notAllowed(ErrorCode.NOT_ALLOWED, fields.pathOf(name), value, "only with " + owner);
            }
        }
    }

    /**
     * The source that the message names.
     *
     * @param absent the source if the message names none; null if it must name one
     */
    private static Source source(Fields fields, Source absent) {
        List<String> named = List.of("point", "place", "minibatch", "training").stream()
                .filter(fields::has)
                .toList();
        onlyWith("a place", named.contains("place"), fields, "target");
        if (named.isEmpty() && absent != null) {
            return absent;
        }
        if (named.size() > 1) {
            throw BadMessage.notAllowed(
                    ErrorCode.NOT_ALLOWED, fields.pathOf(named.get(1)), "beside " + named.get(0), "only one of them");
        }
        String name = named.isEmpty() ? "point" : named.get(0);
        return switch (name) {
            case "point" -> new Source.Point((int) fields.number("point", INDEX));
            case "place" -> place(fields);
            case "minibatch" -> flagged(fields, name, new Source.Minibatch());
            default -> flagged(fields, name, new Source.Training());
        };
    }

    private static Source place(Fields fields) {
        ArrayNode place = fields.array("place", 2);
        if (place.size() < 2) {
            String missing = fields.pathOf("place") + "[" + place.size() + "]";
            throw new BadMessage(ErrorCode.MISSING, missing, "", "", missing + " is missing.");
        }
        return new Source.Place(
                Fields.number(place.get(0), fields.pathOf("place") + "[0]", Ranges.COORDINATE),
                Fields.number(place.get(1), fields.pathOf("place") + "[1]", Ranges.COORDINATE),
                fields.number("target", Ranges.TARGET));
    }

    private static Source flagged(Fields fields, String name, Source source) {
        if (!fields.flag(name, false)) {
            throw BadMessage.notAllowed(ErrorCode.NOT_ALLOWED, fields.pathOf(name), "false", "true");
        }
        return source;
    }

    private static Optional<Address> select(Fields fields, String name) {
        return fields.has(name) ? Optional.of(address(fields, name)) : Optional.empty();
    }

    private static Address address(Fields fields, String name) {
        Fields address = fields.object(name, "layer", "unit", "input");
        return new Address(
                (int) address.number("layer", LAYER),
                (int) address.number("unit", UNIT),
                address.has("input") ? OptionalInt.of((int) address.number("input", INPUT)) : OptionalInt.empty());
    }

    private static Address unit(Fields fields, String name) {
        Fields unit = fields.object(name, "layer", "unit");
        return new Address((int) unit.number("layer", LAYER), (int) unit.number("unit", UNIT), OptionalInt.empty());
    }

    private static OptionalDouble optional(Fields fields, String name) {
        return fields.has(name) ? OptionalDouble.of(fields.number(name, Ranges.PARAMETER)) : OptionalDouble.empty();
    }
}
