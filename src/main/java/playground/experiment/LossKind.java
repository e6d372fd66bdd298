package playground.experiment;

/** The loss as a person chooses it; {@link Objective} says which output and function it means for each problem. */
public enum LossKind {
    CROSS_ENTROPY,
    SQUARED_ERROR,
    ABSOLUTE_ERROR,
    HUBER,
    SQUARED_LOG_ERROR,
    HINGE
}
