package playground.training;

import java.util.Arrays;
import playground.experiment.RegularizationSettings;
import playground.maths.Lanczos;
import playground.nn.Breaks;
import playground.nn.DenseLayer;
import playground.nn.HessianProduct;
import playground.nn.Network;
import playground.nn.Regularization;

/**
 * The Hessian of the trained objective with respect to the trained parameters: an L2 penalty adds its rate along the weights, and
 * frozen parameters are left out. Its largest eigenvalue is the sharpness. Belongs to the run's thread.
 */
public final class Curvature {
    /** How many products with the Hessian it takes at most. */
    public static final int MOST_PRODUCTS = 20;

    private static final int MOST_EXAMPLES = 1000;

    private final Breaks breaks;
    private final HessianProduct hessian;
    private final double[] penalty;
    private final int[] frozen;

    private Curvature(
            Network network,
            RegularizationSettings regularization,
            int[] frozen,
            Breaks breaks,
            double[] parameters,
            Examples examples) {
        this.breaks = breaks;
        this.frozen = frozen;
        hessian = examples.hessian(parameters);
        penalty = new double[network.parameterCount()];
        if (regularization.kind() == Regularization.L2) {
            for (DenseLayer layer : network.layers()) {
                Arrays.fill(penalty, layer.offset(), layer.biases(), regularization.rate());
            }
        }
    }

    /** Those of the examples over which the sharpness is found: fewer for large networks, since it takes many products. */
    public static Examples some(Network network, Examples all) {
        return all.atMost(Math.min(MOST_EXAMPLES, EvaluationCost.examples(network, 0, 1, MOST_PRODUCTS)));
    }

    /** The sharpest direction at some parameters of a run. */
    public static Lanczos.Largest sharpest(Run run, double[] parameters, Examples examples) {
        RegularizationSettings regularization = run.experiment().training().regularization();
        return new Curvature(run.network(), regularization, run.frozen(), run.breaks(), parameters, examples)
                .sharpest();
    }

    /** The sharpest direction at the learner's own parameters. */
    static Lanczos.Largest sharpest(
            Network network, RegularizationSettings regularization, Learner learner, Breaks breaks, Examples examples) {
        double[] parameters = learner.parameters();
        return new Curvature(network, regularization, learner.frozen(), breaks, parameters, examples).sharpest();
    }

    private Lanczos.Largest sharpest() {
        int most = Math.min(penalty.length - frozen.length, MOST_PRODUCTS);
        return Lanczos.largest(this::product, free(Lanczos.start(penalty.length)), most);
    }

    private double[] product(double[] v) {
        breaks.take();
        double[] product = new double[v.length];
        hessian.of(v, product);
        for (int i = 0; i < v.length; i++) product[i] += penalty[i] * v[i];
        return free(product);
    }

    /** Sets the entries of frozen parameters to 0, in place. */
    private double[] free(double[] v) {
        for (int i : frozen) v[i] = 0;
        return v;
    }
}
