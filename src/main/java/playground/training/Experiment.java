package playground.training;

import java.util.List;
import java.util.Optional;
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
        try {
            Objective objective = Objective.of(Problem.of(data), network.objective());
            network = network.withOutput(objective.output());
            Objective.checkTargets(data, network.loss());
            checkInputs(data, network.inputs());
        } catch (Refusal refusal) {
            throw refusal.within("network");
        }
        Network architecture = architecture(data, network);
        int given = network.parameters().size();
        int needed = architecture.parameterCount();
        if (given != 0 && given != needed) {
            throw new Refusal(
                    Refusal.Reason.NOT_ALLOWED,
                    "network.parameters",
                    given + " numbers",
                    "none, or the " + needed + " of this network");
        }
        checkFrozen(training.frozen(), architecture);
    }

    public Problem problem() {
        return Problem.of(data);
    }

    public Objective objective() {
        return Objective.of(problem(), network.objective());
    }

    /** The inputs of the network in their order. */
    public List<Input> inputs() {
        return network.inputs().resolve(data.inputs(), network.seed());
    }

    /** What the core is told of the network. */
    public Network architecture() {
        return architecture(data, network);
    }

    /**
     * The experiment of settings that were changed one by one: a loss or an output that the data can't take gives way to
     * the default, inputs that read x2 go with the second dimension, explicit parameters that don't fit the network give
     * way to drawn ones, and frozen parts that it doesn't have are forgotten. The constructor refuses all of them.
     */
    public static Experiment fitting(DataSettings data, NetworkSettings network, TrainingSettings training) {
        NetworkSettings fitting = network.fittingTo(data);
        Network architecture = architecture(data, fitting);
        if (network.parameters().size() != architecture.parameterCount()) {
            fitting = fitting.withParameters(List.of());
        }
        return new Experiment(data, fitting, training.withFrozen(inside(architecture, training.frozen())));
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

    private static void checkFrozen(List<Frozen> frozen, Network network) {
        for (int i = 0; i < frozen.size(); i++) {
            Optional<Refusal> refusal = frozen.get(i).refusal(network);
            if (refusal.isPresent()) {
                throw refusal.get().within("training.frozen[" + i + "]");
            }
        }
    }

    private static List<Frozen> inside(Network network, List<Frozen> frozen) {
        return frozen.stream().filter(part -> part.isIn(network)).toList();
    }

    private static Network architecture(DataSettings data, NetworkSettings settings) {
        Objective objective = Objective.of(Problem.of(data), settings.objective());
        Network.Builder network = Network.from(settings.inputs().count())
                .leakySlope(settings.leakySlope())
                .huberDelta(settings.objective().huberDelta());
        for (HiddenLayer layer : settings.layers()) {
            network.hidden(layer.units(), layer.activation());
        }
        return network.output(objective.outputs(data.classes()), objective.output(), objective.loss());
    }
}
