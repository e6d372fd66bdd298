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
import playground.maths.Lanczos;
import playground.maths.Vectors;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.nn.StabilityLimit;
import playground.training.Curvature;
import playground.training.Examples;
import playground.training.Run;
import playground.training.StepPreview;
import playground.training.UnitStates;

/**
 * How the layers of a run are doing: how their numbers are spread, which units pass no gradient on, and whether the steps are too
 * long.
 */
final class HealthInspection {
    /** From this share of the limit on, the sharpness counts as near it. */
    private static final double NEAR = 0.9;

    /** With an error below this share of it, the sharpness is known well enough to warn of it. */
    private static final double SURE = 0.1;

    private static final int BARS = 20;

    /** If fewer than this many of more examples were taken, the sharpness says too little about the run. */
    private static final int ENOUGH_TO_JUDGE = 64;

    private final Network network;
    private final StepPreview step;
    private final Examples examples;

    private HealthInspection(Network network, StepPreview step, Examples examples) {
        this.network = network;
        this.step = step;
        this.examples = examples;
    }

    static Inspection.Health of(Run run, Examples all) {
        Network network = run.network();
        Examples examples = UnitStates.some(network, all);
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
        Examples some = Curvature.some(run.network(), all);
        Coverage coverage = new Coverage(some.count(), all.count());
        Lanczos.Largest sharpest = Curvature.sharpest(run, parameters, some);
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
        for (int l = 0; l < layers; l++) {
            int units = network.layers().get(l).fanOut();
            activations[l] = new double[units][examples.count()];
        }
        UnitStates states = new UnitStates(network);
        int[] from = {0};
        examples.read(step.before(), (pass, n) -> {
            states.count(pass, n);
            for (int l = 0; l < layers; l++) {
                for (int u = 0; u < activations[l].length; u++) {
                    System.arraycopy(pass.activations(l)[u], 0, activations[l][u], from[0], n);
                }
            }
            from[0] += n;
        });
        List<LayerHealth> health = new ArrayList<>();
        for (int l = 0; l < layers; l++) health.add(layer(l, activations[l], states));
        return health;
    }

    private LayerHealth layer(int l, double[][] activations, UnitStates states) {
        DenseLayer layer = network.layers().get(l);
        double[] before = Arrays.copyOfRange(step.before(), layer.offset(), layer.biases());
        double[] after = Arrays.copyOfRange(step.after(), layer.offset(), layer.biases());
        double[] gradients = Arrays.copyOfRange(step.lossGradients(), layer.offset(), layer.biases());
        Vectors.add(-1, before, after);
        double ratio = Vectors.norm(after) / Vectors.norm(before);
        boolean told = ratio > 0 && ratio < Double.POSITIVE_INFINITY;
        List<UnitHealth> units = new ArrayList<>();
        for (int u = 0; l < network.activations().size() && u < activations.length; u++) {
            units.add(new UnitHealth(states.state(l, u), states.share(l, u)));
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
