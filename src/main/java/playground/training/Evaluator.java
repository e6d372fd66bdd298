package playground.training;

import java.util.OptionalDouble;
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

    Evaluation evaluate(double[] parameters, Samples samples) {
        measure(parameters, samples, samples.train, true);
        double trainLoss = loss;
        double trainScore = score;
        measure(parameters, samples, samples.test, true);
        return new Evaluation(finite(trainLoss), finite(loss), finite(trainScore), finite(score));
    }

    /** The mean loss over the training points; NaN if there are none. Allocates nothing. */
    double trainLoss(double[] parameters, Samples samples) {
        measure(parameters, samples, samples.train, false);
        return loss;
    }

    /** The accuracy, or R², over the training points; NaN if that can't be told. Allocates nothing. */
    double trainScore(double[] parameters, Samples samples) {
        measure(parameters, samples, samples.train, true);
        return score;
    }

    /** The mean loss over the test points; NaN if there are none. Allocates nothing. */
    double testLoss(double[] parameters, Samples samples) {
        measure(parameters, samples, samples.test, false);
        return loss;
    }

    /** The accuracy, or R², over the test points; NaN if that can't be told. Allocates nothing. */
    double testScore(double[] parameters, Samples samples) {
        measure(parameters, samples, samples.test, true);
        return score;
    }

    /** Sets {@link #loss} and, if asked for, {@link #score} for the samples with these indexes; NaN if that can't be told. */
    private void measure(double[] parameters, Samples samples, int[] which, boolean withScore) {
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
            if (withScore) {
                scores += regression ? squaredResiduals(pass, n) : correct(pass, n);
            }
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

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
