package playground.data;

import java.util.List;

/**
 * How points are scaled before a network is given them. Immutable.
 *
 * @param target of real targets; the identity for classes
 */
public record PointScaling(Affine x, Affine y, Affine target) {
    /** Leaves points as they are, to the bit. */
    public static final PointScaling NONE = new PointScaling(Affine.IDENTITY, Affine.IDENTITY, Affine.IDENTITY);

    public boolean changesNothing() {
        return equals(NONE);
    }

    public List<DataPoint> scaled(List<DataPoint> points) {
        return changesNothing() ? points : points.stream().map(this::scaled).toList();
    }

    private DataPoint scaled(DataPoint point) {
        return new DataPoint(x.scaled(point.x()), y.scaled(point.y()), target.scaled(point.target()), point.test());
    }
}
