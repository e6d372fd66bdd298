package playground.nn;

/** A loss that is the mean, over samples and units, of a function l(ŷ, y) of one prediction and its target. */
abstract class ElementwiseLoss implements LossFunction {
    /** Σ l(ŷ, y) over the first n samples of one unit. */
    abstract double sum(double[] predicted, double[] targets, int n);

    /** Overwrites d[0..n) with scale · ∂l/∂ŷ for one unit. */
    abstract void derivative(double[] predicted, double[] targets, double scale, double[] d, int n);

    /** d[0..n) *= scale · ∂²l/∂ŷ² for one unit; at a kink of l it counts as 0. */
    abstract void multiplyBySecondDerivative(double[] predicted, double[] targets, double scale, double[] d, int n);

    @Override
    public final double mean(double[][] z, double[][] predicted, double[][] targets, int n) {
        double sum = 0;
        for (int k = 0; k < predicted.length; k++) sum += sum(predicted[k], targets[k], n);
        return sum / ((double) n * predicted.length);
    }

    @Override
    public final void gradient(
            OutputFunction output, double[][] z, double[][] predicted, double[][] targets, double[][] dZ, int n) {
        double scale = 1 / ((double) n * predicted.length);
        for (int k = 0; k < predicted.length; k++) derivative(predicted[k], targets[k], scale, dZ[k], n);
        output.multiplyByDerivative(z, predicted, dZ, n);
    }

    /** With J = ∂ŷ/∂z, which is symmetric for every output: J (∂²L/∂ŷ²) J rZ, plus what the output's own curvature adds. */
    @Override
    public final void curvature(
            OutputFunction output,
            double[][] z,
            double[][] predicted,
            double[][] targets,
            double[][] rZ,
            double[][] rDZ,
            int n) {
        double scale = 1 / ((double) n * predicted.length);
        double[][] gradient = new double[predicted.length][n];
        for (int k = 0; k < rZ.length; k++) System.arraycopy(rZ[k], 0, rDZ[k], 0, n);
        output.multiplyByDerivative(z, predicted, rDZ, n);
        for (int k = 0; k < predicted.length; k++) {
            multiplyBySecondDerivative(predicted[k], targets[k], scale, rDZ[k], n);
            derivative(predicted[k], targets[k], scale, gradient[k], n);
        }
        output.multiplyByDerivative(z, predicted, rDZ, n);
        output.addCurvature(z, predicted, gradient, rZ, rDZ, n);
    }
}
