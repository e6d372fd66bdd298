package playground.data;

/**
 * One column of numbers, scaled: (v − shift) / unit.
 *
 * @param shift the number that becomes 0, in the column's own units
 * @param unit how many of the column's own units become 1; above 0
 */
public record Affine(double shift, double unit) {
    /** Leaves a number as it is. */
    public static final Affine IDENTITY = new Affine(0, 1);

    public double scaled(double own) {
        return (own - shift) / unit;
    }

    /** Back to the column's own units. */
    public double own(double scaled) {
        return scaled * unit + shift;
    }
}
