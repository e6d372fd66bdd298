package playground.experiment;

/** How a control spreads the values of a {@link NumberRange} over its length. */
public enum Scale {
    LINEAR,
    LOGARITHMIC
}
