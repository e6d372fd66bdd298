package playground.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One row of the table of {@link Settings}: a setting's path, its possible values, and when it is read at all. Its JSON, its entry
 * in a link and its control on the page are made from the row; its default is the one in its part's default.
 *
 * @param <P> the record that holds it
 * @param <T> its values
 * @param path its path in an experiment, such as {@code training.learningRate}
 * @param values the values it may have
 * @param getter its value in a part; null for none, as of the points of a generator
 * @param key its key in a link; empty if it isn't in links, or is part of the entry of the setting around it
 * @param condition when it is read; empty for always
 * @param group its group in the page's popover of less common settings; empty if the page puts it elsewhere
 */
public record Setting<P, T>(
        String path,
        Values<T> values,
        Function<P, T> getter,
        Optional<String> key,
        Optional<Condition> condition,
        Optional<Group> group) {

    /**
     * When a setting is read.
     *
     * @param path of a choice
     * @param ids the choices with which it is read; if the choice is a list, one entry among them is enough
     */
    public record Condition(String path, List<String> ids) {}

    /** The groups of settings that are changed less often. */
    public enum Group {
        DATA,
        OPTIMIZER,
        FUNCTIONS,
        REGULARIZATION,
        INITIALIZATION
    }

    static <P> Setting<P, Double> number(String path, NumberRange range, Function<P, Number> getter) {
        return of(path, new Values.Numeric(range), part -> getter.apply(part).doubleValue());
    }

    static <P, E extends Enum<E>> Setting<P, E> choice(String path, Class<E> type, Function<P, E> getter) {
        return of(path, new Values.Choice<>(type), getter);
    }

    static <P> Setting<P, Boolean> flag(String path, Function<P, Boolean> getter) {
        return of(path, new Values.Flag(), getter);
    }

    /** A list with a range for its length, and the numbers and choices that each entry has. */
    static <P, T> Setting<P, T> list(String path, NumberRange size, Function<P, T> getter, Setting<?, ?>... entry) {
        return of(path, new Values.Compound<>(Optional.of(size), Optional.empty(), List.of(entry)), getter);
    }

    /** A list of an enum's constants, with a range for its length. */
    static <P, T> Setting<P, T> choices(
            String path, NumberRange size, Class<? extends Enum<?>> type, Function<P, T> getter) {
        return of(path, new Values.Compound<>(Optional.of(size), Optional.of(type), List.of()), getter);
    }

    /** Several numbers and choices that are given together. */
    static <P, T> Setting<P, T> object(String path, Function<P, T> getter, List<? extends Setting<?, ?>> parts) {
        return of(path, new Values.Compound<>(Optional.empty(), Optional.empty(), List.copyOf(parts)), getter);
    }

    private static <P, T> Setting<P, T> of(String path, Values<T> values, Function<P, T> getter) {
        return new Setting<>(path, values, getter, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Setting<P, T> inLinks(String newKey) {
        return new Setting<>(path, values, getter, Optional.of(newKey), condition, group);
    }

    Setting<P, T> in(Group newGroup) {
        return new Setting<>(path, values, getter, key, condition, Optional.of(newGroup));
    }

    /** Read only while the choice at {@code choicePath} is one of those that fit. */
    <E extends Enum<E>> Setting<P, T> readWith(String choicePath, Class<E> type, Predicate<E> fits) {
        List<String> ids =
                Arrays.stream(type.getEnumConstants()).filter(fits).map(Ids::id).toList();
        return new Setting<>(path, values, getter, key, Optional.of(new Condition(choicePath, ids)), group);
    }

    /** Read only while the choice at {@code choicePath} is this one. */
    <E extends Enum<E>> Setting<P, T> readWith(String choicePath, E only) {
        return readWith(choicePath, only.getDeclaringClass(), only::equals);
    }

    /** The last word of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    public T of(P part) {
        return getter.apply(part);
    }

    public <R> R accept(Values.Handler<P, R> handler) {
        return values.accept(this, handler);
    }
}
