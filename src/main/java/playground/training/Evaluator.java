package playground.training;

import playground.experiment.Objective;
import playground.experiment.Problem;
import playground.nn.Breaks;
import playground.nn.Network;
import playground.nn.Pass;

/**
 * Measures a network on the samples, a few hundred at a time, without changing the run. It adds the points up in their own order,
 * so that its sums depend on the parameters and the points only. Belongs to the run's thread.
 */
final class Evaluator {
    /** Points of one pass: enough for the kernels to run long, few enough to stay in the processor's cache. */
    static final int CHUNK = 256;

    /** Shared by all runs: a pass takes as much memory as the rest of a small run, and a server has thousands of runs. */
    private static final PassPool PASSES = new PassPool();

    private final Network network;
    private final Objective objective;
    private final Breaks breaks;
    /** This network, or an equal one of another run whose pass was used last. */
    private Network measuredAs;

    private double loss;
    private double score;

    Evaluator(Network network, Objective objective, Breaks breaks) {
        this.network = network;
        this.objective = objective;
        this.breaks = breaks;
    }

    /** All losses and scores of these parameters. */
    Evaluation evaluate(double[] parameters, Samples samples) {
        measure(parameters, samples, samples.train);
        double trainLoss = loss;
        double trainScore = score;
        measure(parameters, samples, samples.test);
        return Evaluation.of(trainLoss, loss, trainScore, score);
    }

    /** The mean loss over the points measured last; NaN if there were none. */
    double loss() {
        return loss;
    }

    /** The accuracy, or R², over the points measured last; NaN if that can't be told. */
    double score() {
        return score;
    }

    /** Measures {@link #loss} and {@link #score} of these parameters over the samples with these indexes. Allocates nothing. */
    void measure(double[] parameters, Samples samples, int[] which) {
        boolean regression = objective.problem() == Problem.REGRESSION;
        double losses = 0;
        double scores = 0;
        for (int from = 0; from < which.length; from += CHUNK) {
            if (from > 0) {
                breaks.take();
            }
            int n = Math.min(CHUNK, which.length - from);
            Pass pass = takePass();
            pass.gather(samples.x, samples.y, which, from, n);
            pass.forward(parameters, n);
            losses += pass.loss(n) * n;
            scores += regression ? squaredResiduals(pass, n) : correct(pass, n);
            giveBack(pass);
        }
        loss = losses / which.length;
        score = regression ? 1 - scores / squaredDeviations(samples.y[0], which) : scores / which.length;
    }

    /**
     * A pass of the network for {@value #CHUNK} samples, to be given back before a break.
     *
     * <p>Networks are compared by identity first, because {@code equals} allocates and a step must not. {@code equals} is called
     * only if the pool gives a pass of another network object than last time.
     */
    @SuppressWarnings("ReferenceEquality")
    Pass takePass() {
        Pass pass = PASSES.take();
        if (pass == null || (pass.network() != measuredAs && !pass.network().equals(network))) {
            pass = new Pass(network, CHUNK);
        }
        measuredAs = pass.network();
        return pass;
    }

    void giveBack(Pass pass) {
        PASSES.give(pass);
    }

    /** To be called between the pieces of long work, with no pass taken. */
    void takeBreak() {
        breaks.take();
    }

    private static double squaredResiduals(Pass pass, int n) {
        double[] predicted = pass.outputs()[0];
        double[] target = pass.targets()[0];
        double sum = 0;
        for (int s = 0; s < n; s++) {
            sum += (predicted[s] - target[s]) * (predicted[s] - target[s]);
        }
        return sum;
    }

    private static double squaredDeviations(double[] target, int[] which) {
        double mean = 0;
        for (int p : which) {
            mean += target[p];
        }
        mean /= which.length;
        double sum = 0;
        for (int p : which) {
            sum += (target[p] - mean) * (target[p] - mean);
        }
        return sum;
    }

    private int correct(Pass pass, int n) {
        int correct = 0;
        for (int s = 0; s < n; s++) {
            correct += objective.decide(pass.outputs(), s) == objective.decide(pass.targets(), s) ? 1 : 0;
        }
        return correct;
    }
}
