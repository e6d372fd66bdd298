package playground.maths;

import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * The largest eigenvalue of a symmetric matrix and its eigenvector, by the Lanczos iteration. That needs about ten products with
 * vectors, where power iteration needs hundreds, and it finds the largest eigenvalue, not the one farthest from 0.
 */
public final class Lanczos {
    private static final double TOLERANCE = 1e-4;

    private Lanczos() {}

    /** The largest eigenvalue found. */
    public static final class Largest {
        public final double value;
        /** Its eigenvector, of length 1. */
        public final double[] vector;
        /** An eigenvalue lies within value ± error. */
        public final double error;
        /** How many products it took. */
        public final int products;

        private Largest(double value, double[] vector, double error, int products) {
            this.value = value;
            this.vector = vector;
            this.error = error;
            this.products = products;
        }
    }

    /**
     * Looks for it until its error is below {@value #TOLERANCE} of it.
     *
     * @param product the matrix times a vector, a new array
     * @param start where the iteration starts: any direction that isn't orthogonal to the one sought
     * @param most how many products it may take
     */
    public static Largest largest(UnaryOperator<double[]> product, double[] start, int most) {
        if (most == 0) return new Largest(0, new double[start.length], 0, 0);
        double[][] basis = new double[most][];
        double[] diagonal = new double[most];
        double[] beside = new double[most];
        double[] next = Vectors.unit(start);
        for (int k = 0; ; k++) {
            basis[k] = next;
            double[] w = product.apply(next);
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
            if (enough) return new Largest(value, combined(basis, shares), error, k + 1);
            next = Vectors.unit(w);
        }
    }

    /** A direction that is always the same, so that the same matrix has the same answer. */
    public static double[] start(int n) {
        return Vectors.unit(new SplittableRandom(1).doubles(n, -1, 1).toArray());
    }

    private static double[] combined(double[][] basis, double[] shares) {
        double[] sum = new double[basis[0].length];
        for (int k = 0; k < shares.length; k++) Vectors.add(shares[k], basis[k], sum);
        return Vectors.unit(sum);
    }
}
