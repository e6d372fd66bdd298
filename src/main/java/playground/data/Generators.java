package playground.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import playground.maths.Elementary;

/**
 * The formulas of the data sets. Circle, xor, gauss and spiral with two classes, plane and multi-gauss have the distributions of
 * TensorFlow Playground (its {@code dataset.ts}), but not its random numbers; its class +1 is our class 1, its −1 our class 0. The
 * noise n is the slider's percentage as a fraction, 0 … 0.5.
 *
 * <p>Where each class gets half of the points, class 1 gets one more of an odd number.
 */
final class Generators {
    private static final double TWO_PI = 2 * Math.PI;

    private Generators() {}

    /** One data set's formula. */
    interface Generator {
        /** Adds {@code count} points to {@code to}. */
        void draw(Sink to, int count, double noise, int classes, Rng rng);
    }

    /** Collects the points of a generator. Rounds their numbers to 1/1000, and turns −0 into 0. */
    static final class Sink {
        private final List<DataPoint> points;

        Sink(int capacity) {
            points = new ArrayList<>(capacity);
        }

        void add(double x, double y, double target) {
            points.add(new DataPoint(rounded(x), rounded(y), rounded(target), false));
        }

        DataPoint point(int index, boolean test) {
            DataPoint point = points.get(index);
            return new DataPoint(point.x(), point.y(), point.target(), test);
        }

        private static double rounded(double value) {
            return Math.rint(value * 1000) / 1000 + 0.0;
        }
    }

    /**
     * Class 1 within radius U(0, 2.5), class 0 on the ring of radius U(3.5, 5). The class is read at the point
     * jittered by U(−5, 5)·n in each coordinate: 1 if that lies within 2.5 of the centre.
     */
    static void circle(Sink to, int count, double noise, int classes, Rng rng) {
        for (int i = 0; i < count; i++) {
            boolean inner = i < share(count, 2, 1);
            double radius = inner ? rng.nextDouble(0, 2.5) : rng.nextDouble(3.5, 5);
            double angle = rng.nextDouble(0, TWO_PI);
            double x = radius * Elementary.sin(angle);
            double y = radius * Elementary.cos(angle);
            double jitteredX = x + rng.nextDouble(-5, 5) * noise;
            double jitteredY = y + rng.nextDouble(-5, 5) * noise;
            to.add(x, y, jitteredX * jitteredX + jitteredY * jitteredY < 2.5 * 2.5 ? 1 : 0);
        }
    }

    /**
     * x, y ∈ U(−5, 5), pushed 0.3 away from the axes. Class 1 where the point jittered by U(−5, 5)·n has xy ≥ 0.
     */
    static void xor(Sink to, int count, double noise, int classes, Rng rng) {
        for (int i = 0; i < count; i++) {
            double x = rng.nextDouble(-5, 5);
            x += x > 0 ? 0.3 : -0.3;
            double y = rng.nextDouble(-5, 5);
            y += y > 0 ? 0.3 : -0.3;
            double jitteredX = x + rng.nextDouble(-5, 5) * noise;
            double jitteredY = y + rng.nextDouble(-5, 5) * noise;
            to.add(x, y, jitteredX * jitteredY >= 0 ? 1 : 0);
        }
    }

    /**
     * One normal cloud for each class, with the variance 0.5 + 7 n in each coordinate. Two classes: around (2, 2) for class 1, (−2,
     * −2) for class 0. More: centres evenly on the circle of radius 4, class 0 on top, then clockwise.
     */
    static void gauss(Sink to, int count, double noise, int classes, Rng rng) {
        double deviation = Math.sqrt(0.5 + 7 * noise);
        for (int label = classes - 1; label >= 0; label--) {
            double angle = TWO_PI * label / classes;
            double centreX = classes == 2 ? 4 * label - 2 : 4 * Elementary.sin(angle);
            double centreY = classes == 2 ? 4 * label - 2 : 4 * Elementary.cos(angle);
            for (int i = 0; i < share(count, classes, label); i++) {
                double x = centreX + deviation * rng.nextGaussian();
                double y = centreY + deviation * rng.nextGaussian();
                to.add(x, y, label);
            }
        }
    }

    /**
     * One arm for each class: the i-th of its m points has r = 5i/m, t = 1.75 · 2π · i/m · 2/k + the arm's own angle, and lies at
     * (r sin t, r cos t), jittered by U(−1, 1)·n. The arms' angles are 2π/k apart, class 1 at 0. The factor 2/k, which is 1 for two
     * classes, makes each of more arms turn less, so that neighbouring arms are as far apart as with two.
     */
    static void spiral(Sink to, int count, double noise, int classes, Rng rng) {
        for (int label = classes - 1; label >= 0; label--) {
            double start = TWO_PI * ((label + classes - 1) % classes) / classes;
            int arm = share(count, classes, label);
            for (int i = 0; i < arm; i++) {
                double r = 5.0 * i / arm;
                double t = 1.75 * TWO_PI * i / arm * 2 / classes + start;
                double x = r * Elementary.sin(t) + rng.nextDouble(-1, 1) * noise;
                double y = r * Elementary.cos(t) + rng.nextDouble(-1, 1) * noise;
                to.add(x, y, label);
            }
        }
    }

