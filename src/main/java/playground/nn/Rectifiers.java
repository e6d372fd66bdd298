package playground.nn;

import java.util.Arrays;
import playground.maths.Elementary;

/** The activations that pass positive values on as they are and are another function below 0. */
final class Rectifiers {
    private Rectifiers() {}

    /**
     * For an x that isn't below 0: 1 where x &gt; 0, else 0. Without a branch, since the processor would mispredict it for half of
     * the samples.
     */
    private static double positive(double x) {
        return Math.ceil(Math.min(x, 1));
    }

    /** {@link Activation#RELU}. */
    static final class Relu implements UnitFunction {
        @Override
        public void apply(double[] z, double[] a, int n) {
            for (int s = 0; s < n; s++) a[s] = Math.max(0, z[s]);
        }

        @Override
        public void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            for (int s = 0; s < n; s++) gradient[s] *= positive(a[s]);
        }

        @Override
        public void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n) {
            Arrays.fill(gradient, 0, n, 0);
        }
    }

    /** {@link Activation#LEAKY_RELU}. */
    static final class LeakyRelu implements UnitFunction {
        private final double slope;

        LeakyRelu(double slope) {
            this.slope = slope;
        }

        @Override
        public void apply(double[] z, double[] a, int n) {
            for (int s = 0; s < n; s++) a[s] = Math.max(0, z[s]) + slope * Math.min(0, z[s]);
        }

        @Override
        public void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            for (int s = 0; s < n; s++) {
                double above = positive(Math.max(0, z[s]));
                gradient[s] *= above + slope * (1 - above);
            }
        }

        @Override
        public void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n) {
            Arrays.fill(gradient, 0, n, 0);
        }
    }

    /** {@link Activation#ELU}. */
    static final class Elu implements UnitFunction {
        @Override
        public void apply(double[] z, double[] a, int n) {
            Elementary.expm1(z, a, n);
            for (int s = 0; s < n; s++) if (z[s] > 0) a[s] = z[s];
        }

        @Override
        public void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            // e^z = a + 1 below 0
            for (int s = 0; s < n; s++) gradient[s] *= Math.min(a[s], 0) + 1;
        }

        @Override
        public void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n) {
            for (int s = 0; s < n; s++) gradient[s] *= z[s] > 0 ? 0 : a[s] + 1;
        }
    }
}
