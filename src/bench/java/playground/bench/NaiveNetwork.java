package playground.bench;

import java.util.Arrays;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.nn.OptimizerKind;
import playground.nn.Output;

/**
 * Backpropagation as one writes it first: for each sample, layer by layer, row by row, in double and with Math.tanh; the
 * gradients of the minibatch are summed, then the parameters are updated.
 */
final class NaiveNetwork {
    private final boolean relu;
    private final boolean softmax;
    private final boolean adam;
    private final double[][][] weights;
    private final double[][] biases;
    private final double[][][] weightGradients;
    private final double[][] biasGradients;
    private final double[][][] weightMoments;
    private final double[][][] weightSquares;
    private final double[][] biasMoments;
    private final double[][] biasSquares;
    private final double[][] activations;
    private final double[][] deltas;
    private double beta1Power = 1;
    private double beta2Power = 1;

    NaiveNetwork(Workload workload, double[] parameters) {
        Network network = workload.network();
        relu = network.activations().get(0) == Activation.RELU;
        softmax = network.output() == Output.SOFTMAX;
        adam = workload.optimizer == OptimizerKind.ADAM;
        weights = matrices(network);
        biases = vectors(network);
        weightGradients = matrices(network);
        biasGradients = vectors(network);
        weightMoments = matrices(network);
        weightSquares = matrices(network);
        biasMoments = vectors(network);
        biasSquares = vectors(network);
        deltas = vectors(network);
        activations = new double[weights.length + 1][];
        activations[0] = new double[network.inputs()];
        for (int l = 0; l < weights.length; l++) {
            DenseLayer layer = network.layers().get(l);
            activations[l + 1] = new double[layer.fanOut()];
            for (int o = 0; o < layer.fanOut(); o++) {
                for (int i = 0; i < layer.fanIn(); i++) weights[l][o][i] = parameters[layer.weight(o, i)];
            }
        }
    }

    void step(Spiral spiral, int[] order, int from, int n) {
        for (int l = 0; l < weights.length; l++) {
            for (double[] row : weightGradients[l]) Arrays.fill(row, 0);
            Arrays.fill(biasGradients[l], 0);
        }
        for (int s = from; s < from + n; s++) {
            int point = order[s];
            for (int i = 0; i < activations[0].length; i++) activations[0][i] = spiral.inputs[i][point];
            forward();
            backward(spiral.targets, point, n);
        }
        beta1Power *= 0.9;
        beta2Power *= 0.999;
        for (int l = 0; l < weights.length; l++) {
            for (int o = 0; o < weights[l].length; o++) {
                update(weights[l][o], weightGradients[l][o], weightMoments[l][o], weightSquares[l][o]);
            }
            update(biases[l], biasGradients[l], biasMoments[l], biasSquares[l]);
        }
    }

    private void forward() {
        for (int l = 0; l < weights.length; l++) {
            double[] x = activations[l];
            double[] a = activations[l + 1];
            boolean last = l == weights.length - 1;
            for (int o = 0; o < a.length; o++) {
                double z = biases[l][o];
                for (int i = 0; i < x.length; i++) z += weights[l][o][i] * x[i];
                a[o] = last && softmax ? z : relu && !last ? Math.max(0, z) : Math.tanh(z);
            }
            if (last && softmax) softmax(a);
        }
    }

    private void backward(double[][] targets, int point, int n) {
        for (int l = weights.length - 1; l >= 0; l--) {
            double[] x = activations[l];
            double[] a = activations[l + 1];
            double[] d = deltas[l];
            boolean last = l == weights.length - 1;
            for (int o = 0; o < d.length; o++) {
                if (last) {
                    double difference = a[o] - targets[o][point];
                    d[o] = softmax ? difference / n : 2 * difference / n * (1 - a[o] * a[o]);
                } else {
                    double sum = 0;
                    for (int k = 0; k < deltas[l + 1].length; k++) sum += weights[l + 1][k][o] * deltas[l + 1][k];
                    d[o] = relu ? (a[o] > 0 ? sum : 0) : sum * (1 - a[o] * a[o]);
                }
                biasGradients[l][o] += d[o];
                for (int i = 0; i < x.length; i++) weightGradients[l][o][i] += d[o] * x[i];
            }
        }
    }

    private void update(double[] values, double[] gradients, double[] moments, double[] squares) {
        for (int i = 0; i < values.length; i++) {
            double g = gradients[i];
            if (adam) {
                moments[i] = 0.9 * moments[i] + 0.1 * g;
                squares[i] = 0.999 * squares[i] + 0.001 * g * g;
                values[i] -= Workload.LEARNING_RATE
                        * (moments[i] / (1 - beta1Power))
                        / (Math.sqrt(squares[i] / (1 - beta2Power)) + 1e-8);
            } else {
                values[i] -= Workload.LEARNING_RATE * g;
            }
        }
    }

    private static void softmax(double[] a) {
        double largest = a[0];
        for (double logit : a) largest = Math.max(largest, logit);
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            a[k] = Math.exp(a[k] - largest);
            sum += a[k];
        }
        for (int k = 0; k < a.length; k++) a[k] /= sum;
    }

    private static double[][][] matrices(Network network) {
        return network.layers().stream()
                .map(layer -> new double[layer.fanOut()][layer.fanIn()])
                .toArray(double[][][]::new);
    }

    private static double[][] vectors(Network network) {
        return network.layers().stream()
                .map(layer -> new double[layer.fanOut()])
                .toArray(double[][]::new);
    }
}
