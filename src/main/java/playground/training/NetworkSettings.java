package playground.training;

import java.util.List;
import java.util.Objects;
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
 * @param parameters explicit initial parameters in the order of the network's flat array; empty to draw them
 */
public record NetworkSettings(
        InputSettings inputs,
        List<HiddenLayer> layers,
        double leakySlope,
        ObjectiveSettings objective,
        Initialization initialization,
        long seed,
        List<Double> parameters) {

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
        parameters = List.copyOf(parameters);
        for (int i = 0; i < parameters.size(); i++) {
            Ranges.PARAMETER.check("parameters[" + i + "]", parameters.get(i));
        }
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
        return new NetworkSettings(newInputs, layers, leakySlope, objective, initialization, seed, parameters);
    }

    public NetworkSettings withLayers(HiddenLayer... newLayers) {
        return new NetworkSettings(inputs, List.of(newLayers), leakySlope, objective, initialization, seed, parameters);
    }

    public NetworkSettings withLeakySlope(double newSlope) {
        return new NetworkSettings(inputs, layers, newSlope, objective, initialization, seed, parameters);
    }

    public NetworkSettings withObjective(ObjectiveSettings newObjective) {
        return new NetworkSettings(inputs, layers, leakySlope, newObjective, initialization, seed, parameters);
    }

    /** Another loss, with its default output. */
    public NetworkSettings withLoss(LossKind newLoss) {
        return withObjective(objective.withLoss(newLoss));
    }

    public NetworkSettings withOutput(Output newOutput) {
        return withObjective(objective.withOutput(newOutput));
    }

    public NetworkSettings withInitialization(Initialization newInitialization) {
        return new NetworkSettings(inputs, layers, leakySlope, objective, newInitialization, seed, parameters);
    }

    public NetworkSettings withSeed(long newSeed) {
        return new NetworkSettings(inputs, layers, leakySlope, objective, initialization, newSeed, parameters);
    }

    public NetworkSettings withParameters(List<Double> newParameters) {
        return new NetworkSettings(inputs, layers, leakySlope, objective, initialization, seed, newParameters);
    }
}
