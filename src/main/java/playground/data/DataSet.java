package playground.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import playground.maths.Elementary;

/** The data sets: the generators, and the two whose points a person gives. */
public enum DataSet {
    CIRCLE(2, 2),
    XOR(2, 2),
    GAUSS(2, 6),
    SPIRAL(2, 6),
    MOONS(2, 2),
    CHECKERBOARD(2, 2),
    /** Whether an odd number of bits is 1: a point in each cell of a Karnaugh map. */
    PARITY(2, 2, 2),
    /** Above and below the curve of a person's own formula of x. */
    ABOVE_CURVE(2, 2, 2),
    /** Regression: a slope. */
    PLANE(0, 0),
    /** Regression: six signed bumps. */
    MULTI_GAUSS(0, 0),
    /** Regression of one variable: sin x. */
    SINE(0, 0, 1),
    /** Regression of one variable: |x|. */
    ABSOLUTE(0, 0, 1),
    /** Regression of one variable: 0 below 0, then 1. */
    STEP(0, 0, 1),
    /** Regression of one variable: three signed bells. */
    BUMPS(0, 0, 1),
    /** Regression of one variable: a person's own formula of x. */
    FORMULA(0, 0, 1),
    /** Given points, with class indexes as targets. */
    DRAWN(2, 6),
    /** Given points, with real targets: regression. */
    DRAWN_VALUES(0, 0);

    private final int minClasses;
    private final int maxClasses;
    private final int dimensions;

    DataSet(int minClasses, int maxClasses) {
        this(minClasses, maxClasses, 0);
    }

    DataSet(int minClasses, int maxClasses, int dimensions) {
        this.minClasses = minClasses;
        this.maxClasses = maxClasses;
        this.dimensions = dimensions;
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

    /** How many coordinates its points have: 1 or 2; 0 if they may have either number. */
    public int dimensions() {
        return dimensions;
    }

    /** Whether a person's own formula of x makes it. */
    public boolean ofFormula() {
        return this == FORMULA || this == ABOVE_CURVE;
    }

    /** How many points it has where so many, and so many bits, are asked for. */
    public int count(int wanted, int bits) {
        return this == PARITY ? 1 << bits : wanted;
    }

    /**
     * Generates the points, shuffles them once, and marks all but the first ⌊count · trainShare / 100⌋ as test points. Coordinates
     * and real targets are multiples of 1/1000, so that a text can hold them exactly.
     *
     * @throws IllegalStateException for a drawn set
     */
    public List<DataPoint> generate(Recipe recipe, Rng rng) {
        int count = count(recipe.count(), recipe.bits());
        Generators.Sink drawing = new Generators.Sink(count);
        generator(recipe).draw(drawing, count, recipe.noise() / 100, recipe.classes(), rng);

        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        rng.shuffle(order, count);
        int train = (int) ((long) count * recipe.trainShare() / 100);
        List<DataPoint> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(drawing.point(order[i], i >= train));
        }
        return List.copyOf(points);
    }

    private Generators.Generator generator(Recipe recipe) {
        return switch (this) {
            case CIRCLE -> Generators::circle;
            case XOR -> Generators::xor;
            case GAUSS -> Generators::gauss;
            case SPIRAL -> Generators::spiral;
            case MOONS -> Generators::moons;
            case CHECKERBOARD -> Generators::checkerboard;
            case PARITY -> Generators.parity(recipe.bits());
            case ABOVE_CURVE -> Generators.aboveCurve(x -> recipe.formula().at(x, 0));
            case PLANE -> Generators::plane;
            case MULTI_GAUSS -> Generators::multiGauss;
            case SINE, ABSOLUTE, STEP, BUMPS, FORMULA ->
                Generators.curve(curve(recipe.formula()).orElseThrow());
            case DRAWN, DRAWN_VALUES -> throw new IllegalStateException(this + " has no generator");
        };
    }

    /**
     * The function of one variable that its points are values of, without noise; empty if it has none.
     *
     * @param formula the person's own; the other sets don't read it
     */
    public Optional<DoubleUnaryOperator> curve(Formula formula) {
        return switch (this) {
            case SINE -> Optional.of(Elementary::sin);
            case ABSOLUTE -> Optional.of(Math::abs);
            case STEP -> Optional.of(x -> x < 0 ? 0 : 1);
            case BUMPS -> Optional.of(Generators::bells);
            case FORMULA -> Optional.of(x -> formula.at(x, 0));
            default -> Optional.empty();
        };
    }
}
