package playground.explain;

import java.util.List;

/**
 * A network of 2 inputs, 2 sigmoid units and 1 sigmoid output with cross-entropy, and one example, by hand.
 *
 * <p>Given: x = (1, 0.5), y = 1; hidden units w₁ = (0.15, 0.2), b₁ = 0.35 and w₂ = (0.25, −0.3), b₂ = −0.1; output v = (0.4, −0.5),
 * c = 0.6; η = 0.5. With s(z) = 1 / (1 + e^−z):
 *
 * <pre>
 * forward   z₁ = 0.15·1 + 0.2·0.5 + 0.35          = 0.6
 *           a₁ = s(0.6)   = 1 / (1 + 0.5488116361) = 0.6456563062
 *           z₂ = 0.25·1 − 0.3·0.5 − 0.1           = 0
 *           a₂ = s(0)                              = 0.5
 *           z  = 0.4·0.6456563062 − 0.5·0.5 + 0.6  = 0.2582625225 − 0.25 + 0.6 = 0.6082625225
 *           ŷ  = s(0.6082625225) = 1 / (1 + e^−0.6082625225)
 *              e^−0.6082625225 = e^−0.6 · e^−0.0082625225 = 0.5488116361 · 0.9917715183 = 0.5442957496
 *              ŷ = 1 / 1.5442957496                = 0.6475443582
 * loss      C  = −ln 0.6475443582 = ln 1.5442957496
 *              = ln 1.5 + ln 1.0295304997 = 0.4054651081 + 0.0291028728  = 0.4345679809
 * backward  δ  = ŷ − y = 0.6475443582 − 1          = −0.3524556418
 *           ∂C/∂v₁ = a₁ δ = 0.6456563062 · −0.3524556418 = −0.2275652078
 *           ∂C/∂v₂ = a₂ δ = 0.5 · −0.3524556418    = −0.1762278209
 *           ∂C/∂c  = δ                             = −0.3524556418
 *           δ₁ = v₁ δ · a₁ (1 − a₁) = −0.1409822567 · 0.6456563062 · 0.3543436938
 *              = −0.1409822567 · 0.2287842405      = −0.0322545185
 *           δ₂ = v₂ δ · a₂ (1 − a₂) = 0.1762278209 · 0.25 = 0.0440569552
 *           ∂C/∂w₁ = (1, 0.5) δ₁                   = (−0.0322545185, −0.0161272593),  ∂C/∂b₁ = δ₁
 *           ∂C/∂w₂ = (1, 0.5) δ₂                   = ( 0.0440569552,  0.0220284776),  ∂C/∂b₂ = δ₂
 * update    w₁ = (0.15 + 0.0161272593, 0.2 + 0.0080636296) = (0.1661272593, 0.2080636296), b₁ = 0.3661272593
 *           w₂ = (0.25 − 0.0220284776, −0.3 − 0.0110142388) = (0.2279715224, −0.3110142388), b₂ = −0.1220284776
 *           v  = (0.4 + 0.1137826039, −0.5 + 0.0881139105) = (0.5137826039, −0.4118860895), c = 0.7762278209
 * </pre>
 */
public final class HandTable {
    /** The hand has ten of them after the point. */
    public static final double DIGITS = 1e-10;

    public static final double LEARNING_RATE = 0.5;
    public static final List<Double> X = List.of(1.0, 0.5);

    /** Of the two hidden units, then of the output, as in all that follows. */
    public static final List<Double> Z = List.of(0.6, 0.0, 0.6082625225);

    public static final List<Double> A = List.of(0.6456563062, 0.5, 0.6475443582);
    public static final double LOSS = 0.4345679809;
    public static final List<Double> DELTA = List.of(-0.0322545185, 0.0440569552, -0.3524556418);

    /** In the order of the network's parameters: weights, then biases, layer by layer. */
    public static final List<Double> BEFORE = List.of(0.15, 0.2, 0.25, -0.3, 0.35, -0.1, 0.4, -0.5, 0.6);

    public static final List<Double> GRADIENT = List.of(
            -0.0322545185,
            -0.0161272593,
            0.0440569552,
            0.0220284776,
            -0.0322545185,
            0.0440569552,
            -0.2275652078,
            -0.1762278209,
            -0.3524556418);
    public static final List<Double> AFTER = List.of(
            0.1661272593,
            0.2080636296,
            0.2279715224,
            -0.3110142388,
            0.3661272593,
            -0.1220284776,
            0.5137826039,
            -0.4118860895,
            0.7762278209);

    private HandTable() {}
}
