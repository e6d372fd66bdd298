package playground.explain;

/** Which examples an inspection looks at. */
public sealed interface Source {
    /** One of the run's points, by its index. */
    record Point(int index) implements Source {}

    /** Any place with a target: a class index, or the real number of a regression. */
    record Place(double x, double y, double target) implements Source {}

    /** The examples of the coming step. */
    record Minibatch() implements Source {}

    /** All training points. */
    record Training() implements Source {}
}
