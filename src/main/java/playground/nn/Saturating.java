package playground.nn;

import playground.maths.Elementary;

/** The activations with a floor and a ceiling. */
final class Saturating {
    private Saturating() {}

    /** {@link Activation#SIGMOID}. */
    static final class Sigmoid implements UnitFunction {
        @Override
        public void apply(double[] z, double[] a, int n) {
            Elementary.sigmoid(z, a, n);
        }

        @Override
        public void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            for (int s = 0; s < n; s++) gradient[s] *= a[s] * (1 - a[s]);
        }

        @Override
        public void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n) {
            for (int s = 0; s < n; s++) gradient[s] *= a[s] * (1 - a[s]) * (1 - 2 * a[s]);
        }
    }

    /** {@link Activation#TANH}. */
    static final class Tanh implements UnitFunction {
        @Override
        public void apply(double[] z, double[] a, int n) {
            Elementary.tanh(z, a, n);
        }

        @Override
        public void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            for (int s = 0; s < n; s++) gradient[s] *= 1 - a[s] * a[s];
        }

        @Override
        public void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n) {
            for (int s = 0; s < n; s++) gradient[s] *= -2 * a[s] * (1 - a[s] * a[s]);
        }
    }
}
