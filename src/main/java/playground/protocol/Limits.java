package playground.protocol;

import playground.training.Ranges;

/** The sizes that the protocol takes, beyond the ranges of an experiment. */
public final class Limits {
    /** A text message's bytes: room for the most points with all their digits and the most parameters. */
    public static final int MESSAGE_BYTES = 1 << 20;

    /** Frames that may be on their way to a page before it acknowledges one. */
    public static final int FRAMES_IN_FLIGHT = 2;

    /** Objects and lists within each other; an experiment needs six. */
    static final int NESTING = 16;

    /** Characters of one number. */
    static final int NUMBER_LENGTH = 400;

    /** No network has more parameters: a layer of most units after most inputs, at most as many outputs. */
    static final int MOST_PARAMETERS =
            (int) ((Ranges.LAYERS.max() + 1) * Ranges.UNITS.max() * (Ranges.UNITS.max() + 1));

    private Limits() {}
}
