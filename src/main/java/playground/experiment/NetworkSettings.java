package playground.experiment;

import static playground.experiment.Setting.choice;
import static playground.experiment.Setting.number;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import playground.data.Feature;
import playground.data.Formula;
import playground.experiment.Setting.Group;
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
 * @param seed the seed of the initial parameters, the Fourier features, the order of points in epochs, and dropout
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

    public static final Setting<NetworkSettings, List<Feature>> FEATURES =
            Setting.<NetworkSettings, List<Feature>>choices(
                            "network.features", Ranges.FEATURES, Feature.class, network -> network.inputs.features())
                    .inLinks("features");
    public static final Setting<NetworkSettings, FourierSettings> FOURIER =
            Setting.<NetworkSettings, FourierSettings>object(
                            "network.fourier", network -> network.inputs.fourier(), FourierSettings.TABLE)
                    .inLinks("fourier");
    public static final Setting<NetworkSettings, List<Formula>> FORMULAS = Setting.<NetworkSettings, List<Formula>>list(
                    "network.formulas",
                    Ranges.FORMULAS,
                    network -> network.inputs.formulas(),
                    Setting.<Formula>number("network.formulas.length", Ranges.FORMULA_LENGTH, formula -> formula.text()
                            .length()))
            .inLinks("formulas");
    public static final Setting<NetworkSettings, List<HiddenLayer>> LAYERS =
            Setting.<NetworkSettings, List<HiddenLayer>>list(
                            "network.layers",
                            Ranges.LAYERS,
                            NetworkSettings::layers,
                            Setting.<HiddenLayer>number("network.layers.units", Ranges.UNITS, HiddenLayer::units),
                            Setting.<HiddenLayer, Activation>choice(
                                            "network.layers.activation", Activation.class, HiddenLayer::activation)
                                    .inLinks("activation"))
                    .inLinks("layers");
    public static final Setting<NetworkSettings, Double> LEAKY_SLOPE = number(
                    "network.leakySlope", Ranges.LEAKY_SLOPE, NetworkSettings::leakySlope)
            .inLinks("slope")
            .readWith("network.layers.activation", Activation.LEAKY_RELU)
            .in(Group.FUNCTIONS);
    public static final Setting<NetworkSettings, LossKind> LOSS =
            choice("network.loss", LossKind.class, NetworkSettings::loss).inLinks("loss");
    public static final Setting<NetworkSettings, Output> OUTPUT = Setting.<NetworkSettings, Output>choice(
                    "network.output",
                    Output.class,
                    network -> network.objective.output().orElse(null))
            .inLinks("output")
            .in(Group.FUNCTIONS);
    public static final Setting<NetworkSettings, Double> HUBER_DELTA = Setting.<NetworkSettings>number(
                    "network.huberDelta", Ranges.HUBER_DELTA, network -> network.objective.huberDelta())
            .inLinks("huber")
            .readWith("network.loss", LossKind.HUBER)
            .in(Group.FUNCTIONS);
    public static final Setting<NetworkSettings, Initialization> INITIALIZATION = choice(
                    "network.initialization", Initialization.class, NetworkSettings::initialization)
            .inLinks("init")
            .in(Group.INITIALIZATION);
    public static final Setting<NetworkSettings, Double> SEED = number(
                    "network.seed", Ranges.SEED, NetworkSettings::seed)
            .inLinks("seed")
            .in(Group.INITIALIZATION);
    public static final Setting<NetworkSettings, List<HandSet>> HAND_SET = Setting.<NetworkSettings, List<HandSet>>list(
                    "network.handSet",
                    Ranges.HAND_SET,
                    NetworkSettings::handSet,
                    Setting.<HandSet>number("network.handSet.value", Ranges.PARAMETER, HandSet::value))
            .inLinks("weights");

    public static final List<Setting<NetworkSettings, ?>> TABLE = List.of(
            FEATURES,
            FOURIER,
            FORMULAS,
            LAYERS,
            LEAKY_SLOPE,
            LOSS,
            OUTPUT,
            HUBER_DELTA,
            INITIALIZATION,
            SEED,
            HAND_SET);

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

    /**
     * These settings with the given values in place of the old. A loss that is given without an output takes its default output;
     * {@link #withHandSetOf} says which values set by hand stay.
     */
    public NetworkSettings with(Given<NetworkSettings> given) {
        boolean outputStays = given.has(OUTPUT) || !given.has(LOSS);
        NetworkSettings changed = new NetworkSettings(
                new InputSettings(given.get(FEATURES, this), given.get(FOURIER, this), given.get(FORMULAS, this)),
                given.get(LAYERS, this),
                given.get(LEAKY_SLOPE, this),
                new ObjectiveSettings(
                        given.get(LOSS, this),
                        outputStays ? Optional.ofNullable(given.get(OUTPUT, this)) : Optional.empty(),
                        given.get(HUBER_DELTA, this)),
                given.get(INITIALIZATION, this),
                given.get(SEED, this).longValue(),
                List.of());
        return given.has(HAND_SET) ? changed.withHandSet(given.get(HAND_SET, this)) : changed.withHandSetOf(this);
    }

    /**
     * These settings, chosen for the data {@code before}, for the data {@code now}: a setting that the data don't allow is replaced
     * by the nearest one that they do.
     */
    NetworkSettings fitting(DataSettings before, DataSettings now) {
        return withObjective(Objective.fitting(now, objective)).withInputs(inputs.fitting(before, now));
    }

    public LossKind loss() {
        return objective.loss();
    }

    public NetworkSettings withInputs(InputSettings newInputs) {
        return new NetworkSettings(newInputs, layers, leakySlope, objective, initialization, seed, List.of())
                .withHandSetOf(this);
    }

    public NetworkSettings withObjective(ObjectiveSettings newObjective) {
        return new NetworkSettings(inputs, layers, leakySlope, newObjective, initialization, seed, handSet);
    }

    public NetworkSettings withOutput(Output newOutput) {
        return withObjective(objective.withOutput(newOutput));
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
     * These settings with the values that were set by hand in {@code before}, if the parameters around them are drawn the same.
     * Other units, inputs, seed or initialization draw all of them anew.
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
