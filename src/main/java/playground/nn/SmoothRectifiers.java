package playground.nn;

import playground.maths.Elementary;

/** Activations like ReLU, but without its kink. Their derivatives need functions of z, which are computed in scratch space. */
final class SmoothRectifiers {
    private SmoothRectifiers() {}

    /** {@link Activation#SOFTPLUS}. */
    static final class Softplus implements UnitFunction {
        private final double[] sigmoid;

        Softplus(int capacity) {
            sigmoid = new double[capacity];
        }

        @Override
        public void apply(double[] z, double[] a, int n) {
            Elementary.softplus(z, a, n);
        }

        @Override
        public void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            Elementary.sigmoid(z, sigmoid, n);
            for (int s = 0; s < n; s++) gradient[s] *= sigmoid[s];
        }

        @Override
        public void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n) {
            Elementary.sigmoid(z, sigmoid, n);
            for (int s = 0; s < n; s++) gradient[s] *= sigmoid[s] * (1 - sigmoid[s]);
        }
    }

    /** {@link Activation#GELU}. */
    static final class Gelu implements UnitFunction {
        private final double[] distribution;
        private final double[] density;

        Gelu(int capacity) {
            distribution = new double[capacity];
            density = new double[capacity];
        }

        @Override
        public void apply(double[] z, double[] a, int n) {
            Elementary.normalDistribution(z, a, n);
            for (int s = 0; s < n; s++) a[s] *= z[s];
        }

        @Override
        public void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            Elementary.normalDistribution(z, distribution, n);
            Elementary.normalDensity(z, density, n);
            for (int s = 0; s < n; s++) gradient[s] *= distribution[s] + z[s] * density[s];
        }

        @Override
        public void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n) {
            Elementary.normalDensity(z, density, n);
            for (int s = 0; s < n; s++) gradient[s] *= density[s] * (2 - z[s] * z[s]);
        }
    }

    /** {@link Activation#SILU}. */
    static final class Silu implements UnitFunction {
        private final double[] sigmoid;

        Silu(int capacity) {
            sigmoid = new double[capacity];
        }

        @Override
        public void apply(double[] z, double[] a, int n) {
            Elementary.sigmoid(z, a, n);
            for (int s = 0; s < n; s++) a[s] *= z[s];
        }

        @Override
        public void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            Elementary.sigmoid(z, sigmoid, n);
            for (int s = 0; s < n; s++) gradient[s] *= sigmoid[s] * (1 + z[s] * (1 - sigmoid[s]));
        }

        @Override
        public void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n) {
            Elementary.sigmoid(z, sigmoid, n);
            for (int s = 0; s < n; s++) {
                gradient[s] *= sigmoid[s] * (1 - sigmoid[s]) * (2 + z[s] * (1 - 2 * sigmoid[s]));
            }
        }
    }
}
