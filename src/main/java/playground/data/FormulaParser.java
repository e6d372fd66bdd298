package playground.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import playground.data.FormulaStep.Operation;

/**
 * Reads one formula by recursive descent, and writes its steps in the order in which they are carried out.
 *
 * <pre>
 * sum     = product { (+ | -) product }
 * product = signed { (* | /) signed }
 * signed  = - signed | operand [ ^ signed ]            so -x^2 is -(x^2), and x^y^z is x^(y^z)
 * operand = number | name | name ( sum [ , sum ] ) | ( sum )
 * </pre>
 */
final class FormulaParser {
    private static final Map<String, FormulaStep> NAMES = names();
    private static final String OPERAND = Arrays.stream(Operation.values())
            .filter(Operation::isFunction)
            .map(Operation::symbol)
            .collect(Collectors.joining(", ", "number, -, (, x1, x2, x, pi, e, ", ""));
    private static final String OPERATOR = "+, -, *, /, ^, ";

    private final String text;
    private final List<FormulaStep> steps = new ArrayList<>();
    private int at;

    private FormulaParser(String text) {
        this.text = text;
    }

    static List<FormulaStep> parse(String text) {
        FormulaParser parser = new FormulaParser(text);
        parser.sum();
        parser.expect(Formula.END);
        return List.copyOf(parser.steps);
    }

    private void sum() {
        product();
        while (true) {
            if (skip('+')) {
                product();
                steps.add(Operation.ADD);
            } else if (skipMinus()) {
                product();
                steps.add(Operation.SUBTRACT);
            } else {
                return;
            }
        }
    }

    private void product() {
        signed();
        while (true) {
            if (skip('*')) {
                signed();
                steps.add(Operation.MULTIPLY);
            } else if (skip('/')) {
                signed();
                steps.add(Operation.DIVIDE);
            } else {
                return;
            }
        }
    }

    private void signed() {
        if (skipMinus()) {
            signed();
            steps.add(Operation.NEGATE);
            return;
        }
        operand();
        if (skip('^')) {
            signed();
            steps.add(Operation.POWER);
        }
    }

    private void operand() {
        if (skip('(')) {
            sum();
            expect(")");
            return;
        }
        int start = at;
        String came = next();
        FormulaStep step = isDigit(came.charAt(0)) || came.charAt(0) == '.' ? number(came) : NAMES.get(came);
        if (step == null) {
            throw new FormulaError(start, came, OPERAND);
        }
        at += came.length();
        if (step.isFunction()) {
            arguments(step);
        }
        steps.add(step);
    }

    private void arguments(FormulaStep function) {
        if (!skip('(')) {
            throw new FormulaError(at, next(), "(");
        }
        sum();
        for (int i = 1; i < function.operands(); i++) {
            expect(",");
            sum();
        }
        expect(")");
    }

    private static FormulaStep number(String came) {
        try {
            double value = Double.parseDouble(came);
            return Double.isFinite(value) ? new FormulaStep.Constant(value) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Reads over the mark, which must follow an operand here if no operator does. */
    private void expect(String mark) {
        String came = next();
        if (!came.equals(mark)) {
            throw new FormulaError(at, came, OPERATOR + mark);
        }
        at += mark.equals(Formula.END) ? 0 : 1;
    }

    private boolean skip(char mark) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == mark) {
            at++;
            skipSpace();
            return true;
        }
        return false;
    }

    /** The hyphen of the keyboard or the minus sign of print. */
    private boolean skipMinus() {
        return skip('-') || skip('\u2212');
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** The whole name or number from here on, otherwise the character here, or the end. Passes over nothing but space. */
    private String next() {
        skipSpace();
        if (at == text.length()) {
            return Formula.END;
        }
        int first = text.codePointAt(at);
        int end = at + Character.charCount(first);
        if (Character.isLetter(first)) {
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
        } else if (isDigit(first) || first == '.') {
            end = endOfNumber();
        }
        return text.substring(at, end);
    }

    private int endOfNumber() {
        int end = at;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int digits = end + 1;
            if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
                digits++;
            }
            int exponent = digits;
            while (exponent < text.length() && isDigit(text.charAt(exponent))) {
                exponent++;
            }
            end = exponent > digits ? exponent : end;
        }
        return end;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static Map<String, FormulaStep> names() {
        Map<String, FormulaStep> names = new LinkedHashMap<>();
        names.put("x1", Operation.X1);
        names.put("x2", Operation.X2);
        names.put("x", Operation.X1);
        names.put("pi", new FormulaStep.Constant(Math.PI));
        names.put("e", new FormulaStep.Constant(Math.E));
        for (Operation operation : Operation.values()) {
            if (operation.isFunction()) {
                names.put(operation.symbol(), operation);
            }
        }
        return names;
    }
}
