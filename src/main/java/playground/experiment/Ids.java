package playground.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The names of choices outside of Java, in messages, links and controls: {@code X1_SQUARED} is {@code x1-squared}. */
public final class Ids {
    private Ids() {}

    public static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant as the name of a field: {@code WEIGHT_DECAY} is {@code weightDecay}. */
    public static String field(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().split("_", -1)) {
            String rest = word.substring(1).toLowerCase(Locale.ROOT);
            name.append(name.isEmpty() ? word.toLowerCase(Locale.ROOT) : word.charAt(0) + rest);
        }
        return name.toString();
    }

    /** The constant of {@code type} with this id; refuses any other text under the name {@code path}. */
    public static <E extends Enum<E>> E parse(Class<E> type, String id, String path) {
        for (E constant : type.getEnumConstants()) {
            if (id(constant).equals(id)) {
                return constant;
            }
        }
        throw new Refusal(Refusal.Reason.NOT_ALLOWED, path, id, choices(type));
    }

    /** All ids of {@code type}, in order, separated by {@code ", "}. */
    public static String choices(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Ids::id).collect(Collectors.joining(", "));
    }
}
