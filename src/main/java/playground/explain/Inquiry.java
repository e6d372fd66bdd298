package playground.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import playground.experiment.NumberRange;
import playground.experiment.Scale;

/**
 * What a person wants to see of a run as it stands. {@link Inspector} checks whether the run has it. Immutable.
 *
 * <p>The ranges of the numbers are beside the questions that have them.
 */
public sealed interface Inquiry {
    /** The size of a change of a parameter, which isn't 0. Outside of these bounds, rounding leaves nothing of a difference. */
    NumberRange H = new NumberRange(1e-12, 10, 0, 0.1, Scale.LOGARITHMIC, false);

    NumberRange CHECK_H = new NumberRange(1e-12, 1, 0, 1e-5, Scale.LOGARITHMIC, false);
    NumberRange ROWS = new NumberRange(1, 64, 1, 16, Scale.LINEAR, true);
    NumberRange SLICE_SAMPLES = new NumberRange(2, 201, 1, 61, Scale.LINEAR, true);
    NumberRange GRID = new NumberRange(3, 41, 1, 25, Scale.LINEAR, true);
    NumberRange REACH = new NumberRange(1e-6, 1e3, 0, 1, Scale.LOGARITHMIC, false);

    /** Hands the inquiry to the method of its kind; a new kind doesn't compile until every handler has one for it. */
    <T> T accept(Handler<T> handler);

    /** Whether only a network that a gradient gets through can answer it. */
    default boolean needsGradient() {
        return true;
    }

    /** One method for each kind. */
    interface Handler<T> {
        T example(Example inquiry);

        T matrices(Matrices inquiry);

        T graph(Graph inquiry);

        T slice(Slice inquiry);

        T surface(Surface inquiry);

        T check(Check inquiry);

        T health(Health inquiry);

        T errors(Errors inquiry);

        T ablation(Ablation inquiry);
    }

    /**
     * One example, or the coming minibatch, forward and backward and through the step.
     *
     * @param select the weight, or the unit with its bias, to see the formulas of
     */
    record Example(Source source, Optional<Address> select) implements Inquiry {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.example(this);
        }
    }

    /**
     * The coming minibatch as matrices.
     *
     * @param rows how many examples' rows to see; of large networks there are fewer
     */
    record Matrices(int rows) implements Inquiry {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.matrices(this);
        }
    }

    /**
     * The scalar graph of an example.
     *
     * @param of the unit to see; empty for the whole loss
     */
    record Graph(Source source, Optional<Address> of) implements Inquiry {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.graph(this);
        }
    }

    /**
     * The loss over one parameter.
     *
     * @param h the distance along the parameter from its value to the secant's other end, of either sign
     */
    record Slice(Source source, Address parameter, double h, OptionalDouble from, OptionalDouble to, int samples)
            implements Inquiry {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.slice(this);
        }
    }

    /**
     * The loss over a plane through the present parameters.
     *
     * @param reach half the plane's width
     * @param grid how many places in each direction
     */
    record Surface(Source source, Axes axes, double reach, int grid) implements Inquiry {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.surface(this);
        }
    }

    /**
     * Every parameter's gradient beside its central difference.
     *
     * @param sweep whether to see the worst error for all powers of ten as h, too
     */
    record Check(Source source, double h, boolean sweep) implements Inquiry {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.check(this);
        }
    }

    /** Weights, activations, gradients and the sharpness. */
    record Health() implements Inquiry {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.health(this);
        }
    }

    /** Which points the network gets wrong, and how. */
    record Errors() implements Inquiry {
        @Override
        public boolean needsGradient() {
            return false;
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.errors(this);
        }
    }

    /**
     * How the network does without one unit of a hidden layer.
     *
     * @param unit without an input
     */
    record Ablation(Address unit) implements Inquiry {
        @Override
        public boolean needsGradient() {
            return false;
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.ablation(this);
        }
    }

    /** What a plane of parameters is spanned by. */
    sealed interface Axes {
        Kind kind();

        /** The kinds by the names that they are asked for by. */
        enum Kind {
            PARAMETERS,
            GRADIENT,
            RANDOM
        }

        /** Hands the axes to the method of its kind; a new kind doesn't compile until every handler has one for it. */
        <T> T accept(Axes.Handler<T> handler);

        /** One method for each kind. */
        interface Handler<T> {
            T parameters(Parameters axes);

            T gradient(Gradient axes);

            T random(Random axes);
        }

        /** Two parameters themselves. */
        record Parameters(Address first, Address second) implements Axes {
            @Override
            public Kind kind() {
                return Kind.PARAMETERS;
            }

            public List<Address> parameters() {
                return List.of(first, second);
            }

            @Override
            public <T> T accept(Axes.Handler<T> handler) {
                return handler.parameters(this);
            }
        }

        /** The gradient, and the sharpest direction made orthogonal to it. */
        record Gradient() implements Axes {
            @Override
            public Kind kind() {
                return Kind.GRADIENT;
            }

            @Override
            public <T> T accept(Axes.Handler<T> handler) {
                return handler.gradient(this);
            }
        }

        /** Two random directions, as long in each unit as the unit's weights. */
        record Random(long seed) implements Axes {
            @Override
            public Kind kind() {
                return Kind.RANDOM;
            }

            @Override
            public <T> T accept(Axes.Handler<T> handler) {
                return handler.random(this);
            }
        }
    }
}
