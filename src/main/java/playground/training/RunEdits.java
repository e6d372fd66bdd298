package playground.training;

import java.util.List;
import java.util.OptionalInt;
import playground.data.DataPoint;
import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.HandSet;
import playground.experiment.NumberRange;
import playground.experiment.Refusal;
import playground.experiment.TrainingSettings;
import playground.nn.DenseLayer;
import playground.nn.Network;

/** What a person may change of a run while it trains; each edit takes effect between two steps. Belongs to the run's thread. */
public final class RunEdits {
    private final Network network;
    private final RunData data;
    private final Learner learner;
    private final TrainingProgress progress;
    private final TrainingMonitor monitor;

    RunEdits(Network network, RunData data, Learner learner, TrainingProgress progress, TrainingMonitor monitor) {
        this.network = network;
        this.data = data;
        this.learner = learner;
        this.progress = progress;
        this.monitor = monitor;
    }

    /**
     * Whether the run can go on with this experiment from the next step on, with its present network and points. Data that are
     * described in another way count as equal if their points are the same.
     */
    public boolean takes(Experiment wanted) {
        DataSettings before = experiment().data();
        return wanted.network().equals(experiment().network())
                && (wanted.data().equals(before)
                        || (wanted.data().sameTargets(before)
                                && wanted.data().resolve().equals(data.points())));
    }

    /** Goes on with an experiment that it {@link #takes}. Other names alone leave the run as it is, even one that has diverged. */
    public void apply(Experiment wanted) {
        data.change(new Experiment(
                wanted.data(), experiment().network(), experiment().training()));
        if (!wanted.equals(experiment())) {
            applyTraining(wanted.training());
        }
    }

    /**
     * Gives the run this experiment, by edits of its training settings and points; these may take earlier edits back. Returns
     * false, with nothing changed, if no edits lead from the present experiment to this one: then it belongs to another run.
     */
    public boolean adopt(Experiment wanted) {
        if (!wanted.network().equals(experiment().network()) || !adoptPoints(wanted.data())) {
            return false;
        }
        if (!wanted.equals(experiment())) {
            apply(wanted);
        }
        return true;
    }

    private boolean adoptPoints(DataSettings wanted) {
        DataSettings before = experiment().data();
        if (wanted.equals(before)) {
            return true;
        }
        List<DataPoint> now = data.points();
        List<DataPoint> then = wanted.resolve();
        int most = Math.min(now.size(), then.size());
        int start = 0;
        while (start < most && now.get(start).equals(then.get(start))) {
            start++;
        }
        int kept = 0;
        while (kept < most - start && now.get(now.size() - 1 - kept).equals(then.get(then.size() - 1 - kept))) {
            kept++;
        }
        int remove = now.size() - start - kept;
        List<DataPoint> add = then.subList(start, then.size() - kept);
        boolean otherPoints = remove > 0 || !add.isEmpty();
        boolean byEdits = wanted.set().drawn() || before.set().drawn();
        if (!wanted.sameTargets(before) || (otherPoints && !byEdits)) {
            return false;
        }
        if (otherPoints) {
            editPoints(start, remove, add);
        }
        return true;
    }

    /**
     * Goes on with other settings. Nothing else changes, except that another kind of optimizer starts without memory and another
     * stop rule ignores the past. The choice to shuffle takes effect from the next epoch on.
     */
    public void applyTraining(TrainingSettings settings) {
        TrainingSettings before = experiment().training();
        data.change(experiment().withTraining(settings));
        learner.apply(settings);
        if (!settings.stop().equals(before.stop())) {
            monitor.forgetLowestLoss();
        }
        if (monitor.hasDiverged()) {
            monitor.forgetPast();
        }
    }

    /**
     * Puts other points in the place of {@code remove} points from {@code start} on; they take part from the next
     * step. The epoch goes on as {@link EpochOrder#splice} says, and an epoch with nothing left to come is complete.
     * The data become a drawn set; classes, parameters and the optimizer's memory stay. Another number of classes needs another
     * network: for that, make a new run from {@link DataSettings#spliced}.
     *
     * @throws Refusal naming start, remove or add, with nothing changed
     */
    public void editPoints(int start, int remove, List<DataPoint> add) {
        DataSettings before = experiment().data();
        DataSettings spliced = before.spliced(start, remove, add, before.classes());
        data.changePoints(
                new Experiment(spliced, experiment().network(), experiment().training()));
        progress.splice(start, remove, add.size());
        monitor.forgetPast();
    }

    /**
     * Sets the weight with which {@code unit} of {@code layer} takes {@code input}; layers count from 0 over the hidden
     * layers and the output layer. Before the first step, the value becomes a part of the experiment, and {@link Run#reset} comes
     * back to it.
     *
     * @throws Refusal naming layer, unit, input or value, with nothing changed
     */
    public void setWeight(int layer, int unit, int input, double value) {
        DenseLayer shape = checkedLayer(layer, unit);
        NumberRange.wholes(0, shape.fanIn() - 1L, 1, 0).check("input", input);
        set(shape.weight(unit, input), new HandSet(layer, unit, OptionalInt.of(input), value));
    }

    /** As {@link #setWeight}, for the unit's bias. */
    public void setBias(int layer, int unit, double value) {
        DenseLayer shape = checkedLayer(layer, unit);
        set(shape.bias(unit), new HandSet(layer, unit, OptionalInt.empty(), value));
    }

    private void set(int index, HandSet parameter) {
        learner.parameters()[index] = parameter.value();
        if (progress.step() == 0) {
            data.change(experiment().withNetwork(experiment().network().withHandSet(parameter)));
        }
        monitor.forgetPast();
    }

    private DenseLayer checkedLayer(int layer, int unit) {
        NumberRange.wholes(0, network.layers().size() - 1L, 1, 0).check("layer", layer);
        DenseLayer shape = network.layers().get(layer);
        NumberRange.wholes(0, shape.fanOut() - 1L, 1, 0).check("unit", unit);
        return shape;
    }

    private Experiment experiment() {
        return data.experiment();
    }
}
