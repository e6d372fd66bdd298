package playground.explain;

import playground.nn.DenseLayer;
import playground.nn.Network;

/** How much an answer may cost: others' runs wait while it is made. */
final class InspectionCost {
    /** Multiply-adds of one answer, some 5 ms: beyond, fewer examples or fewer parameters are taken. */
    private static final long MOST = 12_000_000;

    /** A check may take longer than others: it says little of a step if it looks at fewer examples than the step. */
    private static final long MOST_OF_CHECK = 3 * MOST;

    /** An activation takes as long as so many multiply-adds. */
    private static final long ACTIVATION = 30;

    /** Of fewer examples the loss would say too little of the run, however large the network. */
    private static final int LEAST_EXAMPLES = 16;

    private InspectionCost() {}

    /** Multiply-adds of a forward pass of one example. */
    static long forward(Network network) {
        return network.layers().stream()
                .mapToLong(layer -> (long) layer.fanIn() * layer.fanOut())
                .sum();
    }

    /** Multiply-adds of a backward pass of one example: to the weights of every layer, and to the inputs of all but the first. */
    static long backward(Network network) {
        DenseLayer first = network.layers().get(0);
        return 2 * forward(network) - (long) first.fanIn() * first.fanOut();
    }

    /** How many examples an answer may take that needs so many losses, gradients, and products with the Hessian of each. */
    static int examples(Network network, long losses, long gradients, long products) {
        long gradient = loss(network) + backward(network);
        // forward and backward once with the vector and once with its derivatives, but for no activation again
        long product = 2 * (forward(network) + backward(network));
        return Math.max(LEAST_EXAMPLES, times(losses * loss(network) + gradients * gradient + products * product));
    }

    /** How many times an answer may find the loss of so many examples; at least once. */
    static int losses(Network network, long examples) {
        return times(examples * loss(network));
    }

    /** How many examples a check of so many parameters may take, each with two losses. */
    static int checkedExamples(Network network, int parameters) {
        long cost = 2L * parameters * loss(network) + loss(network) + backward(network);
        return (int) Math.max(LEAST_EXAMPLES, MOST_OF_CHECK / cost);
    }

    /** How many parameters a check over so many examples may take; at least one. */
    static int checkedParameters(Network network, int examples) {
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
