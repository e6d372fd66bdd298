package playground.explain;

import java.util.Arrays;
import java.util.SplittableRandom;
import playground.experiment.RegularizationSettings;
import playground.nn.Breaks;
import playground.nn.DenseLayer;
import playground.nn.HessianProduct;
import playground.nn.Regularization;
import playground.training.Run;

/**
 * The sharpest direction at some parameters of a run: the largest eigenvalue of the Hessian and its eigenvector, by the Lanczos
 * iteration. That needs about ten products, where power iteration needs hundreds, and it finds the largest eigenvalue, not the one
 * farthest from 0.
 *
 * <p>It is the Hessian of the trained objective with respect to the trained parameters: an L2 penalty adds its rate along the
 * weights, and frozen parameters are left out.
 */
final class Curvature {
    /** How many products it takes at most. */
    static final int MOST_PRODUCTS = 20;

    private static final double TOLERANCE = 1e-4;

    private final Breaks breaks;
    private final HessianProduct hessian;
    private final double[] penalty;
    private final int[] frozen;

    private Curvature(Run run, double[] parameters, Examples examples) {
        breaks = run.breaks();
        hessian = examples.hessian(parameters);
        penalty = new double[run.parameterCount()];
        frozen = run.frozen();
        RegularizationSettings regularization = run.experiment().training().regularization();
        if (regularization.kind() == Regularization.L2) {
            for (DenseLayer layer : run.network().layers()) {
                Arrays.fill(penalty, layer.offset(), layer.biases(), regularization.rate());
            }
        }
    }

    /** The largest eigenvalue found. */
    static final class Sharpest {
        final double value;
        /** Its eigenvector, of length 1. */
        final double[] direction;
        /** An eigenvalue lies within value ± error. */
        final double error;
        /** How many products it took. */
        final int products;

        private Sharpest(double value, double[] direction, double error, int products) {
            this.value = value;
            this.direction = direction;
            this.error = error;
            this.products = products;
        }
    }

    static Sharpest of(Run run, Examples examples) {
        return of(run, run.parameters(), examples);
    }

    /** At other parameters than the run's own. */
    static Sharpest of(Run run, double[] parameters, Examples examples) {
        return new Curvature(run, parameters, examples).sharpest();
    }

    private Sharpest sharpest() {
        int n = penalty.length;
        int most = Math.min(n - frozen.length, MOST_PRODUCTS);
        if (most == 0) return new Sharpest(0, new double[n], 0, 0);
        double[][] basis = new double[most][];
        double[] diagonal = new double[most];
        double[] beside = new double[most];
        double[] next = Vectors.unit(free(start(n)));
        for (int k = 0; ; k++) {
            basis[k] = next;
            double[] w = product(next);
            diagonal[k] = Vectors.dot(w, next);
            // twice, since rounding leaves a part of the old directions the first time
            for (int twice = 0; twice < 2; twice++) {
                for (int j = 0; j <= k; j++) Vectors.add(-Vectors.dot(w, basis[j]), basis[j], w);
            }
            beside[k] = Vectors.norm(w);
            double value = Tridiagonal.largest(diagonal, beside, k + 1);
            double[] shares = Tridiagonal.vector(diagonal, beside, k + 1, value);
            double error = beside[k] * Math.abs(shares[k]);
            boolean enough = !(error > TOLERANCE * Math.abs(value)) || k + 1 == most;
            if (enough) return new Sharpest(value, combined(basis, shares), error, k + 1);
            next = Vectors.unit(w);
        }
    }

    private double[] product(double[] v) {
        breaks.take();
        double[] product = new double[v.length];
        hessian.of(v, product);
        for (int i = 0; i < v.length; i++) product[i] += penalty[i] * v[i];
        return free(product);
    }

    /** Sets the entries of frozen parameters to 0, in place. */
    private double[] free(double[] v) {
        for (int i : frozen) v[i] = 0;
        return v;
    }

    /**
     * Where the iteration starts: any direction that isn't orthogonal to the one sought. It is always the same, so that the same
     * run has the same answer.
     */
    static double[] start(int n) {
        return Vectors.unit(new SplittableRandom(1).doubles(n, -1, 1).toArray());
    }

    private static double[] combined(double[][] basis, double[] shares) {
        double[] sum = new double[basis[0].length];
        for (int k = 0; k < shares.length; k++) Vectors.add(shares[k], basis[k], sum);
        return Vectors.unit(sum);
    }
}
