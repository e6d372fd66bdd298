package playground.nn;

/** The function of the output layer, from its pre-activations (the logits) to the network's predictions. */
public enum Output {
    /** ŷ = z. */
    LINEAR,
    /** ŷ = 1 / (1 + e^-z): for each unit by itself, the probability of class 1. */
    SIGMOID,
    /** ŷ = tanh z: from -1 (class 0) to 1 (class 1). */
    TANH,
    /** ŷ_k = e^z_k / Σ_j e^z_j: the probabilities of the classes, which sum to 1. */
    SOFTMAX
}
