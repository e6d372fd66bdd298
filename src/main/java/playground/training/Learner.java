package playground.training;

import java.util.List;
import java.util.stream.IntStream;
import playground.data.Rng;
import playground.experiment.Frozen;
import playground.experiment.HandSet;
import playground.experiment.NetworkSettings;
import playground.experiment.RandomStream;
import playground.experiment.RegularizationSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.Breaks;
import playground.nn.Clipping;
import playground.nn.Network;
import playground.nn.Optimizer;
import playground.nn.OptimizerSettings;
import playground.nn.Pass;

/**
 * A run's parameters, and what one optimizer step does to them: the gradient of a minibatch's loss, what regularization, frozen
 * parts and clipping make of it, and the optimizer's move. Belongs to the run's thread.
 */
final class Learner {
    private final Network network;
    private final Breaks breaks;
    private final boolean trainable;
    private final double[] parameters;
    private final double[] gradients;
    private final long[] dropoutStart = new long[Rng.STATE_LENGTH];

    private TrainingSettings settings;
    private Optimizer optimizer;
    private StepBackup backup;
    private Rng dropoutRng;
    /** Indexes of the frozen parameters. */
    private int[] frozen;

    /** Null when released. */
    private Pass pass;

    /** The norm before clipping; 0 if the last step didn't clip. */
    private double gradientNorm;

    Learner(Network network, Breaks breaks) {
        this.network = network;
        this.breaks = breaks;
        trainable = network.activations().stream().allMatch(Activation::trainable);
        parameters = new double[network.parameterCount()];
        gradients = new double[parameters.length];
    }

    /** Whether there can be steps: every activation has a gradient to learn from. */
    boolean trainable() {
        return trainable;
    }

    /** Initial parameters and nothing remembered. */
    void begin(NetworkSettings initial, TrainingSettings training) {
        fill(network, initial, parameters);
        dropoutRng = RandomStream.DROPOUT.from(initial.seed());
        settings = training;
        newOptimizer();
        freeze();
    }

    /** Overwrites the parameters with those that these settings begin with. */
    static void fill(Network network, NetworkSettings initial, double[] parameters) {
        initial.initialization().fill(network, parameters, RandomStream.PARAMETERS.from(initial.seed()));
        for (HandSet set : initial.handSet()) {
            parameters[set.index(network)] = set.value();
        }
    }

    /** Goes on from a checkpoint of a run with the same settings; throws Refusal naming what doesn't fit. */
    void restore(Checkpoint checkpoint) {
        copy("parameters", checkpoint.parameters(), parameters);
        List<double[]> state = optimizer.state();
        Checkpoint.expectCount("moments", checkpoint.moments(), state.size());
        for (int i = 0; i < state.size(); i++) {
            copy("moments", checkpoint.moments().get(i), state.get(i));
        }
    }

    private static void copy(String path, List<Double> from, double[] to) {
        Checkpoint.expectCount(path, from, to.length);
        for (int i = 0; i < to.length; i++) {
            to[i] = from.get(i);
        }
    }

    /** Goes on with other settings. Another kind of optimizer starts without memory. */
    void apply(TrainingSettings training) {
        OptimizerSettings before = settings.optimizer();
        settings = training;
        if (training.optimizer().kind() != before.kind()) {
            newOptimizer();
        } else if (!training.optimizer().equals(before)) {
            retuneOptimizer();
        }
        freeze();
    }

    /** The pass to be filled with the samples of the coming step; it has room for {@code capacity} samples. */
    Pass pass(int capacity) {
        if (pass == null || pass.capacity() != capacity) {
            pass = new Pass(network, capacity, breaks);
        }
        return pass;
    }

    /** Gives back the memory of the pass, while there are no steps. */
    void release() {
        pass = null;
    }

