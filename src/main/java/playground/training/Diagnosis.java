package playground.training;

/**
 * Why more steps would change little: the run is stuck, or has learned everything.
 *
 * @param layer the hidden layer concerned, counted from 0; −1 if the whole run is
 */
public record Diagnosis(Kind kind, int layer) {

    /** What was found, over all training points. Each is a fact about the present parameters, and later steps may end it. */
    public enum Kind {
        /** No unit of the layer lets a gradient through at any training point: the network outputs the same for all of them. */
        DEAD_LAYER,
        /** All weights that leave the layer are 0, and so are its outputs: neither the layer nor these weights get a gradient. */
        ZERO_WEIGHTS,
        /** The units of the layer have equal weights in and out, get equal gradients, and so stay equal. */
        ALIKE_UNITS,
        /** No gradient leaves the loss, though it is not small. */
        NO_GRADIENT,
        /** The output is right at every training point, and the loss is next to 0. */
        LEARNED
    }

    static Diagnosis of(Kind kind) {
        return new Diagnosis(kind, -1);
    }
}
