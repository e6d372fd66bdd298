package playground.explain;

import playground.nn.DenseLayer;
import playground.nn.Network;

/** How much an answer may cost: others' runs wait while it is made. */
final class Work {
    /**
     * Multiply-adds of one answer. The default network on all of its points stays far below; of the largest one fewer examples, or fewer
     * parameters, are taken.
     */
    static final long MOST = 20_000_000;

    private Work() {}

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

    /** How many times something may be done that costs so much; at least once. */
    static int times(long cost) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, MOST / Math.max(1, cost)));
    }
}
