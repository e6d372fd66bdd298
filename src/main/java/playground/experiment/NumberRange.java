package playground.experiment;

import java.math.BigDecimal;

/**
 * The values that one number of an experiment may take. Validation and the page's controls both read it.
 *
 * @param min smallest value allowed
 * @param max largest value allowed
 * @param step the distance between two stops of a control, 0 for none; values between two stops are valid too
 * @param initial the value a fresh control shows
 * @param scale how a slider spreads the range
 * @param integer whether only whole numbers are allowed
 */
public record NumberRange(double min, double max, double step, double initial, Scale scale, boolean integer) {

    public static NumberRange wholes(long min, long max, long step, long initial) {
        return new NumberRange(min, max, step, initial, Scale.LINEAR, true);
    }

    static NumberRange reals(double min, double max, double step, double initial) {
        return new NumberRange(min, max, step, initial, Scale.LINEAR, false);
    }

    static NumberRange logarithmic(double min, double max, double initial) {
        return new NumberRange(min, max, 0, initial, Scale.LOGARITHMIC, false);
    }

    /** Whether {@code value} may be taken; NaN and the infinities never may. */
    public boolean allows(double value) {
        return value >= min && value <= max && (!integer || value == Math.rint(value));
    }

    /** Refuses a value outside the range under the name {@code path}; returns it otherwise. */
    public double check(String path, double value) {
        if (!allows(value)) {
            throw new Refusal(Refusal.Reason.OUT_OF_RANGE, path, text(value), allowed());
        }
        return value;
    }

    /** As {@link #check(String, double)}, for numbers of up to 53 bits. */
    public long check(String path, long value) {
        check(path, (double) value);
        return value;
    }

    /** The range in words of its own notation, such as {@code 0.00001 … 10}. */
    public String allowed() {
        return min == max ? text(min) : text(min) + " … " + text(max);
    }

    /** A number as a person writes it: without an exponent as long as that is short. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String plain = value == 0
                ? "0"
                : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        return plain.length() <= 20 ? plain : Double.toString(value);
    }
}
