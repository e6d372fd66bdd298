package playground.experiment;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import playground.data.Feature;
import playground.nn.Activation;
import playground.nn.Initialization;
import playground.nn.Output;

/**
 * The network of an experiment and what it starts from. A change of any of these restarts a run.
 *
 * @param inputs what it is given of each point
 * @param layers the hidden layers, from the inputs on
 * @param leakySlope the slope below 0 of leaky ReLUs; other activations don't read it
 * @param objective the loss to train for and the output
 * @param initialization how the seed becomes initial parameters
 * @param seed what the initial parameters and the Fourier features are drawn from, the order of the epochs and dropout
 * @param handSet initial parameters set by hand, each at most once, in the order of their places; all others are drawn
 */
public record NetworkSettings(
        InputSettings inputs,
        List<HiddenLayer> layers,
        double leakySlope,
        ObjectiveSettings objective,
        Initialization initialization,
        long seed,
        List<HandSet> handSet) {

    public static final NetworkSettings DEFAULT = new NetworkSettings(
            InputSettings.DEFAULT,
            List.of(new HiddenLayer(4, Activation.TANH), new HiddenLayer(2, Activation.TANH)),
            Ranges.LEAKY_SLOPE.initial(),
            ObjectiveSettings.DEFAULT,
            Initialization.XAVIER,
            (long) Ranges.SEED.initial(),
            List.of());

    public NetworkSettings {
        Objects.requireNonNull(inputs);
        layers = List.copyOf(layers);
        Ranges.LAYERS.check("layers", layers.size());
        Ranges.LEAKY_SLOPE.check("leakySlope", leakySlope);
        Objects.requireNonNull(objective);
        Objects.requireNonNull(initialization);
        Ranges.SEED.check("seed", seed);
        SortedSet<HandSet> byPlace = new TreeSet<>(HandSet.BY_PLACE);
        byPlace.addAll(handSet);
        Ranges.HAND_SET.check("handSet", handSet.size());
        if (byPlace.size() < handSet.size()) {
            String value = handSet.size() + " values for " + byPlace.size() + " parameters";
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, "handSet", value, "one for each");
        }
        handSet = List.copyOf(byPlace);
    }

    /** These settings for other data: what the data leave no room for gives way to what is nearest to it. */
    public NetworkSettings fittingTo(DataSettings data) {
        NetworkSettings fitting = withObjective(Objective.fitting(data, objective));
        return data.inputs() == 1 ? fitting.withInputs(inputs.withoutX2()) : fitting;
    }

    public LossKind loss() {
        return objective.loss();
    }

    public NetworkSettings withFeatures(Feature... newFeatures) {
        return withInputs(inputs.withFeatures(List.of(newFeatures)));
    }

    public NetworkSettings withInputs(InputSettings newInputs) {
        return new NetworkSettings(newInputs, layers, leakySlope, objective, initialization, seed, List.of())
                .withHandSetOf(this);
    }

    public NetworkSettings withLayers(HiddenLayer... newLayers) {
        return new NetworkSettings(inputs, List.of(newLayers), leakySlope, objective, initialization, seed, List.of())
                .withHandSetOf(this);
    }

    public NetworkSettings withLeakySlope(double newSlope) {
        return new NetworkSettings(inputs, layers, newSlope, objective, initialization, seed, handSet);
    }

    public NetworkSettings withObjective(ObjectiveSettings newObjective) {
        return new NetworkSettings(inputs, layers, leakySlope, newObjective, initialization, seed, handSet);
    }

    /** Another loss, with its default output. */
    public NetworkSettings withLoss(LossKind newLoss) {
        return withObjective(objective.withLoss(newLoss));
    }

    public NetworkSettings withOutput(Output newOutput) {
        return withObjective(objective.withOutput(newOutput));
    }

    public NetworkSettings withInitialization(Initialization newInitialization) {
        return new NetworkSettings(inputs, layers, leakySlope, objective, newInitialization, seed, List.of())
                .withHandSetOf(this);
    }

    public NetworkSettings withSeed(long newSeed) {
        return new NetworkSettings(inputs, layers, leakySlope, objective, initialization, newSeed, List.of())
                .withHandSetOf(this);
    }

    public NetworkSettings withHandSet(List<HandSet> newHandSet) {
        return new NetworkSettings(inputs, layers, leakySlope, objective, initialization, seed, newHandSet);
    }

    /** With one more initial parameter set by hand, or another value for one that was. */
    public NetworkSettings withHandSet(HandSet parameter) {
        List<HandSet> others = handSet.stream()
                .filter(set -> HandSet.BY_PLACE.compare(set, parameter) != 0)
                .toList();
        return withHandSet(Stream.concat(others.stream(), Stream.of(parameter)).toList());
    }

    /**
     * These settings with what was set by hand in {@code before}, if the same parameters are drawn around it: other units, inputs,
     * another seed or initialization draw all of them anew.
     */
    public NetworkSettings withHandSetOf(NetworkSettings before) {
        boolean same = seed == before.seed
                && initialization == before.initialization
                && inputs.count() == before.inputs.count()
                && units(layers).equals(units(before.layers));
        return withHandSet(same ? before.handSet : List.of());
    }

    private static List<Integer> units(List<HiddenLayer> layers) {
        return layers.stream().map(HiddenLayer::units).toList();
    }
}
