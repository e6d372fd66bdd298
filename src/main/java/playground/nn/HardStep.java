package playground.nn;

/** {@link Activation#HARD_STEP}. */
final class HardStep implements UnitFunction {
    @Override
    public void apply(double[] z, double[] a, int n) {
        for (int s = 0; s < n; s++) a[s] = z[s] > 0 ? 1 : 0;
    }

    @Override
    public void multiplyByDerivative(double[] z, double[] a, double[] gradient, int n) {
        throw new UnsupportedOperationException("the hard step has no gradient: nothing could be learned through it");
    }

    @Override
    public void multiplyBySecondDerivative(double[] z, double[] a, double[] gradient, int n) {
        throw new UnsupportedOperationException("the hard step has no gradient, and so no curvature");
    }
}
