package playground.nn;

import static playground.nn.OptimizerSetting.BETA1;
import static playground.nn.OptimizerSetting.BETA2;
import static playground.nn.OptimizerSetting.DECAY;
import static playground.nn.OptimizerSetting.EPSILON;
import static playground.nn.OptimizerSetting.WEIGHT_DECAY;

import java.util.List;

/** Which optimizer, and which {@link OptimizerSetting}s it reads. */
public enum OptimizerKind {
    /** Plain gradient descent. */
    SGD,
    /** Gradient descent with a velocity. */
    MOMENTUM,
    /** Momentum that looks ahead. */
    NESTEROV,
    /** Steps that shrink with all squares of the gradient so far. */
    ADAGRAD,
    /** Steps in units of the gradient's recent size. */
    RMSPROP,
    /** A velocity in units of the gradient's recent size. */
    ADAM,
    /** Adam with weight decay beside it. */
    ADAMW;

    /** The settings that it reads, in the order to show them in. */
    public List<OptimizerSetting> settings() {
        return switch (this) {
            case SGD -> List.of();
            case MOMENTUM, NESTEROV -> List.of(OptimizerSetting.MOMENTUM);
            case ADAGRAD -> List.of(EPSILON);
            case RMSPROP -> List.of(DECAY, EPSILON);
            case ADAM -> List.of(BETA1, BETA2, EPSILON);
            case ADAMW -> List.of(BETA1, BETA2, EPSILON, WEIGHT_DECAY);
        };
    }

    /** An optimizer of this kind with the {@link OptimizerSetting#initial initial} settings, which has made no step. */
    public Optimizer create(int parameterCount) {
        return OptimizerSettings.initial(this).create(parameterCount);
    }
}
