package playground.experiment;

import java.util.List;
import java.util.Optional;

/** The values that a {@link Setting} may have. */
public sealed interface Values<T> {

    /** A number within a range. */
    record Numeric(NumberRange limits) implements Values<Double> {
        @Override
        public Optional<NumberRange> range() {
            return Optional.of(limits);
        }

        @Override
        public <P, R> R accept(Setting<P, Double> setting, Handler<P, R> handler) {
            return handler.number(setting, limits);
        }
    }

    /** One of an enum's constants. */
    record Choice<E extends Enum<E>>(Class<E> type) implements Values<E> {
        @Override
        public Optional<Class<? extends Enum<?>>> choices() {
            return Optional.of(type);
        }

        @Override
        public <P, R> R accept(Setting<P, E> setting, Handler<P, R> handler) {
            return handler.choice(setting, type);
        }
    }

    /** On or off. */
    record Flag() implements Values<Boolean> {
        @Override
        public <P, R> R accept(Setting<P, Boolean> setting, Handler<P, R> handler) {
            return handler.flag(setting);
        }
    }

    /**
     * A list, or several numbers and choices that are given together: its form in JSON and in a link is its own.
     *
     * @param range for a list, the range of its length
     * @param choices for a list of constants, the constants
     * @param parts numbers and choices within it
     */
    record Compound<T>(
            Optional<NumberRange> range, Optional<Class<? extends Enum<?>>> choices, List<Setting<?, ?>> parts)
            implements Values<T> {
        @Override
        public <P, R> R accept(Setting<P, T> setting, Handler<P, R> handler) {
            return handler.compound(setting);
        }
    }

    default Optional<NumberRange> range() {
        return Optional.empty();
    }

    default Optional<Class<? extends Enum<?>>> choices() {
        return Optional.empty();
    }

    default List<Setting<?, ?>> parts() {
        return List.of();
    }

    <P, R> R accept(Setting<P, T> setting, Handler<P, R> handler);

    /** What to do with each kind. */
    interface Handler<P, R> {
        R number(Setting<P, Double> setting, NumberRange range);

        <E extends Enum<E>> R choice(Setting<P, E> setting, Class<E> type);

        R flag(Setting<P, Boolean> setting);

        <T> R compound(Setting<P, T> setting);
    }
}
