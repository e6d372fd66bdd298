package playground.nn;

import playground.maths.Elementary;

/** The function of a hidden layer's units, a = σ(z), with its derivative. */
public enum Activation {
    /** σ(z) = z. */
    LINEAR {
        @Override
        void apply(double[] z, double[] a, int n) {
            System.arraycopy(z, 0, a, 0, n);
        }

        @Override
        void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            // σ' = 1
        }
    },

    /** σ(z) = 1 / (1 + e^-z), σ' = a (1 - a). */
    SIGMOID {
        @Override
        void apply(double[] z, double[] a, int n) {
            Elementary.sigmoid(z, a, n);
        }

        @Override
        void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            for (int s = 0; s < n; s++) gradient[s] *= a[s] * (1 - a[s]);
        }
    },

    /** σ(z) = tanh z, σ' = 1 - a². */
    TANH {
        @Override
        void apply(double[] z, double[] a, int n) {
            Elementary.tanh(z, a, n);
        }

        @Override
        void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            for (int s = 0; s < n; s++) gradient[s] *= 1 - a[s] * a[s];
        }
    },

    /** σ(z) = max(0, z); at the kink σ'(0) = 0, as in PyTorch. */
    RELU {
        @Override
        void apply(double[] z, double[] a, int n) {
            for (int s = 0; s < n; s++) a[s] = Math.max(0, z[s]);
        }

        @Override
        void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
            // 1 where a > 0, else 0, without a branch: half of the samples would be mispredicted
            for (int s = 0; s < n; s++) gradient[s] *= Math.ceil(Math.min(a[s], 1));
        }
    };

    /** One unit over the minibatch: reads z[0..n), overwrites a[0..n) with σ(z). */
    abstract void apply(double[] z, double[] a, int n);

    /** One unit over the minibatch: gradient *= σ'(z), which turns ∂L/∂a into ∂L/∂z. Reads z and a = σ(z). */
    abstract void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n);
}
