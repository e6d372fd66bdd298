package playground.data;

/**
 * One point of the plane with its label.
 *
 * @param x first coordinate
 * @param y second coordinate
 * @param target the class index 0 … k−1 for a classification set, the real target for a regression set
 * @param test whether the point is held back from training, to measure how the network does on points it has not seen
 */
public record DataPoint(double x, double y, double target, boolean test) {}
