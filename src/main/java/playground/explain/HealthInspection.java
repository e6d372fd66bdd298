package playground.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import playground.explain.Inspection.Coverage;
import playground.explain.Inspection.Histogram;
import playground.explain.Inspection.LayerHealth;
import playground.explain.Inspection.Sharpness;
import playground.explain.Inspection.Stability;
import playground.explain.Inspection.UnitHealth;
import playground.explain.Inspection.UnitState;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.nn.Pass;
import playground.training.Run;
import playground.training.StepPreview;

/**
 * How the layers of a run are doing: how their numbers are spread, which units pass no gradient on, and whether the steps are too
 * long.
 */
final class HealthInspection {
    /** A unit passes next to no gradient on where |σ′| is below this share of its maximum. */
    private static final double NEXT_TO_NOTHING = 0.05;

    /** Share of examples from which on a bounded function counts as saturated. */
    private static final double NEARLY_ALL = 0.95;

    /** From this share of the limit on, the sharpness counts as near it. */
    private static final double NEAR = 0.9;

    /** With an error below this share of it, the sharpness is known well enough to warn of it. */
    private static final double SURE = 0.1;

    private static final int BARS = 20;
    private static final int MOST_EXAMPLES = 1000;

    /** If fewer than this many of more examples were taken, the sharpness says too little about the run. */
    private static final int ENOUGH_TO_JUDGE = 64;

    private final Network network;
    private final StepPreview step;
    private final Examples examples;

    /** σ′ of a unit, for the examples of a batch. */
    private final double[] derivatives;

    private HealthInspection(Network network, StepPreview step, Examples examples) {
        this.network = network;
        this.step = step;
        this.examples = examples;
        derivatives = new double[examples.count()];
    }

    static Inspection.Health of(Run run, Examples all) {
        Network network = run.network();
        // counting the units' values takes longer than computing them
        Examples examples = all.atMost(InspectionCost.examples(network, 3, 0, 0));
        StepPreview step = run.previews().coming();
        return new Inspection.Health(
                new Coverage(examples.count(), all.count()),
                Vectors.norm(step.lossGradients()),
                new HealthInspection(network, step, examples).layers(),
                sharpness(run, run.parameters(), all, StabilityLimit.of(step.optimizer(), step.learningRate())));
    }

    /**
     * The sharpness. It takes many times as long as the health of the layers, so for large networks it is found over fewer
     * examples.
     */
    static Sharpness sharpness(Run run, double[] parameters, Examples all, OptionalDouble limit) {
        Examples some = all.atMost(
                Math.min(MOST_EXAMPLES, InspectionCost.examples(run.network(), 0, 1, Curvature.MOST_PRODUCTS)));
        Coverage coverage = new Coverage(some.count(), all.count());
        var sharpest = Curvature.of(run, parameters, some);
        return new Sharpness(
                sharpest.value,
                sharpest.error,
                sharpest.products,
                coverage,
                limit,
                state(sharpest.value, sharpest.error, coverage, limit));
    }

    static Stability state(double value, double error, Coverage coverage, OptionalDouble limit) {
        if (coverage.used() < Math.min(ENOUGH_TO_JUDGE, coverage.of())) return Stability.UNKNOWN;
        double share = limit.isPresent() ? value / limit.getAsDouble() : 0;
        if (share < NEAR) return Stability.BELOW;
        if (!(error < SURE * Math.abs(value))) return Stability.ROUGH;
        return share >= 1 ? Stability.ABOVE : Stability.NEAR;
    }

