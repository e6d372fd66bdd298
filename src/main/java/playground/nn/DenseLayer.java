package playground.nn;

import java.util.Objects;

/**
 * The shape of a fully connected layer and the place of its parameters in the network's flat array.
 *
 * @param fanIn number of inputs of each unit
 * @param fanOut number of units
 * @param offset index of the layer's first weight in the flat array
 */
public record DenseLayer(int fanIn, int fanOut, int offset) {
    public DenseLayer {
        if (fanIn < 1 || fanOut < 1 || offset < 0) {
            throw new IllegalArgumentException("no layer of " + fanIn + " x " + fanOut + " at " + offset);
        }
    }

    /** Index of the weight with which {@code unit} takes {@code input}. */
    public int weight(int unit, int input) {
        return offset + checked(unit, fanOut) * fanIn + checked(input, fanIn);
    }

    /** Index of the bias of {@code unit}. */
    public int bias(int unit) {
        return biases() + checked(unit, fanOut);
    }

    /** Index of the first bias; the weights lie in [offset, biases), the biases in [biases, end). */
    public int biases() {
        return offset + fanIn * fanOut;
    }

    /** Index after the last bias. */
    public int end() {
        return biases() + fanOut;
    }

    private static int checked(int index, int length) {
        return Objects.checkIndex(index, length);
    }
}
