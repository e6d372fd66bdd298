package playground.export;

import java.util.List;
import playground.data.FormulaStep;

/** Arithmetic as programming languages write it. */
abstract class Infix implements Arithmetic<String> {
    /** The name of a function of one or two numbers: sine, cosine and so on, and the power. */
    abstract String function(FormulaStep.Operation operation);

    /** A function's call. */
    String call(FormulaStep.Operation operation, List<String> operands) {
        return function(operation) + "(" + String.join(", ", operands) + ")";
    }

    @Override
    public String number(double value) {
        return Double.toString(value);
    }

    @Override
    public String apply(FormulaStep.Operation operation, List<String> operands) {
        return switch (operation) {
            case X1, X2 -> operation.symbol();
            case ADD, SUBTRACT, MULTIPLY, DIVIDE ->
                operand(operands.get(0)) + " " + operation.symbol() + " " + operand(operands.get(1));
            case NEGATE -> "-" + operand(operands.get(0));
            case POWER, SIN, COS, TANH, EXP, LOG, ABS, SQRT, MIN, MAX -> call(operation, operands);
        };
    }

    @Override
    public final String odd(String operand) {
        return operand(operand) + " % 2";
    }

    /** In parentheses, unless it can be read in one way only: where it is an operation, there is a space outside of all calls. */
    private static String operand(String expression) {
        int depth = 0;
        boolean operation = expression.startsWith("-");
        for (int i = 0; i < expression.length(); i++) {
            char character = expression.charAt(i);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            operation |= depth == 0 && character == ' ';
        }
        return operation ? "(" + expression + ")" : expression;
    }
}
