package playground.nn;

import java.util.Arrays;
import playground.maths.Elementary;

/** The activations that let the positive through and bend at 0. */
final class Rectifiers {
    private Rectifiers() {}

    /**
     * 1 where x &gt; 0, else 0, for x that isn't below 0; without a branch, since half of the samples would be
     * mispredicted.
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
