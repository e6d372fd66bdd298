package playground.maths;

/**
 * The largest eigenvalue of a symmetric tridiagonal matrix, given by its diagonal and the first n − 1 entries of {@code beside},
 * its off-diagonal.
 */
final class Tridiagonal {
    private static final int HALVINGS = 100;
    private static final int INVERSE_STEPS = 3;

    private Tridiagonal() {}

    /** By bisection: x is above all eigenvalues if all pivots of x − T are positive. */
    static double largest(double[] diagonal, double[] beside, int n) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double radius = (i > 0 ? Math.abs(beside[i - 1]) : 0) + (i < n - 1 ? Math.abs(beside[i]) : 0);
            low = Math.min(low, diagonal[i] - radius);
            high = Math.max(high, diagonal[i] + radius);
        }
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = low + (high - low) / 2;
            if (isAbove(middle, diagonal, beside, n)) high = middle;
            else low = middle;
        }
        return high;
    }

    private static boolean isAbove(double x, double[] diagonal, double[] beside, int n) {
        double pivot = x - diagonal[0];
        for (int i = 1; i < n && pivot > 0; i++) pivot = x - diagonal[i] - beside[i - 1] * beside[i - 1] / pivot;
        return pivot > 0;
    }

    /** Its eigenvector of length 1, by inverse iteration a little above the eigenvalue, where no pivot is 0. */
    static double[] vector(double[] diagonal, double[] beside, int n, double largest) {
        double size = Math.abs(largest);
        for (int i = 0; i < n; i++) size = Math.max(size, Math.abs(diagonal[i]));
        double x = largest + 1e-13 * size + Double.MIN_NORMAL;
        double[] v = new double[n];
        for (int i = 0; i < n; i++) v[i] = 1.0 / (i + 1);
        for (int step = 0; step < INVERSE_STEPS; step++) {
            solve(x, diagonal, beside, v);
            double norm = Vectors.norm(v);
            for (int i = 0; i < n; i++) v[i] /= norm;
        }
        return v;
    }

    /** Overwrites v with (x − T)⁻¹ v. */
    private static void solve(double x, double[] diagonal, double[] beside, double[] v) {
        int n = v.length;
        double[] pivots = new double[n];
        pivots[0] = x - diagonal[0];
        for (int i = 1; i < n; i++) {
            double factor = beside[i - 1] / pivots[i - 1];
            pivots[i] = x - diagonal[i] - factor * beside[i - 1];
            v[i] += factor * v[i - 1];
        }
        v[n - 1] /= pivots[n - 1];
        for (int i = n - 2; i >= 0; i--) v[i] = (v[i] + beside[i] * v[i + 1]) / pivots[i];
    }
}
