package playground.training;

import java.util.OptionalDouble;

/**
 * How well a network does on the training points and on the test points.
 *
 * <p>A loss is the mean over the points, without regularization. A score is the share of points put into their own class,
 * 0 … 1; for regression it is R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)², at most 1. A number is empty if there are no points, if it isn't
 * finite, or if it is R² and all targets are equal.
 */
public record Evaluation(
        OptionalDouble trainLoss, OptionalDouble testLoss, OptionalDouble trainScore, OptionalDouble testScore) {

    /** Of numbers that may be infinite or NaN. */
    static Evaluation of(double trainLoss, double testLoss, double trainScore, double testScore) {
        return new Evaluation(finite(trainLoss), finite(testLoss), finite(trainScore), finite(testScore));
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
