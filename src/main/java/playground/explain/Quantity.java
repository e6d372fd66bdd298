package playground.explain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A number with a name: a leaf of a formula, which can be shown as its symbol or as its value. Immutable.
 *
 * @param indices which of its kind it is
 * @param next whether it is the value after the step, of a number that the step changes
 * @param value the number; empty in the part of a sum that speaks of all its terms, and on a formula's left side
 */
public record Quantity(Symbol symbol, Map<Role, Index> indices, boolean next, OptionalDouble value)
        implements Expression {
    /** What an index counts. */
    public enum Role {
        LAYER,
        UNIT,
        INPUT,
        EXAMPLE
    }

    /**
     * One index.
     *
     * @param text a number from 0, or the letter that runs over all of them
     */
    public record Index(String text) {}

    public Quantity {
        Map<Role, Index> inOrder = new EnumMap<>(Role.class);
        inOrder.putAll(indices);
        indices = Collections.unmodifiableMap(inOrder);
    }

    static Quantity of(Symbol symbol) {
        return new Quantity(symbol, Map.of(), false, OptionalDouble.empty());
    }

    static Quantity of(Symbol symbol, double value) {
        return of(symbol).with(value);
    }

    static Quantity ofUnit(Symbol symbol, int layer, int unit) {
        return of(symbol).at(Role.LAYER, layer).at(Role.UNIT, unit);
    }

    static Quantity ofWeight(Symbol symbol, int layer, int unit, int input) {
        return ofUnit(symbol, layer, unit).at(Role.INPUT, input);
    }

    Quantity with(double number) {
        return new Quantity(symbol, indices, next, OptionalDouble.of(number));
    }

    Quantity at(Role role, int number) {
        return at(role, Integer.toString(number));
    }

    /** With one more index, or another text for one that it has. */
    Quantity at(Role role, String text) {
        Map<Role, Index> more = new EnumMap<>(Role.class);
        more.putAll(indices);
        more.put(role, new Index(text));
        return new Quantity(symbol, more, next, value);
    }

    /** The same quantity after the step. */
    Quantity afterStep() {
        return new Quantity(symbol, indices, true, value);
    }

    /** Without its number. */
    Quantity unvalued() {
        return new Quantity(symbol, indices, next, OptionalDouble.empty());
    }

    @Override
    public <T> T accept(Handler<T> handler) {
        return handler.quantity(this);
    }

    @Override
    public double evaluate() {
        return value.orElseThrow(() -> new IllegalStateException(this + " has no value"));
    }
}
