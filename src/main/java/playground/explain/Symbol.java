package playground.explain;

/** What a number in a formula is called. */
public enum Symbol {
    /** An input of the network. */
    X("x"),
    /** A pre-activation. */
    Z("z"),
    /** The largest pre-activation of the output, which softmax may be shifted by. */
    Z_MAX("zMax"),
    /** An activation of a hidden unit. */
    A("a"),
    /** A prediction: the activation of an output unit. */
    Y_HAT("yhat"),
    /** A target. */
    Y("y"),
    /** A weight. */
    W("w"),
    /** A bias. */
    B("b"),
    /** ∂C/∂z. */
    DELTA("delta"),
    /** The loss. */
    C("C"),
    /** σ′(z). */
    SLOPE("slope"),
    /** ∂C/∂ŷ. */
    D_OUTPUT("dOutput"),
    /** ∂C/∂w. */
    D_WEIGHT("dWeight"),
    /** ∂C/∂b. */
    D_BIAS("dBias"),
    /** The gradient of the loss with its penalty. */
    G("g"),
    /** What the optimizer is given after clipping. */
    G_CLIPPED("gClipped"),
    /** The length of all gradients together. */
    NORM("norm"),
    /** The greatest length that clipping leaves. */
    CLIP_NORM("clipNorm"),
    /** The learning rate. */
    ETA("eta"),
    /** The regularization rate. */
    LAMBDA("lambda"),
    /** The share of the velocity that stays. */
    MOMENTUM("momentum"),
    /** The share of the mean square that stays. */
    DECAY("decay"),
    BETA_1("beta1"),
    BETA_2("beta2"),
    /** β₁ᵗ after the step. */
    BETA_1_POWER("beta1Power"),
    /** β₂ᵗ after the step. */
    BETA_2_POWER("beta2Power"),
    EPSILON("epsilon"),
    WEIGHT_DECAY("weightDecay"),
    VELOCITY("velocity"),
    /** AdaGrad's sum of squares, RMSProp's mean square. */
    SQUARES("squares"),
    /** Adam's first moment. */
    M("m"),
    /** Adam's second moment. */
    V("v"),
    M_HAT("mHat"),
    V_HAT("vHat"),
    LEAKY_SLOPE("leakySlope"),
    HUBER_DELTA("huberDelta");

    private final String wire;

    Symbol(String wire) {
        this.wire = wire;
    }

    /** Its name in messages. */
    public String wire() {
        return wire;
    }
}
