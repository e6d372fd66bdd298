package playground.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import playground.maths.Elementary;

/**
 * A number that remembers how it was computed, so that {@link #backward} can tell how much every number before it
 * contributes: reverse-mode automatic differentiation on scalars.
 *
 * <p>A value and those that it was computed from form a directed graph without cycles. Everything but {@link #grad} is
 * fixed when the value is made. Not for use by several threads.
 */
public final class Value {
    private final String operation;
    private final double data;
    private final List<Value> operands;
    private final double[] partials;
    private double grad;

    /** partials[i] is ∂(this)/∂(operands[i]) at the operands' data. */
    private Value(String operation, double data, List<Value> operands, double... partials) {
        this.operation = operation;
        this.data = data;
        this.operands = operands;
        this.partials = partials;
    }

    /** A number that comes from outside: a parameter, an input, a constant. */
    public static Value of(double data) {
        return new Value("", data, List.of());
    }

    /** The number itself. */
    public double data() {
        return data;
    }

    /** ∂L/∂(this) after {@code L.backward()}, summed over all calls since it was made. */
    public double grad() {
        return grad;
    }

    /** What made it: + − * / tanh and so on; empty for a number from outside. */
    public String operation() {
        return operation;
    }

    /** What it was made from, in the operation's order. */
    public List<Value> operands() {
        return operands;
    }

    /** A copy of ∂(this)/∂(operand), in the order of the operands. */
    public double[] partials() {
        return partials.clone();
    }

    /** this + other. */
    public Value plus(Value other) {
        return new Value("+", data + other.data, List.of(this, other), 1, 1);
    }

    /** this − other. */
    public Value minus(Value other) {
        return new Value("−", data - other.data, List.of(this, other), 1, -1);
    }

    /** this · other. */
    public Value times(Value other) {
        return new Value("*", data * other.data, List.of(this, other), other.data, data);
    }

    /** this / other. */
    public Value dividedBy(Value other) {
        double quotient = data / other.data;
        return new Value("/", quotient, List.of(this, other), 1 / other.data, -quotient / other.data);
    }

    /** e to the power of this. */
    public Value exp() {
        double e = Elementary.exp(data);
        return new Value("exp", e, List.of(this), e);
    }

    /** The natural logarithm of this. */
    public Value log() {
        return new Value("log", Elementary.log(data), List.of(this), 1 / data);
    }

    /** The hyperbolic tangent of this. */
    public Value tanh() {
        double t = Elementary.tanh(data);
        return new Value("tanh", t, List.of(this), 1 - t * t);
    }

    /** 1 / (1 + e^−this). */
    public Value sigmoid() {
        double s = Elementary.sigmoid(data);
        return new Value("sigmoid", s, List.of(this), s * (1 - s));
    }

    /** ln(1 + e^this), for any number; the derivative is the sigmoid. */
    public Value softplus() {
        return new Value("softplus", Elementary.softplus(data), List.of(this), Elementary.sigmoid(data));
    }

    /** this where it's positive, else 0; the derivative at 0 is 0. */
    public Value relu() {
        return new Value("relu", Math.max(0, data), List.of(this), data > 0 ? 1 : 0);
    }

    /** this where it's positive, else slope · this; the derivative at 0 is the slope. */
    public Value leakyRelu(double slope) {
        double factor = data > 0 ? 1 : slope;
        return new Value("leaky relu", factor * data, List.of(this), factor);
    }

    /** |this|; the derivative at 0 is 0. */
    public Value abs() {
        return new Value("abs", Math.abs(data), List.of(this), Math.signum(data));
    }

    /** The sine of this. */
    public Value sin() {
        return new Value("sin", Elementary.sin(data), List.of(this), Elementary.cos(data));
    }

    /** The cosine of this. */
    public Value cos() {
        return new Value("cos", Elementary.cos(data), List.of(this), -Elementary.sin(data));
    }

    /** Φ(this), the share of the standard normal distribution below it. */
    public Value normalDistribution() {
        double density = Elementary.normalDensity(data);
        return new Value("Φ", Elementary.normalDistribution(data), List.of(this), density);
    }

    /** 1 where this is positive, else 0; the derivative is taken as 0 everywhere. */
    public Value step() {
        return new Value("step", data > 0 ? 1 : 0, List.of(this), 0);
    }

    /**
     * Adds ∂(this)/∂v to the grad of every value v that this was computed from, itself included: each passes its grad
     * on to its operands, times the partial derivative, after all that depend on it have done so.
     */
    public void backward() {
        List<Value> order = operandsFirst(Set.of());
        double[] before = new double[order.size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = order.get(i).grad;
            order.get(i).grad = 0;
        }
        grad = 1;
        for (int i = order.size() - 1; i >= 0; i--) {
            Value value = order.get(i);
            for (int k = 0; k < value.partials.length; k++) {
                value.operands.get(k).grad += value.partials[k] * value.grad;
            }
        }
        for (int i = 0; i < before.length; i++) order.get(i).grad += before[i];
    }

    /**
     * The graph below this as reverse mode walks it: this first, and every value after all in the graph that use it.
     *
     * @param ends values at which the walk stops
     */
    List<Value> usersFirst(Set<Value> ends) {
        List<Value> order = new ArrayList<>(operandsFirst(ends));
        Collections.reverse(order);
        return order;
    }

    /** Every value of the graph below this, each after its operands. Without recursion, since graphs get deep. */
    private List<Value> operandsFirst(Set<Value> ends) {
        Set<Value> order = new LinkedHashSet<>();
        Set<Value> entered = new HashSet<>();
        Deque<Value> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            Value value = open.peek();
            if (entered.add(value)) {
                List<Value> below = ends.contains(value) ? List.of() : value.operands;
                for (Value operand : below) if (!entered.contains(operand)) open.push(operand);
            } else {
                order.add(open.pop());
            }
        }
        return List.copyOf(order);
    }

    @Override
    public String toString() {
        return operation.isEmpty() ? Double.toString(data) : operation + " = " + data;
    }
}
