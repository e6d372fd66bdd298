package playground.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import playground.training.Evaluation;
import playground.training.UnitState;

/**
 * The answer to an {@link Inquiry}: numbers of one run between two of its steps. Nobody else holds its arrays. Numbers that aren't
 * finite, as in a diverged run, are kept as they are.
 *
 * <p>Arrays over all parameters are in the order of the network's flat array.
 */
public sealed interface Inspection {

    /** Hands the answer to the method of its kind; a new kind doesn't compile until every handler has one for it. */
    <T> T accept(Handler<T> handler);

    /** One method for each kind. */
    interface Handler<T> {
        T example(Example answer);

        T minibatch(Minibatch answer);

        T matrices(Matrices answer);

        T graph(Graph answer);

        T slice(Slice answer);

        T surface(Surface answer);

        T check(Check answer);

        T health(Health answer);

        T errors(Errors answer);

        T ablation(Ablation answer);
    }

    /**
     * One example, and the step that it would make alone.
     *
     * @param after the parameters as this example alone would make them
     * @param coming the step that the run makes next; empty if it makes none: without training points, or diverged
     * @param selected the parameter asked for
     */
    record Example(
            Examined examined,
            Trace trace,
            double loss,
            double[] gradient,
            double[] before,
            double[] after,
            Optional<Coming> coming,
            Optional<Selected> selected)
            implements Inspection {
        /** Those of the parameter asked for. */
        public Optional<List<Formula>> formulas() {
            return selected.map(Selected::formulas);
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.example(this);
        }
    }

    /**
     * The coming minibatch, and the step that it makes.
     *
     * @param points the indexes of its points
     * @param after as {@link Coming} has it
     * @param pulls each example's share for the parameter asked for; empty without one
     */
    record Minibatch(
            int[] points,
            double loss,
            double[] gradient,
            double[] before,
            double[] after,
            Optional<Selected> selected,
            List<Pull> pulls)
            implements Inspection {
        /** Those of the parameter asked for. */
        public Optional<List<Formula>> formulas() {
            return selected.map(Selected::formulas);
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.minibatch(this);
        }
    }

    /**
     * What the coming step does, whichever example is looked at.
     *
     * @param points the indexes of its minibatch
     * @param gradient of the minibatch's mean loss
     * @param after the parameters as the step makes them; NaN if it makes the run diverge, which leaves them as they are
     */
    record Coming(int[] points, double[] gradient, double[] after) {}

    /** The point or place that was looked at; the index is empty for a place. */
    record Examined(OptionalInt index, double x, double y, double target) {}

    /**
     * One parameter.
     *
     * @param state what the optimizer remembers for it
     */
    record Selected(int index, List<Remembered> state, List<Formula> formulas) {}

    /** A number that the optimizer keeps for a parameter. */
    record Remembered(Symbol name, double before, double after) {}

    /** The gradient of a parameter for the loss of one example of a minibatch alone. */
    record Pull(int point, double loss, double gradient) {}

