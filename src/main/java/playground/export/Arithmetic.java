package playground.export;

import java.util.List;
import playground.data.FormulaStep;

/**
 * How a target writes arithmetic of a point's coordinates.
 *
 * @param <T> a written expression
 */
interface Arithmetic<T> {
    T number(double value);

    /** An operation on what was written before; the coordinates are operations without operands. */
    T apply(FormulaStep.Operation operation, List<T> operands);

    /** The largest whole number that isn't above it. */
    T floor(T operand);

    /** 1 where a whole number that isn't negative is odd, else 0. */
    T odd(T operand);

    /** A whole input that is the same number at each point. */
    T everywhere(double value);
}
