package playground.experiment;

/**
 * Which number of a network a {@link StopRule} watches, and on which side of the rule's own number it must come to lie. A rule
 * reads what its kind needs. Layers, units and inputs count from 1, as in formulas.
 *
 * @param side of the rule's number
 * @param layer a hidden layer, or after these the output layer
 * @param unit of that layer; of a prediction the unit of the output layer
 * @param input whose weight it is; 0 for the bias
 * @param x where the prediction is made
 * @param y where the prediction is made
 */
public record Watched(Side side, int layer, int unit, int input, double x, double y) {
    /** Which side of a number. */
    public enum Side {
        ABOVE,
        BELOW
    }

    public static final Watched FIRST_WEIGHT = new Watched(
            Side.ABOVE,
            (int) Ranges.STOP_LAYER.initial(),
            (int) Ranges.STOP_UNIT.initial(),
            (int) Ranges.STOP_INPUT.initial(),
            Ranges.COORDINATE.initial(),
            Ranges.COORDINATE.initial());

    public Watched {
        Ranges.STOP_LAYER.check("layer", layer);
        Ranges.STOP_UNIT.check("unit", unit);
        Ranges.STOP_INPUT.check("input", input);
        Ranges.COORDINATE.check("x", x);
        Ranges.COORDINATE.check("y", y);
    }

    /** Whether a number lies on that side of another. */
    public boolean isReached(double number, double limit) {
        return side == Side.ABOVE ? number > limit : number < limit;
    }
}
