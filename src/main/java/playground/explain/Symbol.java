package playground.explain;

import playground.experiment.Ids;

/** What a number in a formula is called. */
public enum Symbol {
    /** An input of the network. */
    X("x"),
    /** A pre-activation. */
    Z("z"),
    /** The largest pre-activation of the output, which softmax may be shifted by. */
    Z_MAX,
    /** An activation of a hidden unit. */
    A("a"),
    /** A prediction: the activation of an output unit. */
    Y_HAT("ŷ", "yhat"),
    /** A target. */
    Y("y"),
    /** A weight. */
    W("w"),
    /** A bias. */
    B("b"),
    /** ∂C/∂z. */
    DELTA("δ"),
    /** The loss. */
    C("C", "C"),
    /** σ′(z). */
    SLOPE,
    /** ∂C/∂ŷ. */
    D_OUTPUT,
    /** ∂C/∂w. */
    D_WEIGHT,
    /** ∂C/∂b. */
    D_BIAS,
    /** The gradient of the loss with its penalty. */
    G("g"),
    /** What the optimizer is given after clipping. */
    G_CLIPPED("ĝ"),
    /** The length of all gradients together. */
    NORM("‖g‖"),
    /** The greatest length that clipping leaves. */
    CLIP_NORM("c"),
    /** The learning rate. */
    ETA("η"),
    /** The regularization rate. */
    LAMBDA("λ"),
    /** The share of the velocity that stays. */
    MOMENTUM("μ"),
    /** The share of the mean square that stays. */
    DECAY("ρ"),
    BETA_1("β₁"),
    BETA_2("β₂"),
    /** β₁ᵗ after the step. */
    BETA_1_POWER,
    /** β₂ᵗ after the step. */
    BETA_2_POWER,
    EPSILON("ε"),
    WEIGHT_DECAY("ω"),
    VELOCITY("u"),
    /** AdaGrad's sum of squares, RMSProp's mean square. */
    SQUARES("s"),
    /** Adam's first moment. */
    M("m"),
    /** Adam's second moment. */
    V("v"),
    M_HAT("m̂"),
    V_HAT("v̂"),
    LEAKY_SLOPE("α"),
    HUBER_DELTA("d");

    private final String letter;
    private final String wire;

    /** A symbol that is more than a letter; the page composes it. */
    Symbol() {
        this("");
    }

    Symbol(String letter) {
        this.letter = letter;
        this.wire = Ids.field(this);
    }

    Symbol(String letter, String wire) {
        this.letter = letter;
        this.wire = wire;
    }

    /** How a formula writes it, without indices; empty for what is more than a letter. */
    public String letter() {
        return letter;
    }

    /** Its name in messages. */
    public String wire() {
        return wire;
    }
}
