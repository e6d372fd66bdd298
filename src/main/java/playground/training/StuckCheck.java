package playground.training;

import java.util.Arrays;
import playground.experiment.Problem;
import playground.experiment.TrainingSettings;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.nn.Pass;

/**
 * Finds out whether a run is stuck, or has learned everything. It judges by gradients that are exactly zero or exactly equal,
 * never by a loss that falls slowly, because a run may still leave such a plateau.
 *
 * <p>It looks at the end of the epoch in which a due step is made. The first due step is 25, and each next one is a quarter later:
 * so the looks depend on the experiment alone and not on who watches, and in a long run they cost next to nothing. Belongs to the
 * run's thread.
 *
 * <p>Of 3,000 random experiments (all data sets, activations, initializations and optimizers, rates 0.001 to 10, 0 to 4 layers,
 * regularization, dropout) it called 288 dead or zero after 80 epochs. In another 80 epochs, none of them got 10 % more of the
 * points right, or explained 10 % more of the variance; one came to life, but its loss didn't fall, and seven diverged. It found
 * alike units in 28 runs: 27 kept them, and one learned everything; three of the 28 got a better score nevertheless, as a single
 * unit can. Of the 1,078 default experiments (every data set, activation and optimizer) it calls two stuck, both with ReLUs for a
 * curve of one variable, and both stay so.
 */
final class StuckCheck {
    private static final long FIRST_STEP = 25;
    private static final long GROWS_BY_ITS = 4;

    /** The share of the loss of knowing nothing at or below which a loss counts as next to none. */
    private static final double NEXT_TO_NOTHING = 0.05;

    private static final double NEARLY_ALL_VARIANCE = 0.999;

    private final Network network;
    private final Evaluator evaluator;
    private final Problem problem;

    /** For each layer: whether any training point gives any of its weights a gradient that isn't 0. */
    private final boolean[] weightsMove;

    /** The same for the layer's biases. */
    private final boolean[] biasesMove;

    StuckCheck(Network network, Evaluator evaluator, Problem problem) {
        this.network = network;
        this.evaluator = evaluator;
        this.problem = problem;
        weightsMove = new boolean[network.layers().size()];
        biasesMove = new boolean[weightsMove.length];
    }

    /** Whether a due step was among the {@code stepsOfEpoch} steps of the epoch that ends with this step. */
    static boolean isDue(long step, long stepsOfEpoch) {
        long due = FIRST_STEP;
        while (due <= step - stepsOfEpoch) {
            due += due / GROWS_BY_ITS;
        }
        return due <= step;
    }

    /**
     * Returns what it finds; null if the run is neither stuck nor has learned everything.
     *
     * @param gradients as many numbers as there are parameters; overwritten
     * @param knowingNothing the training loss of logits that are all 0
     * @param measures of a run that has these parameters
     */
    Diagnosis look(
            double[] parameters,
            Samples samples,
            TrainingSettings settings,
            double[] gradients,
            double knowingNothing,
            RunMeasures measures) {
        if (hasLearned(measures, knowingNothing)) {
            return Diagnosis.of(Diagnosis.Kind.LEARNED);
        }
        differentiate(parameters, samples, gradients);
        int hidden = weightsMove.length - 1;
        if (!moves(hidden)) {
            return Diagnosis.of(Diagnosis.Kind.NO_GRADIENT);
        }
        boolean dropout = settings.regularization().dropout() > 0;
        int silent = hidden - 1;
        while (silent >= 0 && moves(silent)) {
            silent--;
        }
        if (silent >= 0) {
            DenseLayer next = network.layers().get(silent + 1);
            if (!weightsMove[silent + 1] && allZero(parameters, next.offset(), next.biases())) {
                return new Diagnosis(Diagnosis.Kind.ZERO_WEIGHTS, silent);
            }
            // dropout in the layers below may bring a unit back to life
            return dropout && silent > 0 ? null : dead(silent);
        }
        // units that are dropped or frozen separately don't stay alike
        return dropout || !settings.frozen().isEmpty() ? null : alike(parameters);
    }

    private boolean hasLearned(RunMeasures measures, double knowingNothing) {
        double score = measures.trainScore();
        boolean all = problem == Problem.REGRESSION ? score >= NEARLY_ALL_VARIANCE : score == 1;
        return all && measures.trainLoss() <= NEXT_TO_NOTHING * knowingNothing;
    }

    private void differentiate(double[] parameters, Samples samples, double[] gradients) {
        Arrays.fill(weightsMove, false);
        Arrays.fill(biasesMove, false);
        int[] train = samples.train;
        for (int from = 0; from < train.length; from += Evaluator.CHUNK) {
            if (from > 0) {
                evaluator.takeBreak();
            }
            Pass pass = evaluator.takePass();
            int n = Math.min(Evaluator.CHUNK, train.length - from);
            pass.gather(samples.x, samples.y, train, from, n);
            pass.forward(parameters, n);
            pass.backward(parameters, gradients, n);
            evaluator.giveBack(pass);
            for (int l = 0; l < weightsMove.length; l++) {
                DenseLayer layer = network.layers().get(l);
                weightsMove[l] |= !allZero(gradients, layer.offset(), layer.biases());
                biasesMove[l] |= !allZero(gradients, layer.biases(), layer.end());
            }
        }
    }

    private boolean moves(int layer) {
        return weightsMove[layer] || biasesMove[layer];
    }

    /** The layer that lets no gradient through: the layers below it get none for that reason. */
    private static Diagnosis dead(int layer) {
        return new Diagnosis(Diagnosis.Kind.DEAD_LAYER, layer);
    }

    /** The first hidden layer of several units that are all the same; null if there is none. */
    private Diagnosis alike(double[] parameters) {
        for (int l = 0; l + 1 < weightsMove.length; l++) {
            if (network.layers().get(l).fanOut() > 1 && isAlike(parameters, l)) {
                return new Diagnosis(Diagnosis.Kind.ALIKE_UNITS, l);
            }
        }
        return null;
    }

    private boolean isAlike(double[] parameters, int l) {
        DenseLayer layer = network.layers().get(l);
        DenseLayer next = network.layers().get(l + 1);
        boolean alike = true;
        for (int unit = 1; unit < layer.fanOut() && alike; unit++) {
            alike = parameters[layer.bias(unit)] == parameters[layer.bias(0)];
            for (int i = 0; i < layer.fanIn(); i++) {
                alike &= parameters[layer.weight(unit, i)] == parameters[layer.weight(0, i)];
            }
            for (int above = 0; above < next.fanOut(); above++) {
                alike &= parameters[next.weight(above, unit)] == parameters[next.weight(above, 0)];
            }
        }
        return alike;
    }

    private static boolean allZero(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (values[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
