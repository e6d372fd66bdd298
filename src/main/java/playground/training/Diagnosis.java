package playground.training;

/**
 * Why more steps would change little: the run is stuck, or has learned everything.
 *
 * @param layer the hidden layer that it is about, counted from 0; −1 if it is about the run
 */
public record Diagnosis(Kind kind, int layer) {

    /** What was found, over all training points. Each is a fact about the parameters as they are; some pass. */
    public enum Kind {
        /** No unit of the layer lets a gradient through at any training point: the network answers the same to all of them. */
        DEAD_LAYER,
        /** All weights that leave the layer are 0, and it answers 0: no gradient comes back, and none reaches these weights. */
        ZERO_WEIGHTS,
        /** The units of the layer have equal weights in and out, get equal gradients, and so stay equal. */
        ALIKE_UNITS,
        /** No gradient leaves the loss, though it is not small. */
        NO_GRADIENT,
        /** Every training point is answered rightly, with next to no loss. */
        LEARNED
    }

    static Diagnosis of(Kind kind) {
        return new Diagnosis(kind, -1);
    }
}
