package playground.experiment;

/**
 * The random Fourier features among a network's inputs.
 *
 * @param count how many; 0 for none
 * @param scale standard deviation of their frequencies, in radians for each unit of a coordinate
 */
public record FourierSettings(int count, double scale) {
    public static final FourierSettings NONE =
            new FourierSettings((int) Ranges.FOURIER_COUNT.initial(), Ranges.FOURIER_SCALE.initial());

    public FourierSettings {
        Ranges.FOURIER_COUNT.check("count", count);
        Ranges.FOURIER_SCALE.check("scale", scale);
    }
}
