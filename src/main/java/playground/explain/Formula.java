package playground.explain;

/**
 * One line: a quantity, the expression that it is computed by, and what came out.
 *
 * @param id which line it is: {@code z}, {@code delta} and so on
 * @param of the left side, without a value
 * @param is the right side
 * @param result the core's own number, where the core has one; else the value of the expression
 */
public record Formula(String id, Quantity of, Expression is, double result) {
    static Formula of(String id, Quantity of, Expression is) {
        return new Formula(id, of.unvalued(), is, is.evaluate());
    }
}