    /**
     * The coming minibatch as matrices.
     *
     * @param size how many examples the minibatch has
     * @param rows how many of them the matrices show
     */
    record Matrices(int[] points, int size, int rows, List<Matrix> matrices, List<MatrixFormula> formulas, Cost cost)
            implements Inspection {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.matrices(this);
        }
    }

    /**
     * A matrix by name and number, such as W₁.
     *
     * @param shape rows and columns of the whole
     * @param values the rows that are shown
     */
    record Matrix(String name, int layer, int[] shape, double[][] values) {
        /** Its name in operands, such as {@code W1}. */
        public String id() {
            return name + layer;
        }
    }

    /** One line of the recursion; operands and the result are ids of matrices. */
    record MatrixFormula(String of, MatrixExpression is, List<String> operands) {}

    /**
     * What a step costs, in multiply-adds and in numbers kept from forward to backward.
     *
     * @param segments the same if only some activations are kept, and the rest is computed again
     */
    record Cost(long forward, long backward, long kept, Segments segments) {}

    /**
     * A step that keeps the activations of every so many layers.
     *
     * @param kept numbers kept in that case
     * @param extra additional multiply-adds in that case
     */
    record Segments(int length, long kept, long extra) {}

    /**
     * The scalar graph of an example, in the order in which reverse mode walks it.
     *
     * @param of the unit; empty for the loss
     */
    record Graph(Examined examined, Optional<Address> of, List<Node> nodes) implements Inspection {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.graph(this);
        }
    }

    /**
     * A value of the graph.
     *
     * @param id its place in the list
     * @param gradient of the loss with respect to it
     * @param inputs the ids of what it is computed from
     * @param partials its derivatives with respect to them
     */
    record Node(
            int id,
            String operation,
            Optional<Quantity> label,
            double data,
            double gradient,
            List<Integer> inputs,
            double[] partials) {}

    /** How many examples were taken, of how many. */
    record Coverage(int used, int of) {}

    /** The loss over one parameter. */
    record Slice(
            Source source,
            Coverage examples,
            Address parameter,
            double value,
            double loss,
            double gradient,
            double[] at,
            double[] losses,
            Secant secant)
            implements Inspection {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.slice(this);
        }
    }

    /**
     * The line through two places of a slice.
     *
     * @param loss at value + h
     * @param slope from the value to there
     */
    record Secant(double h, double loss, double slope) {}

    /**
     * The loss over a plane of parameters.
     *
     * @param losses losses[j][i] at (first[i], second[j])
     * @param gradient along the two axes
     * @param sharpest of the gradient's axes, whether the second is the sharpest direction: where the gradient is that, it is
     *     another one
     */
    record Surface(
            Source source,
            Coverage examples,
            Inquiry.Axes axes,
            double[] first,
            double[] second,
            double[][] losses,
            double[] here,
            double loss,
            double[] gradient,
            List<Step> path,
            Optional<Boolean> sharpest)
            implements Inspection {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.surface(this);
        }
    }

    /** A place of the run's path, projected onto the plane. */
    record Step(long step, double first, double second) {}

    /**
     * Gradients beside central differences.
     *
     * @param of how many parameters there are; {@code parameters} has those that were checked
     * @param worst the one of them with the largest error
     * @param sweep the same for other h; empty unless asked for
     */
    record Check(
            Source source,
            Coverage examples,
            double h,
            int of,
            Checked worst,
            List<Checked> parameters,
            Optional<Sweep> sweep)
            implements Inspection {
        /** How many parameters were checked. */
        public int checked() {
            return parameters.size();
        }

        /** The worst errors for other h. */
        public Optional<List<Swept>> swept() {
            return sweep.map(Sweep::worst);
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.check(this);
        }
    }

    /** A parameter's gradient, its central difference, and their relative error. */
    record Checked(int index, double analytic, double central, double error) {}

    /**
     * How the errors depend on h.
     *
     * @param parameters as many of those checked were taken
     */
    record Sweep(int parameters, Coverage examples, List<Swept> worst) {}

    record Swept(double h, double worst) {}

    record Health(Coverage examples, double gradientNorm, List<LayerHealth> layers, Sharpness sharpness)
            implements Inspection {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.health(this);
        }
    }

    /**
     * How a layer is doing.
     *
     * @param updateRatio log10 of ‖Δw‖/‖w‖ in the coming step; empty without a step or without weights
     * @param units empty for the output layer, which has no function of its own that could die
     */
    record LayerHealth(
            Histogram weights,
            Histogram activations,
            Histogram gradients,
            OptionalDouble updateRatio,
            List<UnitHealth> units) {}

    record Histogram(double min, double max, double mean, double deviation, int[] counts) {}

    /** How a unit stands, and the share of examples for which next to no gradient passes through it. */
    record UnitHealth(UnitState state, double share) {}

    /**
     * The largest curvature of what is trained for: the loss and, with L2, its penalty.
     *
     * @param error some eigenvalue of the Hessian lies within value ± error
     * @param products Hessian-vector products that it took
     * @param examples that the loss was taken over
     * @param limit beyond this sharpness, the steps of gradient descent, with or without momentum, grow; empty for other optimizers
     */
    record Sharpness(
            double value, double error, int products, Coverage examples, OptionalDouble limit, Stability state) {}

    enum Stability {
        /** Well below the limit, or there is none. */
        BELOW,
        /** Within a tenth of it. */
        NEAR,
        ABOVE,
        /** Near it or above, and known too roughly to say, as at the kinks of a rectifier. */
        ROUGH,
        /** The loss was taken over too few of the examples to say. */
        UNKNOWN
    }

    /**
     * Which points the network gets wrong. Every point counts, those to train on and those to test with.
     *
     * @param confusion of classes
     * @param residuals of a regression
     * @param worst the points with the largest losses, the largest first
     */
    record Errors(Optional<Confusion> confusion, Optional<Residuals> residuals, List<Worst> worst)
            implements Inspection {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.errors(this);
        }
    }

    /** A point with its loss, and the network's answer: the class that it decides for, or ŷ. */
    record Worst(int point, double loss, double answer) {}

    /** The network as it is, and as it would be with 0 for every activation of the unit. */
    record Ablation(Address unit, Evaluation with, Evaluation without) implements Inspection {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.ablation(this);
        }
    }
}
