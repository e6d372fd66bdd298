package playground.explain;

/** Which examples an inspection looks at. */
public sealed interface Source {
    /** Hands the source to the method of its kind; a new kind doesn't compile until every handler has one for it. */
    <T> T accept(Handler<T> handler);

    /** One method for each kind. */
    interface Handler<T> {
        T point(Point source);

        T place(Place source);

        T minibatch(Minibatch source);

        T training(Training source);
    }

    /** One of the run's points, by its index. */
    record Point(int index) implements Source {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.point(this);
        }
    }

    /** Any place with a target: a class index, or the real number of a regression. */
    record Place(double x, double y, double target) implements Source {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.place(this);
        }
    }

    /** The examples of the coming step. */
    record Minibatch() implements Source {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.minibatch(this);
        }
    }

    /** All training points. */
    record Training() implements Source {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.training(this);
        }
    }
}
