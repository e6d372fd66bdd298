package playground.nn;

import playground.maths.Elementary;

/** The periodic activations. Each one's derivative is the other, up to the sign, and is computed in scratch space. */
final class Waves {
    private Waves() {}

    /** {@link Activation#SINE}. */
    static final class Sine implements UnitFunction {
        private final double[] cosine;

        Sine(int capacity) {
            cosine = new double[capacity];
        }

        @Override
        public void apply(double[] z, double[] a, int n) {
            Elementary.sin(z, a, n);
        }

        @Override
        public void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            Elementary.cos(z, cosine, n);
            for (int s = 0; s < n; s++) gradient[s] *= cosine[s];
        }

        @Override
        public void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n) {
            for (int s = 0; s < n; s++) gradient[s] *= -a[s];
        }
    }

    /** {@link Activation#COSINE}. */
    static final class Cosine implements UnitFunction {
        private final double[] sine;

        Cosine(int capacity) {
            sine = new double[capacity];
        }

        @Override
        public void apply(double[] z, double[] a, int n) {
            Elementary.cos(z, a, n);
        }

        @Override
        public void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            Elementary.sin(z, sine, n);
            for (int s = 0; s < n; s++) gradient[s] *= -sine[s];
        }

        @Override
        public void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n) {
            for (int s = 0; s < n; s++) gradient[s] *= -a[s];
        }
    }
}
