package playground.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import playground.experiment.Refusal;
import playground.explain.Inspection.Coverage;
import playground.explain.Inspection.Step;
import playground.maths.Lanczos;
import playground.maths.Sampling;
import playground.maths.Vectors;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.training.Curvature;
import playground.training.EvaluationCost;
import playground.training.Examples;
import playground.training.Run;
import playground.training.Trajectory;

/** The loss over a plane through the present parameters, with the run's path projected onto it. */
final class SurfaceInspection {
    /**
     * If less than this of the sharpest direction is orthogonal to the gradient, it is mere rounding, and another direction is
     * taken.
     */
    private static final double SAME = 1e-4;

    private final Run run;
    private final Network network;
    private final Inquiry.Surface inquiry;
    private final Examples examples;
    private final double[] parameters;
    private final double[] gradients;
    private final Plane plane;
    private Optional<Boolean> sharpest = Optional.empty();

    private SurfaceInspection(Run run, Examples asked, Inquiry.Surface inquiry) {
        this.run = run;
        this.inquiry = inquiry;
        network = run.network();
        parameters = run.parameters();
        gradients = new double[parameters.length];
        plane = inquiry.axes().accept(new Planes());
        long losses = (long) inquiry.grid() * inquiry.grid();
        examples = asked.atMost(EvaluationCost.examples(network, losses, 1, plane.products()));
    }

    static Inspection.Surface of(Run run, Examples asked, Inquiry.Surface inquiry) {
        return new SurfaceInspection(run, asked, inquiry).inspect(asked.count());
    }

    private Inspection.Surface inspect(int asked) {
        double loss = examples.gradient(parameters, gradients);
        double[][] axes = plane.directions().get();
        double[] here = plane.here();
        int n = inquiry.grid();
        double[] first = SliceInspection.spread(here[0] - inquiry.reach(), here[0] + inquiry.reach(), n);
        double[] second = SliceInspection.spread(here[1] - inquiry.reach(), here[1] + inquiry.reach(), n);
        double[][] losses = new double[n][n];
        double[] moved = new double[parameters.length];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                for (int p = 0; p < moved.length; p++) {
                    moved[p] = parameters[p] + (first[i] - here[0]) * axes[0][p] + (second[j] - here[1]) * axes[1][p];
                }
                losses[j][i] = examples.loss(moved);
            }
        }
        double[] slopes = {Vectors.dot(gradients, axes[0]), Vectors.dot(gradients, axes[1])};
        return new Inspection.Surface(
                inquiry.source(),
                new Coverage(examples.count(), asked),
                inquiry.axes(),
                first,
                second,
                losses,
                here,
                loss,
                slopes,
                path(axes, here),
                sharpest);
    }

    /**
     * What spans the map.
     *
     * @param here the coordinates of the present parameters
     * @param directions the change of the parameters for one unit of each coordinate; to be called once the gradients are computed
     * @param products the most products with the Hessian that finding the directions takes
     */
    private record Plane(double[] here, Supplier<double[][]> directions, int products) {}

    private final class Planes implements Inquiry.Axes.Handler<Plane> {
        @Override
        public Plane parameters(Inquiry.Axes.Parameters chosen) {
            int first = chosen.first().index(network, "first");
            int second = chosen.second().index(network, "second");
            if (first == second) {
                throw new Refusal(Refusal.Reason.NOT_ALLOWED, "second", "the same as first", "another parameter");
            }
            double[][] axes = new double[2][parameters.length];
            axes[0][first] = 1;
            axes[1][second] = 1;
            return new Plane(new double[] {parameters[first], parameters[second]}, () -> axes, 0);
        }

        @Override
        public Plane gradient(Inquiry.Axes.Gradient axes) {
            return new Plane(new double[] {0, 0}, SurfaceInspection.this::steepestAndSharpest, Curvature.MOST_PRODUCTS);
        }

        @Override
        public Plane random(Inquiry.Axes.Random random) {
            SplittableRandom generator = new SplittableRandom(random.seed());
            double[][] axes = {
                filterNormalized(network, parameters, generator), filterNormalized(network, parameters, generator)
            };
            return new Plane(new double[] {0, 0}, () -> axes, 0);
        }
    }

    private double[][] steepestAndSharpest() {
        double[] steepest = Vectors.unit(gradients);
        double[] second = orthogonal(Curvature.sharpest(run, parameters, examples).vector, steepest);
        boolean isSharpest = Vectors.norm(second) >= SAME;
        sharpest = Optional.of(isSharpest);
        if (!isSharpest) second = orthogonal(Lanczos.start(parameters.length), steepest);
        return new double[][] {steepest, Vectors.unit(second)};
    }

    private static double[] orthogonal(double[] direction, double[] unit) {
        double[] rest = direction.clone();
        Vectors.add(-Vectors.dot(direction, unit), unit, rest);
        return rest;
    }

    /**
     * A normally distributed direction, which in each unit is made as long as the unit's weights, and leaves the biases alone (Li
     * et al., "Visualizing the Loss Landscape of Neural Nets", 2018, section 4).
     */
    static double[] filterNormalized(Network network, double[] parameters, SplittableRandom generator) {
        double[] direction = new double[parameters.length];
        for (DenseLayer layer : network.layers()) {
            for (int unit = 0; unit < layer.fanOut(); unit++) {
                int row = layer.weight(unit, 0);
                double drawn = 0;
                double own = 0;
                for (int i = row; i < row + layer.fanIn(); i++) {
                    direction[i] = Sampling.gaussian(generator);
                    drawn += direction[i] * direction[i];
                    own += parameters[i] * parameters[i];
                }
                double scale = Math.sqrt(own / drawn);
                for (int i = row; i < row + layer.fanIn(); i++) direction[i] *= scale;
            }
        }
        return direction;
    }

    /** The projection of each place onto the plane, by least squares, since random axes needn't be orthogonal. */
    private List<Step> path(double[][] axes, double[] here) {
        double uu = Vectors.dot(axes[0], axes[0]);
        double uv = Vectors.dot(axes[0], axes[1]);
        double vv = Vectors.dot(axes[1], axes[1]);
        double determinant = uu * vv - uv * uv;
        List<Step> path = new ArrayList<>();
        if (!(determinant > 0)) return path;
        for (Trajectory.Place place : run.trajectory()) {
            double[] away = place.parameters();
            Vectors.add(-1, parameters, away);
            double u = Vectors.dot(away, axes[0]);
            double v = Vectors.dot(away, axes[1]);
            path.add(new Step(
                    place.step(),
                    here[0] + (u * vv - v * uv) / determinant,
                    here[1] + (v * uu - u * uv) / determinant));
        }
        boolean hasLast = !path.isEmpty() && path.get(path.size() - 1).step() == run.stepCount();
        if (!hasLast) path.add(new Step(run.stepCount(), here[0], here[1]));
        return path;
    }
}
