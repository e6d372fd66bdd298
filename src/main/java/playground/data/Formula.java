package playground.data;

import java.util.List;
import playground.data.FormulaStep.Operation;

/**
 * A person's own input, or data set: an expression in x1 and x2, such as {@code sin(x1 * x2) / 2}.
 *
 * <p>It may use + - * / ^ and parentheses, sin cos tanh exp log abs sqrt min max, the constants pi and e, and {@code x} as another
 * name of x1. It can reach nothing else, and reading or evaluating it takes time in proportion to its length. Immutable; formulas
 * with the same text are equal.
 */
public final class Formula implements Input {
    /** The most characters that a formula may have. */
    public static final int LONGEST = 200;

    /** How a {@link FormulaError} names the end of the text. */
    public static final String END = "end";

    private final String text;
    private final List<FormulaStep> program;
    private final int depth;

    private Formula(String text, List<FormulaStep> program) {
        this.text = text;
        this.program = program;
        depth = depth(program);
    }

    /**
     * The formula that a text states.
     *
     * @throws FormulaError if it states none, or is longer than {@value #LONGEST} characters
     */
    public static Formula parse(String text) {
        if (text.length() > LONGEST) {
            throw new FormulaError(LONGEST, Character.toString(text.codePointAt(LONGEST)), END);
        }
        return new Formula(text, FormulaParser.parse(text));
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** Its steps in the order in which they are carried out (reverse Polish notation); the last one leaves the value. */
    public List<FormulaStep> program() {
        return program;
    }

    /** The value at the point (x1, x2). */
    public double at(double x1, double x2) {
        double[] value = new double[1];
        evaluate(new double[] {x1}, new double[] {x2}, value, 1);
        return value[0];
    }

    @Override
    public void evaluate(double[] x, double[] y, double[] values, int n) {
        FormulaStep[] steps = program.toArray(FormulaStep[]::new);
        // one more entry, below the first number, because a step without operands reads it as its b
        double[] stack = new double[depth + 1];
        for (int p = 0; p < n; p++) {
            int top = 0;
            for (FormulaStep step : steps) {
                double a = top > 0 ? stack[top - 1] : 0;
                double value = step.apply(x[p], y[p], a, stack[top]);
                top += 1 - step.operands();
                stack[top] = value;
            }
            values[p] = stack[top];
        }
    }

    @Override
    public <T> T accept(Handler<T> handler) {
        return handler.formula(this);
    }

    @Override
    public boolean readsX2() {
        return program.contains(Operation.X2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Formula formula && text.equals(formula.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static int depth(List<FormulaStep> program) {
        int depth = 0;
        int deepest = 0;
        for (FormulaStep step : program) {
            depth += 1 - step.operands();
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
