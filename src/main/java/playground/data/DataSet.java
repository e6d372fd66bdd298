package playground.data;

import java.util.ArrayList;
import java.util.List;

/** The data sets: the generators, and the two whose points a person gives. */
public enum DataSet {
    CIRCLE(2, 2),
    XOR(2, 2),
    GAUSS(2, 6),
    SPIRAL(2, 6),
    MOONS(2, 2),
    CHECKERBOARD(2, 2),
    /** Regression: a slope. */
    PLANE(0, 0),
    /** Regression: six signed bumps. */
    MULTI_GAUSS(0, 0),
    /** Given points, with class indexes as targets. */
    DRAWN(2, 6),
    /** Given points, with real targets: regression. */
    DRAWN_VALUES(0, 0);

    private final int minClasses;
    private final int maxClasses;

    DataSet(int minClasses, int maxClasses) {
        this.minClasses = minClasses;
        this.maxClasses = maxClasses;
    }

    /** Whether the targets are real numbers instead of classes. */
    public boolean regression() {
        return maxClasses == 0;
    }

    /** Whether the points are given instead of generated. */
    public boolean drawn() {
        return this == DRAWN || this == DRAWN_VALUES;
    }

    /** The fewest classes it can have; 0 for regression. */
    public int minClasses() {
        return minClasses;
    }

    /** The most classes it can have; 0 for regression. */
    public int maxClasses() {
        return maxClasses;
    }

    /**
     * Generates {@code count} points, shuffles them once, and marks all but the first ⌊count · trainShare / 100⌋ as
     * test points. Coordinates and real targets are multiples of 1/1000, so that a text can hold them exactly.
     *
     * @param noise 0 … 50, percent; what it does depends on the set
     * @param classes how many classes; regression doesn't read it
     * @param trainShare percent
     * @throws IllegalStateException for a drawn set
     */
    public List<DataPoint> generate(int count, double noise, int classes, int trainShare, Rng rng) {
        Generators.Sink drawing = new Generators.Sink(count);
        generator().draw(drawing, count, noise / 100, classes, rng);

        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        rng.shuffle(order, count);
        int train = (int) ((long) count * trainShare / 100);
        List<DataPoint> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(drawing.point(order[i], i >= train));
        }
        return List.copyOf(points);
    }

    private Generators.Generator generator() {
        return switch (this) {
            case CIRCLE -> Generators::circle;
            case XOR -> Generators::xor;
            case GAUSS -> Generators::gauss;
            case SPIRAL -> Generators::spiral;
            case MOONS -> Generators::moons;
            case CHECKERBOARD -> Generators::checkerboard;
            case PLANE -> Generators::plane;
            case MULTI_GAUSS -> Generators::multiGauss;
            case DRAWN, DRAWN_VALUES -> throw new IllegalStateException(this + " has no generator");
        };
    }
}
