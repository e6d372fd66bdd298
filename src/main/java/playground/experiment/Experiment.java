package playground.experiment;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import playground.data.Input;
import playground.nn.Network;

/**
 * Everything that a run depends on: the same experiment gives the same parameters at step n, bit for bit.
 *
 * <p>Each record checks its own fields; this one checks what involves several of them. Immutable, safe to share between threads.
 */
public record Experiment(DataSettings data, NetworkSettings network, TrainingSettings training) {

    /** The networks in use. */
    private static final Map<Network, WeakReference<Network>> NETWORKS = new WeakHashMap<>();

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
        check("network.handSet", network.handSet(), set -> set.refusal(architecture));
        check("training.frozen", training.frozen(), part -> part.refusal(architecture));
    }

    public Problem problem() {
        return Problem.of(data);
    }

    public Objective objective() {
        return Objective.of(problem(), network.objective());
    }

    /** Whether the other one gives the same parameters at each step: names alone may differ. */
    public boolean trainsAs(Experiment other) {
        return network.equals(other.network)
                && training.equals(other.training)
                && data.withNames(DataNames.NONE).equals(other.data.withNames(DataNames.NONE));
    }

    /** The inputs of the network in their order. */
    public List<Input> inputs() {
        return network.inputs().resolve(data.inputs(), network.seed());
    }

    /** The network as the core takes it. Equal networks are one object, by which runs know at once that they can share memory. */
    public Network architecture() {
        Network described = architecture(data, network);
        synchronized (NETWORKS) {
            Network known =
                    NETWORKS.computeIfAbsent(described, WeakReference::new).get();
            if (known != null) {
                return known;
            }
            NETWORKS.put(described, new WeakReference<>(described));
            return described;
        }
    }

    /**
     * An experiment from settings that were chosen one by one and may not fit each other: a loss or an output that the data can't
     * take becomes the default; for one-dimensional data, inputs that read x2 are left out; hand-set values and frozen parts that
     * the network doesn't have are dropped. The constructor would refuse all of these.
     */
    public static Experiment fitting(DataSettings data, NetworkSettings network, TrainingSettings training) {
        NetworkSettings fitting = network.fitting(data, data);
        Network architecture = architecture(data, fitting);
        List<HandSet> handSet = inside(network.handSet(), set -> set.refusal(architecture));
        List<Frozen> frozen = inside(training.frozen(), part -> part.refusal(architecture));
        return new Experiment(data, fitting.withHandSet(handSet), training.withFrozen(frozen));
    }

    /**
     * This experiment after a change. Kept settings are adapted to new ones as in {@link #fitting}, and parameters set by hand are
     * dropped when the parameters around them are drawn anew. New settings that don't fit are refused.
     *
     * @param newData made from this experiment's; {@link DataSettings} says what gives way within them
     * @param changeNetwork changes the settings that are kept beside the new data
     * @param changeTraining changes those that are kept beside the new network
     */
    public Experiment changed(
            DataSettings newData,
            UnaryOperator<NetworkSettings> changeNetwork,
            UnaryOperator<TrainingSettings> changeTraining) {
        NetworkSettings kept = network.fitting(data, newData);
        boolean sameOutputs = Problem.of(newData) == problem() && newData.classes() == data.classes();
        NetworkSettings newNetwork = changeNetwork.apply(sameOutputs ? kept : kept.withHandSet(List.of()));
        Network architecture = new Experiment(newData, newNetwork, training.withFrozen(List.of())).architecture();
        List<Frozen> frozen = inside(training.frozen(), part -> part.refusal(architecture));
        return new Experiment(newData, newNetwork, changeTraining.apply(training.withFrozen(frozen)));
    }

    /** This experiment with other data; other settings change where the data require it. */
    public Experiment withData(DataSettings newData) {
        return changed(newData, UnaryOperator.identity(), UnaryOperator.identity());
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
            inputs.checkFinite(data.pointScaling().scaled(data.resolve()));
        }
    }

    /** Each must be a part that the network has. */
    private static <T> void check(String path, List<T> parts, Function<T, Optional<Refusal>> why) {
        for (int i = 0; i < parts.size(); i++) {
            Optional<Refusal> refusal = why.apply(parts.get(i));
            if (refusal.isPresent()) {
                throw refusal.get().within(path + "[" + i + "]");
            }
        }
    }

    private static <T> List<T> inside(List<T> parts, Function<T, Optional<Refusal>> why) {
        return parts.stream().filter(part -> why.apply(part).isEmpty()).toList();
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
