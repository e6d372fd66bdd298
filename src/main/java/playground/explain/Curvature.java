package playground.explain;

import java.util.Arrays;
import java.util.SplittableRandom;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.nn.Regularization;
import playground.training.TrainingSettings;

/**
 * The sharpest direction at some parameters: the largest eigenvalue of the Hessian and its eigenvector, by Lanczos' iteration, which is
 * power iteration that remembers its way, and so needs some ten products instead of hundreds and finds the largest, not the farthest
 * from 0.
 *
 * <p>A product of the Hessian with a unit vector v is the central difference (∇L(θ + εv) − ∇L(θ − εv)) / 2ε with ε = 1e-5 in units of the
 * parameters: its error is some 1e-10 where L is smooth, and larger only across the kink of a rectifier. An L2 penalty, which is trained
 * for too, adds its rate along the weights.
 */
final class Curvature {
    private static final int MOST_PRODUCTS = 20;

    /** How many gradients it takes at most: each product is a difference of two. */
    static final int MOST_GRADIENTS = 2 * MOST_PRODUCTS;

    private static final double EPSILON = 1e-5;
    private static final double TOLERANCE = 1e-4;

    private final Examples examples;
    private final double[] parameters;
    private final double[] moved;
    private final double[] above;
    private final double[] below;
    private final double epsilon;
    private final double[] penalty;

    private Curvature(Network network, TrainingSettings settings, Examples examples, double[] parameters) {
        this.examples = examples;
        this.parameters = parameters;
        int n = parameters.length;
        moved = new double[n];
        above = new double[n];
        below = new double[n];
        penalty = new double[n];
        epsilon = EPSILON * (1 + norm(parameters) / Math.sqrt(n));
        if (settings.regularization().kind() == Regularization.L2) {
            for (DenseLayer layer : network.layers()) {
                Arrays.fill(
                        penalty,
                        layer.offset(),
                        layer.biases(),
                        settings.regularization().rate());
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

    static Sharpest of(Network network, TrainingSettings settings, Examples examples, double[] parameters) {
        return new Curvature(network, settings, examples, parameters).sharpest();
    }

    private Sharpest sharpest() {
        int n = parameters.length;
        int most = Math.min(n, MOST_PRODUCTS);
        double[][] basis = new double[most][];
        double[] diagonal = new double[most];
        double[] beside = new double[most];
        double[] next = start(n);
        for (int k = 0; ; k++) {
            basis[k] = next;
            double[] w = product(next);
            diagonal[k] = dot(w, next);
            // twice, since rounding leaves something of the old directions the first time
            for (int twice = 0; twice < 2; twice++) {
                for (int j = 0; j <= k; j++) add(-dot(w, basis[j]), basis[j], w);
            }
            beside[k] = norm(w);
            double value = Tridiagonal.largest(diagonal, beside, k + 1);
            double[] shares = Tridiagonal.vector(diagonal, beside, k + 1, value);
            double error = beside[k] * Math.abs(shares[k]);
            boolean enough = !(error > TOLERANCE * Math.abs(value)) || k + 1 == most;
            if (enough) return new Sharpest(value, combined(basis, shares), error, k + 1);
            next = scaled(w, 1 / beside[k]);
        }
    }

    private double[] product(double[] v) {
        for (int i = 0; i < v.length; i++) moved[i] = parameters[i] + epsilon * v[i];
        examples.gradient(moved, above);
        for (int i = 0; i < v.length; i++) moved[i] = parameters[i] - epsilon * v[i];
        examples.gradient(moved, below);
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) product[i] = (above[i] - below[i]) / (2 * epsilon) + penalty[i] * v[i];
        return product;
    }

    /** Any direction will do that isn't orthogonal to the one sought; always the same, so that the same run has the same answer. */
    static double[] start(int n) {
        double[] v = new SplittableRandom(1).doubles(n, -1, 1).toArray();
        return scaled(v, 1 / norm(v));
    }

    private static double[] combined(double[][] basis, double[] shares) {
        double[] sum = new double[basis[0].length];
        for (int k = 0; k < shares.length; k++) add(shares[k], basis[k], sum);
        return scaled(sum, 1 / norm(sum));
    }

    static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    static double dot(double[] v, double[] w) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) sum += v[i] * w[i];
        return sum;
    }

    /** w += c v. */
    static void add(double c, double[] v, double[] w) {
        for (int i = 0; i < v.length; i++) w[i] += c * v[i];
    }

    static double[] scaled(double[] v, double c) {
        double[] scaled = new double[v.length];
        add(c, v, scaled);
        return scaled;
    }
}
