package playground.data;

import playground.maths.Elementary;

/**
 * One step of a formula's program, which works on a stack of numbers: it takes its operands from the top and puts its
 * result there. Immutable.
 */
public sealed interface FormulaStep {
    /** Hands the step to the method of its kind; a new kind doesn't compile until every handler has one for it. */
    <T> T accept(Handler<T> handler);

    /** One method for each kind. */
    interface Handler<T> {
        T constant(Constant constant);

        T operation(Operation operation);
    }

    /** How many numbers it takes from the stack. */
    int operands();

    /** Whether it is written {@code name(…)}. */
    boolean isFunction();

    /**
     * The value of this step at the point (x1, x2).
     *
     * @param a the first operand, if it has two; the second is {@code b}
     * @param b its only or last operand
     */
    double apply(double x1, double x2, double a, double b);

    /** Puts a constant on the stack. */
    record Constant(double value) implements FormulaStep {
        @Override
        public int operands() {
            return 0;
        }

        @Override
        public boolean isFunction() {
            return false;
        }

        @Override
        public double apply(double x1, double x2, double a, double b) {
            return value;
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.constant(this);
        }
    }

    /** A coordinate of the point, an operator, or a function; {@link #symbol} is its name in formulas and in messages. */
    enum Operation implements FormulaStep {
        X1("x1", 0),
        X2("x2", 0),
        ADD("+", 2),
        SUBTRACT("-", 2),
        MULTIPLY("*", 2),
        DIVIDE("/", 2),
        POWER("^", 2),
        NEGATE("neg", 1),
        SIN("sin", 1),
        COS("cos", 1),
        TANH("tanh", 1),
        EXP("exp", 1),
        LOG("log", 1),
        ABS("abs", 1),
        SQRT("sqrt", 1),
        MIN("min", 2),
        MAX("max", 2);

        private final String symbol;
        private final int operands;

        Operation(String symbol, int operands) {
            this.symbol = symbol;
            this.operands = operands;
        }

        public String symbol() {
            return symbol;
        }

        @Override
        public boolean isFunction() {
            return operands > 0 && this != NEGATE && Character.isLetter(symbol.charAt(0));
        }

        @Override
        public int operands() {
            return operands;
        }

        @Override
        public double apply(double x1, double x2, double a, double b) {
            return switch (this) {
                case X1 -> x1;
                case X2 -> x2;
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
                case POWER -> power(a, b);
                case NEGATE -> -b;
                case SIN -> Elementary.sin(b);
                case COS -> Elementary.cos(b);
                case TANH -> Elementary.tanh(b);
                case EXP -> Elementary.exp(b);
                case LOG -> Elementary.log(b);
                case ABS -> Math.abs(b);
                case SQRT -> Math.sqrt(b);
                case MIN -> Math.min(a, b);
                case MAX -> Math.max(a, b);
            };
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.operation(this);
        }

        private static final int MOST_PRODUCTS = 1024;

        /**
         * a to the power b: by products for whole exponents up to {@value #MOST_PRODUCTS}, by e^(b ln a) beyond; NaN for
         * other exponents of a negative number.
         */
        private static double power(double a, double b) {
            boolean whole = b == Math.rint(b);
            if (whole && Math.abs(b) <= MOST_PRODUCTS) {
                double result = 1;
                double square = a;
                for (int rest = (int) Math.abs(b); rest > 0; rest >>= 1) {
                    result *= (rest & 1) == 1 ? square : 1;
                    square *= square;
                }
                return b < 0 ? 1 / result : result;
            }
            boolean odd = whole && Math.abs(b % 2) == 1;
            double magnitude = Elementary.exp(b * Elementary.log(whole ? Math.abs(a) : a));
            return odd && a < 0 ? -magnitude : magnitude;
        }
    }
}
