package playground.training;

import playground.nn.DenseLayer;
import playground.nn.Network;

/** Bounds what it costs to find something out about a run, since other runs wait meanwhile. */
public final class EvaluationCost {
    /** Multiply-adds that one answer may take, about 5 ms. An answer that would need more takes fewer examples or parameters. */
    private static final long MOST = 12_000_000;

    /**
     * A gradient check may take longer than other answers, since over fewer examples than the step has, it says little about the
     * step.
     */
    private static final long MOST_OF_CHECK = 3 * MOST;

    /** An activation takes as long as this many multiply-adds. */
    private static final long ACTIVATION = 30;

    /** The fewest examples, however large the network: the loss over fewer would say too little about the run. */
    private static final int LEAST_EXAMPLES = 16;

    private EvaluationCost() {}

    /** Multiply-adds of a forward pass of one example. */
    public static long forward(Network network) {
        return network.layers().stream()
                .mapToLong(layer -> (long) layer.fanIn() * layer.fanOut())
                .sum();
    }

    /** Multiply-adds of a backward pass of one example: to the weights of every layer, and to the inputs of all but the first. */
    public static long backward(Network network) {
        DenseLayer first = network.layers().get(0);
        return 2 * forward(network) - (long) first.fanIn() * first.fanOut();
    }

    /**
     * How many examples an answer may take that needs, for each, these numbers of losses, gradients and products with the Hessian.
     */
    public static int examples(Network network, long losses, long gradients, long products) {
        long gradient = loss(network) + backward(network);
        // the differentiated passes have twice the multiply-adds of the plain ones, but compute no activations
        long product = 2 * (forward(network) + backward(network));
        return Math.max(LEAST_EXAMPLES, times(losses * loss(network) + gradients * gradient + products * product));
    }

    /** How many times an answer may compute the loss over this number of examples; at least once. */
    public static int losses(Network network, long examples) {
        return times(examples * loss(network));
    }

    /** How many examples a check of this number of parameters may take; each parameter takes two losses of each example. */
    public static int checkedExamples(Network network, int parameters) {
        long cost = 2L * parameters * loss(network) + loss(network) + backward(network);
        return (int) Math.max(LEAST_EXAMPLES, MOST_OF_CHECK / cost);
    }

    /** How many parameters a check over this number of examples may take; at least one. */
    public static int checkedParameters(Network network, int examples) {
        return (int) Math.max(1, MOST_OF_CHECK / (2L * examples * loss(network)));
    }

    private static long loss(Network network) {
        long units = network.layers().stream().mapToLong(DenseLayer::fanOut).sum();
        return forward(network) + ACTIVATION * units;
    }

    private static int times(long cost) {
        return (int) Math.max(1, MOST / cost);
    }
}
