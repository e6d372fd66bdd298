package playground.explain;

import java.util.List;
import java.util.Optional;
import playground.maths.Elementary;

/**
 * A formula as a tree. One tree serves for both of its forms: with the symbols of its {@link Quantity quantities}, and with their
 * values in their places. Immutable.
 */
public sealed interface Expression
        permits Quantity,
                Expression.Literal,
                Expression.Sum,
                Expression.Negative,
                Expression.Product,
                Expression.Fraction,
                Expression.Power,
                Expression.Function,
                Expression.Total,
                Expression.Cases {

    /** Hands the expression to the method of its kind; a new kind doesn't compile until every handler has one for it. */
    <T> T accept(Handler<T> handler);

    /** One method for each kind. */
    interface Handler<T> {
        T quantity(Quantity quantity);

        T literal(Literal literal);

        T sum(Sum sum);

        T negative(Negative negative);

        T product(Product product);

        T fraction(Fraction fraction);

        T power(Power power);

        T function(Function function);

        T total(Total total);

        T cases(Cases cases);
    }

    /** The value of the expression, computed from the values of its quantities. */
    double evaluate();

    /** A number of the formula itself. */
    record Literal(double value) implements Expression {
        @Override
        public double evaluate() {
            return value;
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.literal(this);
        }
    }

    record Sum(List<Expression> terms) implements Expression {
        public Sum {
            terms = List.copyOf(terms);
        }

        @Override
        public double evaluate() {
            return terms.stream().mapToDouble(Expression::evaluate).reduce(0, Double::sum);
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.sum(this);
        }
    }

    record Negative(Expression of) implements Expression {
        @Override
        public double evaluate() {
            return -of.evaluate();
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.negative(this);
        }
    }

    record Product(List<Expression> factors) implements Expression {
        public Product {
            factors = List.copyOf(factors);
        }

        @Override
        public double evaluate() {
            return factors.stream().mapToDouble(Expression::evaluate).reduce(1, (a, b) -> a * b);
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.product(this);
        }
    }

    record Fraction(Expression over, Expression under) implements Expression {
        @Override
        public double evaluate() {
            return over.evaluate() / under.evaluate();
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.fraction(this);
        }
    }

    /** The base to a whole power. */
    record Power(Expression base, int exponent) implements Expression {
        @Override
        public double evaluate() {
            double b = base.evaluate();
            double power = 1;
            for (int i = 0; i < exponent; i++) power *= b;
            return power;
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.power(this);
        }
    }

    record Function(FunctionName name, List<Expression> arguments) implements Expression {
        public Function {
            arguments = List.copyOf(arguments);
        }

        @Override
        public double evaluate() {
            double x = arguments.get(0).evaluate();
            return switch (name) {
                case EXP -> Elementary.exp(x);
                case LOG -> Elementary.log(x);
                case TANH -> Elementary.tanh(x);
                case SIGMOID -> Elementary.sigmoid(x);
                case SOFTPLUS -> Elementary.softplus(x);
                case SIN -> Elementary.sin(x);
                case COS -> Elementary.cos(x);
                case NORMAL -> Elementary.normalDistribution(x);
                case DENSITY -> Elementary.normalDensity(x);
                case SQRT -> Math.sqrt(x);
                case ABS -> Math.abs(x);
                case SIGN -> Math.signum(x);
                case MAX -> Math.max(x, arguments.get(1).evaluate());
                case MIN -> Math.min(x, arguments.get(1).evaluate());
            };
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.function(this);
        }
    }

    /** The functions that formulas use; of one argument, but for the last two. */
    enum FunctionName {
        EXP,
        LOG,
        TANH,
        SIGMOID,
        /** ln(1 + eˣ). */
        SOFTPLUS,
        SIN,
        COS,
        /** Φ, the standard normal distribution. */
        NORMAL,
        /** φ, its density. */
        DENSITY,
        SQRT,
        ABS,
        SIGN,
        MAX,
        MIN
    }

    /**
     * Σ over an index.
     *
     * @param index the letter that runs
     * @param body any of the terms, with the letter for the index and without values
     * @param terms all of them, with their values
     */
    record Total(String index, Expression body, List<Expression> terms) implements Expression {
        public Total {
            terms = List.copyOf(terms);
        }

        @Override
        public double evaluate() {
            return terms.stream().mapToDouble(Expression::evaluate).reduce(0, Double::sum);
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.total(this);
        }
    }

    /**
     * One of several expressions, by conditions tried in their order.
     *
     * @param cases the last one has no condition
     */
    record Cases(List<Case> cases) implements Expression {
        public Cases {
            cases = List.copyOf(cases);
        }

        /** The index of the case that holds. */
        public int taken() {
            int i = 0;
            while (!cases.get(i).when().map(Condition::holds).orElse(true)) i++;
            return i;
        }

        @Override
        public double evaluate() {
            return cases.get(taken()).is().evaluate();
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.cases(this);
        }
    }

    /** An expression, and the condition under which it is the value. */
    record Case(Expression is, Optional<Condition> when) {}

    /** left &gt; right. */
    record Condition(Expression left, Expression right) {
        boolean holds() {
            return left.evaluate() > right.evaluate();
        }
    }

    Expression ZERO = number(0);
    Expression ONE = number(1);

    static Expression number(double value) {
        return new Literal(value);
    }

    static Expression sum(Expression... terms) {
        return new Sum(List.of(terms));
    }

    /** a − b. */
    static Expression difference(Expression a, Expression b) {
        return sum(a, new Negative(b));
    }

    /** The product, without factors that are the number 1; the number itself if nothing else is left. */
    static Expression product(Expression... factors) {
        List<Expression> kept =
                List.of(factors).stream().filter(factor -> !factor.equals(ONE)).toList();
        if (kept.isEmpty()) return ONE;
        return kept.size() == 1 ? kept.get(0) : new Product(kept);
    }

    static Expression fraction(Expression over, Expression under) {
        return new Fraction(over, under);
    }

    static Expression square(Expression base) {
        return new Power(base, 2);
    }

    static Expression function(FunctionName name, Expression... arguments) {
        return new Function(name, List.of(arguments));
    }

    /** {@code is} where left &gt; right, else {@code otherwise}. */
    static Expression above(Expression left, Expression right, Expression is, Expression otherwise) {
        Condition condition = new Condition(left, right);
        return new Cases(List.of(new Case(is, Optional.of(condition)), new Case(otherwise, Optional.empty())));
    }
}