    private List<LayerHealth> layers() {
        int layers = network.layers().size();
        double[][][] activations = new double[layers][][];
        int[][] blocked = new int[layers][];
        for (int l = 0; l < layers; l++) {
            int units = network.layers().get(l).fanOut();
            activations[l] = new double[units][examples.count()];
            blocked[l] = new int[units];
        }
        int[] from = {0};
        examples.read(step.before(), (pass, n) -> {
            for (int l = 0; l < layers; l++) {
                for (int u = 0; u < activations[l].length; u++) {
                    double[] a = pass.activations(l)[u];
                    System.arraycopy(a, 0, activations[l][u], from[0], n);
                    if (l < layers - 1) blocked[l][u] += blocked(pass, l, u, n);
                }
            }
            from[0] += n;
        });
        List<LayerHealth> health = new ArrayList<>();
        for (int l = 0; l < layers; l++) health.add(layer(l, activations[l], blocked[l]));
        return health;
    }

    private LayerHealth layer(int l, double[][] activations, int[] blocked) {
        DenseLayer layer = network.layers().get(l);
        double[] before = Arrays.copyOfRange(step.before(), layer.offset(), layer.biases());
        double[] after = Arrays.copyOfRange(step.after(), layer.offset(), layer.biases());
        double[] gradients = Arrays.copyOfRange(step.lossGradients(), layer.offset(), layer.biases());
        Vectors.add(-1, before, after);
        double ratio = Vectors.norm(after) / Vectors.norm(before);
        boolean told = ratio > 0 && ratio < Double.POSITIVE_INFINITY;
        List<UnitHealth> units = new ArrayList<>();
        for (int u = 0; l < network.activations().size() && u < blocked.length; u++) {
            double share = (double) blocked[u] / examples.count();
            units.add(unit(network.activations().get(l), network.leakySlope(), share));
        }
        return new LayerHealth(
                histogram(before),
                histogram(Arrays.stream(activations)
                        .flatMapToDouble(Arrays::stream)
                        .toArray()),
                histogram(gradients),
                told ? OptionalDouble.of(Math.log10(ratio)) : OptionalDouble.empty(),
                units);
    }

    private static UnitHealth unit(Activation activation, double leakySlope, double share) {
        UnitState state =
                switch (activation) {
                    case SIGMOID, TANH -> share >= NEARLY_ALL ? UnitState.SATURATED : UnitState.ALIVE;
                    case RELU, ELU, SOFTPLUS, GELU, SILU, HARD_STEP -> share == 1 ? UnitState.DEAD : UnitState.ALIVE;
                    // with a slope of 0 it is a ReLU
                    case LEAKY_RELU -> share == 1 && leakySlope == 0 ? UnitState.DEAD : UnitState.ALIVE;
                    case LINEAR, SINE, COSINE -> UnitState.ALIVE;
                };
        return new UnitHealth(state, share);
    }

    /** The number of examples for which the unit passes next to no gradient on. */
    private int blocked(Pass pass, int l, int u, int n) {
        Activation activation = network.activations().get(l);
        if (!activation.trainable()) return n;
        Arrays.fill(derivatives, 0, n, 1);
        pass.multiplyByDerivative(l, u, derivatives, n);
        double least = NEXT_TO_NOTHING * steepest(activation);
        int count = 0;
        for (int s = 0; s < n; s++) count += Math.abs(derivatives[s]) < least ? 1 : 0;
        return count;
    }

    /** The largest |σ′|; 1 for activations where it is a little more than 1, too. */
    private static double steepest(Activation activation) {
        return activation == Activation.SIGMOID ? 0.25 : 1;
    }

    /** The histogram of those values that are finite. */
    static Histogram histogram(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        int[] counts = new int[BARS];
        if (finite.length == 0) return new Histogram(0, 0, 0, 0, counts);
        DoubleSummaryStatistics summary = Arrays.stream(finite).summaryStatistics();
        double min = summary.getMin();
        double max = summary.getMax();
        double mean = summary.getAverage();
        double squares = 0;
        for (double value : finite) {
            squares += (value - mean) * (value - mean);
            int bar = max > min ? (int) ((value - min) / (max - min) * BARS) : BARS / 2;
            counts[Math.min(bar, BARS - 1)]++;
        }
        return new Histogram(min, max, mean, Math.sqrt(squares / finite.length), counts);
    }
}
