package playground.training;

import java.util.List;
import playground.data.Input;
import playground.nn.Network;

/**
 * Everything that a run depends on: the same experiment gives the same parameters at step n, bit for bit.
 *
 * <p>Each record checks its own fields; here is checked what only the records together can tell. Immutable, safe to
 * share between threads.
 */
public record Experiment(DataSettings data, NetworkSettings network, TrainingSettings training) {

    public static final Experiment DEFAULT =
            new Experiment(DataSettings.DEFAULT, NetworkSettings.DEFAULT, TrainingSettings.DEFAULT);

    public Experiment {
        Objective objective;
        try {
            objective = Objective.of(Problem.of(data), network.loss());
            checkInputs(data, network.inputs());
        } catch (Refusal refusal) {
            throw refusal.within("network");
        }
        int given = network.parameters().size();
        int needed = architecture(network, objective, data.classes()).parameterCount();
        if (given != 0 && given != needed) {
            throw new Refusal(
                    Refusal.Reason.NOT_ALLOWED,
                    "network.parameters",
                    given + " numbers",
                    "none, or the " + needed + " of this network");
        }
    }

    public Problem problem() {
        return Problem.of(data);
    }

    public Objective objective() {
        return Objective.of(problem(), network.loss());
    }

    /** The inputs of the network in their order. */
    public List<Input> inputs() {
        return network.inputs().resolve(data.inputs(), network.seed());
    }

    /** What the core is told of the network. */
    public Network architecture() {
        return architecture(network, objective(), data.classes());
    }

    /**
     * The experiment of settings that were changed one by one: a loss that the problem can't take gives way to the
     * problem's default, inputs that read x2 go with the second dimension, and explicit parameters that don't fit the
     * network give way to drawn ones. The constructor refuses all of them.
     */
    public static Experiment fitting(DataSettings data, NetworkSettings network, TrainingSettings training) {
        NetworkSettings fitting = network.fittingTo(data);
        Objective objective = Objective.of(Problem.of(data), fitting.loss());
        int needed = architecture(fitting, objective, data.classes()).parameterCount();
        if (network.parameters().size() != needed) {
            fitting = fitting.withParameters(List.of());
        }
        return new Experiment(data, fitting, training);
    }

    /** With other data, and whatever of the network's settings has to change with it. */
    public Experiment withData(DataSettings newData) {
        return fitting(newData, network, training);
    }

    public Experiment withNetwork(NetworkSettings newNetwork) {
        return new Experiment(data, newNetwork, training);
    }

    public Experiment withTraining(TrainingSettings newTraining) {
        return new Experiment(data, network, newTraining);
    }

    private static void checkInputs(DataSettings data, InputSettings inputs) {
        if (data.inputs() == 1) {
            inputs.checkWithoutX2();
        }
        if (!inputs.formulas().isEmpty()) {
            inputs.checkFinite(data.resolve());
        }
    }

    private static Network architecture(NetworkSettings settings, Objective objective, int classes) {
        Network.Builder network = Network.from(settings.inputs().count());
        for (HiddenLayer layer : settings.layers()) {
            network.hidden(layer.units(), layer.activation());
        }
        return network.output(objective.outputs(classes), objective.output(), objective.loss());
    }
}
