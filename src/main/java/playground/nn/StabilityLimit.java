package playground.nn;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The largest curvature at which an optimizer is stable: on a parabola with a larger curvature, its steps grow (Cohen et al.,
 * "Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability", 2021, section 2 and appendix B). The other
 * optimizers have no such limit here, because they adapt the size of their steps.
 */
public enum StabilityLimit {
    OF_SGD(OptimizerKind.SGD, "2/η"),
    OF_MOMENTUM(OptimizerKind.MOMENTUM, "2(1 + μ)/η"),
    OF_NESTEROV(OptimizerKind.NESTEROV, "2(1 + μ)/((1 + 2μ)η)");

    private final OptimizerKind optimizer;
    private final String formula;

    StabilityLimit(OptimizerKind optimizer, String formula) {
        this.optimizer = optimizer;
        this.formula = formula;
    }

    /** The optimizer whose limit it is. */
    public OptimizerKind optimizer() {
        return optimizer;
    }

    /** The limit's formula in textbook form: η is the learning rate, μ the momentum. */
    public String formula() {
        return formula;
    }

    private double at(double mu, double learningRate) {
        return switch (this) {
            case OF_SGD -> 2 / learningRate;
            case OF_MOMENTUM -> 2 * (1 + mu) / learningRate;
            case OF_NESTEROV -> 2 * (1 + mu) / (1 + 2 * mu) / learningRate;
        };
    }

    /** Empty for an optimizer without a limit. */
    public static OptionalDouble of(OptimizerSettings optimizer, double learningRate) {
        Optional<StabilityLimit> limit = Arrays.stream(values())
                .filter(candidate -> candidate.optimizer == optimizer.kind())
                .findFirst();
        return limit.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(limit.get().at(optimizer.momentum(), learningRate));
    }
}
