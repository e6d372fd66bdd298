package playground.nn;

import java.util.Arrays;

/** {@link Activation#LINEAR}. */
final class Identity implements UnitFunction {
    @Override
    public void apply(double[] z, double[] a, int n) {
        System.arraycopy(z, 0, a, 0, n);
    }

    @Override
    public void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
        // σ' = 1
    }

    @Override
    public void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n) {
        Arrays.fill(gradient, 0, n, 0);
    }
}
