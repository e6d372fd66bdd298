package playground.nn;

/**
 * An optimizer to be made: its kind and the numbers it may read. Numbers that {@link OptimizerKind#settings} doesn't list are
 * carried along without effect. The caller checks their ranges.
 */
public record OptimizerSettings(
        OptimizerKind kind,
        double momentum,
        double decay,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay) {

    /** The kind with the {@link OptimizerSetting#initial initial} value of every setting. */
    public static OptimizerSettings initial(OptimizerKind kind) {
        return new OptimizerSettings(
                kind,
                OptimizerSetting.MOMENTUM.initial(),
                OptimizerSetting.DECAY.initial(),
                OptimizerSetting.BETA1.initial(),
                OptimizerSetting.BETA2.initial(),
                OptimizerSetting.EPSILON.initial(),
                OptimizerSetting.WEIGHT_DECAY.initial());
    }

    /**
     * An optimizer for this number of parameters, which has made no step yet. The shapes of its {@link Optimizer#state} depend on
     * the kind and the count only. So a run can go on with other settings: make a new optimizer and copy the state over.
     */
    public Optimizer create(int parameterCount) {
        return switch (kind) {
            case SGD -> new Sgd();
            case MOMENTUM -> new Momentum(momentum, parameterCount);
            case NESTEROV -> new Nesterov(momentum, parameterCount);
            case ADAGRAD -> new AdaGrad(epsilon, parameterCount);
            case RMSPROP -> new RmsProp(decay, epsilon, parameterCount);
            case ADAM -> new Adam(beta1, beta2, epsilon, parameterCount);
            case ADAMW -> new AdamW(beta1, beta2, epsilon, weightDecay, parameterCount);
        };
    }
}
