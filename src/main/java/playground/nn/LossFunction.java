package playground.nn;

/** How a {@link Loss} is computed. All arrays are (units, n): logits z, predictions ŷ, targets y. Belongs to one thread. */
interface LossFunction {
    /** The mean loss of the first n samples. Modifies nothing. */
    double mean(double[][] z, double[][] predicted, double[][] targets, int n);

    /** Overwrites dZ (units, n) with ∂L/∂z, the output's derivative included. Modifies nothing else. */
    void gradient(OutputFunction output, double[][] z, double[][] predicted, double[][] targets, double[][] dZ, int n);

    /**
     * The change of that gradient along rZ (units, n), a change of z: overwrites rDZ (units, n) with (∂²L/∂z²) rZ. At a kink, the
     * loss counts as straight. Modifies nothing else.
     */
    void curvature(
            OutputFunction output,
            double[][] z,
            double[][] predicted,
            double[][] targets,
            double[][] rZ,
            double[][] rDZ,
            int n);

    /** The loss as a function, for up to capacity samples. */
    static LossFunction of(Loss loss, double huberDelta, int capacity) {
        return switch (loss) {
            case MEAN_SQUARED_ERROR -> new MeanSquaredError();
            case MEAN_ABSOLUTE_ERROR -> new MeanAbsoluteError();
            case HUBER -> new Huber(huberDelta);
            case MEAN_SQUARED_LOG_ERROR -> new MeanSquaredLogError();
            case BINARY_CROSS_ENTROPY -> new BinaryCrossEntropy(capacity);
            case CROSS_ENTROPY -> new CrossEntropy();
            case HINGE -> new Hinge();
        };
    }
}
