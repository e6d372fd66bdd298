package playground.experiment;

/** How a test changes one setting of a part: {@code settings.with(given(ROW, value))}. */
public final class Givens {
    private Givens() {}

    public static <P, T> Given<P> given(Setting<P, T> setting, T value) {
        return new Given<P>().put(setting, value);
    }

    /** For whole numbers too, since every number in the table of settings is a {@code double}. */
    public static <P> Given<P> given(Setting<P, Double> setting, double value) {
        return new Given<P>().put(setting, value);
    }
}
