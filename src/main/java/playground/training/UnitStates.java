package playground.training;

import java.util.Arrays;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.nn.Pass;

/**
 * Which hidden units still let a gradient through: counts, over some examples, for how many of them each unit passes next to no
 * gradient on. Belongs to the thread that counts.
 */
public final class UnitStates {
    /** A unit passes next to no gradient on where |σ′| is below this share of its maximum. */
    private static final double NEXT_TO_NOTHING = 0.05;

    /** Share of examples from which on a bounded function counts as saturated. */
    private static final double NEARLY_ALL = 0.95;

    private final Network network;
    /** For each hidden layer and unit: for how many examples next to no gradient passes through it. */
    private final int[][] blocked;

    private int examples;
    /** σ′ of a unit, for the examples of a pass. */
    private double[] derivatives = {};

    public UnitStates(Network network) {
        this.network = network;
        blocked = network.layers().stream()
                .limit(network.activations().size())
                .map(DenseLayer::fanOut)
                .map(int[]::new)
                .toArray(int[][]::new);
    }

    /** Those of the examples over which units are counted: fewer for large networks. Counting takes longer than computing. */
    public static Examples some(Network network, Examples all) {
        return all.atMost(EvaluationCost.examples(network, 3, 0, 0));
    }

    /** How many hidden units of a network are dead over these examples. */
    static int dead(Network network, double[] parameters, Examples examples) {
        UnitStates states = new UnitStates(network);
        some(network, examples).read(parameters, states::count);
        int dead = 0;
        for (int l = 0; l < states.blocked.length; l++) {
            for (int u = 0; u < states.blocked[l].length; u++) {
                dead += states.state(l, u) == UnitState.DEAD ? 1 : 0;
            }
        }
        return dead;
    }

    /** Counts the first n examples of a pass that has been run forward. */
    public void count(Pass pass, int n) {
        if (derivatives.length < n) {
            derivatives = new double[n];
        }
        for (int l = 0; l < blocked.length; l++) {
            for (int u = 0; u < blocked[l].length; u++) {
                blocked[l][u] += blocked(pass, l, u, n);
            }
        }
        examples += n;
    }

    /** The share of the examples for which next to no gradient passes through a unit. */
    public double share(int layer, int unit) {
        return (double) blocked[layer][unit] / examples;
    }

    public UnitState state(int layer, int unit) {
        double share = share(layer, unit);
        return switch (network.activations().get(layer)) {
            case SIGMOID, TANH -> share >= NEARLY_ALL ? UnitState.SATURATED : UnitState.ALIVE;
            case RELU, ELU, SOFTPLUS, GELU, SILU, HARD_STEP -> share == 1 ? UnitState.DEAD : UnitState.ALIVE;
            // with a slope of 0 it is a ReLU
            case LEAKY_RELU -> share == 1 && network.leakySlope() == 0 ? UnitState.DEAD : UnitState.ALIVE;
            case LINEAR, SINE, COSINE -> UnitState.ALIVE;
        };
    }

    private int blocked(Pass pass, int l, int u, int n) {
        Activation activation = network.activations().get(l);
        if (!activation.trainable()) {
            return n;
        }
        Arrays.fill(derivatives, 0, n, 1);
        pass.multiplyByDerivative(l, u, derivatives, n);
        double least = NEXT_TO_NOTHING * steepest(activation);
        int count = 0;
        for (int s = 0; s < n; s++) {
            count += Math.abs(derivatives[s]) < least ? 1 : 0;
        }
        return count;
    }

    /** The largest |σ′|; 1 for activations where it is a little more than 1, too. */
    private static double steepest(Activation activation) {
        return activation == Activation.SIGMOID ? 0.25 : 1;
    }
}
