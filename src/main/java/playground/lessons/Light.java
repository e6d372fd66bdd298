package playground.lessons;

/** A part of the page that a step talks about, and that is lit up while it does. A tab is opened, too. */
public enum Light {
    PLANE,
    LOSS,
    /** Losses and scores as numbers. */
    FIGURES,
    NETWORK,
    DATA,
    FEATURES,
    RUN,
    STEP,
    LEARNING_RATE,
    ACTIVATION,
    BATCH_SIZE,
    OPTIMIZER,
    /** The tab that follows one example. */
    EXAMPLE,
    MATRICES,
    GRAPH,
    CHECK,
    WEIGHTS,
    HEALTH
}
