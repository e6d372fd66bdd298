package playground.experiment;

import static playground.experiment.Setting.number;

import java.util.List;

/**
 * The random Fourier features among a network's inputs.
 *
 * @param count how many; 0 for none
 * @param scale standard deviation of their frequencies, in radians for each unit of a coordinate
 */
public record FourierSettings(int count, double scale) {
    public static final FourierSettings NONE =
            new FourierSettings((int) Ranges.FOURIER_COUNT.initial(), Ranges.FOURIER_SCALE.initial());

    public static final Setting<FourierSettings, Double> COUNT =
            number("network.fourier.count", Ranges.FOURIER_COUNT, FourierSettings::count);
    public static final Setting<FourierSettings, Double> SCALE =
            number("network.fourier.scale", Ranges.FOURIER_SCALE, FourierSettings::scale);

    public static final List<Setting<FourierSettings, ?>> TABLE = List.of(COUNT, SCALE);

    public FourierSettings {
        Ranges.FOURIER_COUNT.check("count", count);
        Ranges.FOURIER_SCALE.check("scale", scale);
    }

    /** These settings with the given values in place of the old. */
    public FourierSettings with(Given<FourierSettings> given) {
        return new FourierSettings(given.whole(COUNT, this), given.get(SCALE, this));
    }
}
