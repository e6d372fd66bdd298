package playground.protocol;

import playground.experiment.Ranges;

/** The sizes that the protocol takes, beyond the ranges of an experiment. */
public final class Limits {
    /** A text message's bytes: room for the most points with all their digits and the most parameters. */
    public static final int MESSAGE_BYTES = 1 << 20;

    /** Frames that may be on their way to a page before it acknowledges one. */
    public static final int FRAMES_IN_FLIGHT = 2;

    /** Numbers, texts, objects and lists of a message: the most points and the most parameters come to some 45,000. */
    static final int VALUES = 1 << 16;

    /** Objects and lists within each other; an experiment needs six. */
    static final int NESTING = 16;

    /** Characters of one number. */
    static final int NUMBER_LENGTH = 400;

    /** No layer has more inputs: all kinds of inputs together, or the units of the layer before. */
    static final int MOST_INPUTS = (int)
            Math.max(Ranges.UNITS.max(), Ranges.FEATURES.max() + Ranges.FOURIER_COUNT.max() + Ranges.FORMULAS.max());

    /** No network has more parameters: as if each layer, the output too, had the most units after the most inputs. */
    static final int MOST_PARAMETERS = (int) ((Ranges.LAYERS.max() + 1) * Ranges.UNITS.max() * (MOST_INPUTS + 1));

    private Limits() {}
}