    /**
     * A step by the first {@code batch} samples of the pass. Allocates nothing as long as all goes well.
     *
     * @return false, with everything as it was before, if it would leave a parameter beyond the finite float32 numbers
     */
    boolean step(int batch, double learningRate) {
        differentiate(batch, settings.regularization().dropout());
        update(learningRate);
        boolean finite = allFinite(parameters);
        if (!finite) {
            takeBack();
        }
        return finite;
    }

    /**
     * What a step by the first {@code batch} samples of the pass would do; nothing but the pass is changed.
     *
     * @param points what {@link StepPreview#points} says
     */
    StepPreview preview(int[] points, int batch, double dropout, double learningRate) {
        differentiate(batch, dropout);
        double loss = pass.loss(batch);
        double[] lossGradients = gradients.clone();
        update(learningRate);
        double[] after = parameters.clone();
        boolean finite = allFinite(after);
        List<double[]> stateAfter = copyOfState();
        takeBack();
        return new StepPreview(
                points,
                pass.values(batch),
                loss,
                lossGradients,
                gradients.clone(),
                gradientNorm,
                settings.clipNorm(),
                frozen(),
                settings.optimizer(),
                learningRate,
                parameters.clone(),
                after,
                finite,
                copyOfState(),
                stateAfter);
    }

    /** The gradients of the mean loss of the samples gathered. */
    private void differentiate(int batch, double dropout) {
        dropoutRng.saveTo(dropoutStart);
        pass.forward(parameters, batch, dropout, dropoutRng);
        pass.backward(parameters, gradients, batch);
    }

    /** From the gradients of the loss to those that the optimizer gets, and its step with them. */
    private void update(double learningRate) {
        RegularizationSettings regularization = settings.regularization();
        regularization.kind().addGradient(network, parameters, regularization.rate(), gradients);
        for (int i : frozen) {
            gradients[i] = 0;
        }
        gradientNorm = settings.clipNorm() > 0 ? Clipping.byNorm(gradients, settings.clipNorm()) : 0;
        backup.save(parameters, optimizer);
        optimizer.step(parameters, gradients, learningRate);
        // a gradient of 0 doesn't keep them fixed: momentum or weight decay may move them
        backup.restoreOnly(frozen, parameters);
    }

    /** Undoes the last {@link #differentiate} and {@link #update}. */
    private void takeBack() {
        backup.restore(parameters, optimizer);
        dropoutRng.restore(dropoutStart);
    }

    /** The parameters themselves, in the order of the network's flat array. */
    double[] parameters() {
        return parameters;
    }

    /** An array with an entry for each parameter, for others to compute in: each step overwrites it. */
    double[] scratch() {
        return gradients;
    }

    /** The indexes of the frozen parameters, ascending; a copy. */
    int[] frozen() {
        return frozen.clone();
    }

    /** The arrays that the optimizer remembers, not copies. */
    List<double[]> optimizerState() {
        return optimizer.state();
    }

    /** The generator of dropout's masks, not a copy. */
    Rng dropoutRng() {
        return dropoutRng;
    }

    private List<double[]> copyOfState() {
        return optimizer.state().stream().map(double[]::clone).toList();
    }

    private void newOptimizer() {
        optimizer = settings.optimizer().create(parameters.length);
        backup = new StepBackup(parameters.length, optimizer);
    }

    /** The same kind of optimizer with other settings and the same memory. */
    private void retuneOptimizer() {
        backup.save(parameters, optimizer);
        optimizer = settings.optimizer().create(parameters.length);
        backup.restore(parameters, optimizer);
    }

    private void freeze() {
        boolean[] marked = new boolean[parameters.length];
        for (Frozen part : settings.frozen()) {
            part.mark(network, marked);
        }
        frozen = IntStream.range(0, marked.length).filter(i -> marked[i]).toArray();
    }

    /** Whether all are still finite when rounded to float32, as frames carry them. */
    private static boolean allFinite(double[] values) {
        for (double value : values) {
            if (!(Math.abs(value) <= Float.MAX_VALUE)) {
                return false;
            }
        }
        return true;
    }
}