    /**
     * Two half circles of radius 3 that reach into each other: with t ∈ U(0, π), class 1 at (3 cos t − 1.5, 3 sin t −
     * 0.75), class 0 at (1.5 − 3 cos t, 0.75 − 3 sin t), jittered by U(−3, 3)·n.
     */
    static void moons(Sink to, int count, double noise, int classes, Rng rng) {
        for (int i = 0; i < count; i++) {
            int label = i < share(count, 2, 1) ? 1 : 0;
            double side = label == 1 ? 1 : -1;
            double t = rng.nextDouble(0, Math.PI);
            double x = side * (3 * Elementary.cos(t) - 1.5) + rng.nextDouble(-3, 3) * noise;
            double y = side * (3 * Elementary.sin(t) - 0.75) + rng.nextDouble(-3, 3) * noise;
            to.add(x, y, label);
        }
    }

    /**
     * x, y ∈ U(−5, 5) on 4 × 4 cells of 2.5. The class is that of the cell in which the point jittered by U(−2.5,
     * 2.5)·n lies: class 1 for the cells on the diagonal from (−5, −5) to (5, 5) and every second one beside it.
     */
    static void checkerboard(Sink to, int count, double noise, int classes, Rng rng) {
        for (int i = 0; i < count; i++) {
            double x = rng.nextDouble(-5, 5);
            double y = rng.nextDouble(-5, 5);
            double column = Math.floor((x + rng.nextDouble(-2.5, 2.5) * noise) / 2.5);
            double row = Math.floor((y + rng.nextDouble(-2.5, 2.5) * noise) / 2.5);
            to.add(x, y, (column + row) % 2 == 0 ? 1 : 0);
        }
    }

    /** The middle of each cell of a Karnaugh map: class 1 if the number of ones is odd, or the other class, with probability n. */
    static Generator parity(int bits) {
        return (to, count, noise, classes, rng) -> {
            for (int cell = 0; cell < count; cell++) {
                int columns = KarnaughMap.columns(bits);
                double x = KarnaughMap.middle(cell % columns, columns);
                double y = KarnaughMap.middle(cell / columns, KarnaughMap.rows(bits));
                int label = rng.nextDouble() < noise ? 1 : 0;
                for (int bit = 1; bit <= bits; bit++) {
                    label ^= KarnaughMap.bit(bit, x, y) > 0 ? 1 : 0;
                }
                to.add(x, y, label);
            }
        };
    }

    /** x, y ∈ U(−6, 6); class 1 where the point lifted by U(−6, 6)·n lies above the curve, class 0 on it and below. */
    static Generator aboveCurve(DoubleUnaryOperator curve) {
        return (to, count, noise, classes, rng) -> {
            for (int i = 0; i < count; i++) {
                double x = Sink.rounded(rng.nextDouble(-6, 6));
                double y = Sink.rounded(rng.nextDouble(-6, 6));
                double lifted = y + rng.nextDouble(-6, 6) * noise;
                to.add(x, y, lifted > curve.applyAsDouble(x) ? 1 : 0);
            }
        };
    }

    /** x, y ∈ U(−6, 6); the target is (x + y)/10 at the point jittered by U(−6, 6)·n. */
    static void plane(Sink to, int count, double noise, int classes, Rng rng) {
        for (int i = 0; i < count; i++) {
            double x = rng.nextDouble(-6, 6);
            double y = rng.nextDouble(-6, 6);
            double jitteredX = x + rng.nextDouble(-6, 6) * noise;
            double jitteredY = y + rng.nextDouble(-6, 6) * noise;
            to.add(x, y, (jitteredX + jitteredY) / 10);
        }
    }

    /**
     * x, y ∈ U(−6, 6); the target is read at the point jittered by U(−6, 6)·n from six bumps, one at each x ∈ {−4, 0,
     * 4}, y = ±2.5, their signs alternating from (−4, 2.5) = +1: each falls off linearly to 0 at the distance 2, and
     * the largest in absolute value counts.
     */
    static void multiGauss(Sink to, int count, double noise, int classes, Rng rng) {
        for (int i = 0; i < count; i++) {
            double x = rng.nextDouble(-6, 6);
            double y = rng.nextDouble(-6, 6);
            double jitteredX = x + rng.nextDouble(-6, 6) * noise;
            double jitteredY = y + rng.nextDouble(-6, 6) * noise;
            to.add(x, y, bumps(jitteredX, jitteredY));
        }
    }

    private static double bumps(double x, double y) {
        double largest = 0;
        for (int column = -1; column <= 1; column++) {
            for (int row = -1; row <= 1; row += 2) {
                double dx = x - 4 * column;
                double dy = y - 2.5 * row;
                double height = Math.max(0, 1 - Math.sqrt(dx * dx + dy * dy) / 2);
                boolean positive = (column == 0) == (row == -1);
                if (height > Math.abs(largest)) {
                    largest = positive ? height : -height;
                }
            }
        }
        return largest;
    }

    /** x ∈ U(−6, 6), y = 0; the target is the function's value, and n · N(0, 1) on top. */
    static Generator curve(DoubleUnaryOperator function) {
        return (to, count, noise, classes, rng) -> {
            for (int i = 0; i < count; i++) {
                double x = Sink.rounded(rng.nextDouble(-6, 6));
                to.add(x, 0, function.applyAsDouble(x) + noise * rng.nextGaussian());
            }
        };
    }

    /** e^(−(x + 4)²) − e^(−x²) + e^(−(x − 4)²): a row of {@link #multiGauss}, but smooth. */
    static double bells(double x) {
        return bell(x + 4) - bell(x) + bell(x - 4);
    }

    private static double bell(double x) {
        return Elementary.exp(-x * x);
    }

    /** How many of {@code count} points a class gets: equal shares; what is left over goes to class 1, 2, … and last to 0. */
    private static int share(int count, int classes, int label) {
        int rank = (label + classes - 1) % classes;
        return count / classes + (rank < count % classes ? 1 : 0);
    }
}
