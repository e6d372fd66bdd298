package playground.protocol;

import playground.experiment.Ranges;

/** The protocol's limits on sizes, beside the ranges of an experiment. */
public final class Limits {
    /** The most bytes of a text message: enough for the most points, with all their digits, and the most parameters. */
    public static final int MESSAGE_BYTES = 1 << 20;

    /** The most characters of a link that a file is to name: enough for the most points. */
    static final int LINK_LENGTH = 1 << 17;

    /** A page acknowledges so many frames of a run at once, since one acknowledgement costs as much to read as ten steps. */
    static final int FRAMES_AN_ACK = 2;

    /** Frames that may be on their way: the first of the next ones needn't wait for the acknowledgement of those before. */
    public static final int FRAMES_IN_FLIGHT = 2 * FRAMES_AN_ACK - 1;

    /** The most runs of a sweep. */
    public static final int SWEPT_RUNS = 36;

    /** The most numbers, texts, objects and lists of a message: the most points and the most parameters need about 45,000. */
    static final int VALUES = 1 << 16;

    /** The deepest nesting of objects and lists; an experiment needs six. */
    static final int NESTING = 16;

    /** The most characters of one number. */
    static final int NUMBER_LENGTH = 400;

    /** The most inputs of a layer: all kinds of inputs together, or the units of the layer before. */
    static final int MOST_INPUTS = (int)
            Math.max(Ranges.UNITS.max(), Ranges.FEATURES.max() + Ranges.FOURIER_COUNT.max() + Ranges.FORMULAS.max());

    /** An upper bound for the parameters of a network: as if each layer, the output too, had the most units and the most inputs. */
    static final int MOST_PARAMETERS = (int) ((Ranges.LAYERS.max() + 1) * Ranges.UNITS.max() * (MOST_INPUTS + 1));

    private Limits() {}
}
