package playground.nn;

import java.util.random.RandomGenerator;

/** A network with random parameters and a minibatch of random samples, for tests that compare two ways of computing. */
public final class RandomCase {
    public final Network network;
    public final Pass pass;
    public final double[] parameters;
    private final int samples;
    private final RandomGenerator random;

    public RandomCase(Network network, int samples, RandomGenerator random) {
        this.network = network;
        this.samples = samples;
        this.random = random;
        pass = new Pass(network, samples);
        parameters = new double[network.parameterCount()];
        draw();
    }

    public double loss() {
        pass.forward(parameters, samples);
        return pass.loss(samples);
    }

    /**
     * Draws again until nothing lies within the distance of a bend: hidden pre-activations and weights of 0, where rectifiers
     * and L1 bend, and predictions of where the loss does.
     */
    public void keepAwayFromKinks(double distance) {
        while (Math.min(nearestToZero(), nearestToABendOfTheLoss()) < distance) draw();
    }

    private void draw() {
        for (int i = 0; i < parameters.length; i++) parameters[i] = random.nextDouble(-1, 1);
        for (double[] x : pass.inputs()) for (int s = 0; s < samples; s++) x[s] = random.nextDouble(-2, 2);
        for (int s = 0; s < samples; s++) drawTarget(s);
        pass.forward(parameters, samples);
    }

    private void drawTarget(int s) {
        double[][] y = pass.targets();
        int chosen = random.nextInt(y.length);
        for (int k = 0; k < y.length; k++) {
            y[k][s] = switch (network.loss()) {
                case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER -> random.nextDouble(-3, 3);
                case MEAN_SQUARED_LOG_ERROR -> random.nextDouble(-0.9, 3);
                case BINARY_CROSS_ENTROPY -> random.nextInt(2);
                case HINGE -> random.nextInt(2) * 2 - 1;
                case CROSS_ENTROPY -> k == chosen ? 1 : 0;
            };
        }
    }

    private double nearestToABendOfTheLoss() {
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < network.outputs(); k++) {
            for (int s = 0; s < samples; s++) {
                double predicted = pass.outputs()[k][s];
                double target = pass.targets()[k][s];
                nearest = Math.min(
                        nearest,
                        switch (network.loss()) {
                            case MEAN_SQUARED_ERROR, BINARY_CROSS_ENTROPY, CROSS_ENTROPY -> Double.POSITIVE_INFINITY;
                            case MEAN_ABSOLUTE_ERROR -> Math.abs(predicted - target);
                            case HUBER -> Math.abs(Math.abs(predicted - target) - network.huberDelta());
                            // above it the logarithm turns so sharply that the error of central differences shows
                            case MEAN_SQUARED_LOG_ERROR ->
                                Math.abs(1 + predicted - MeanSquaredLogError.begin(target)) / 20;
                            case HINGE -> Math.abs(1 - target * predicted);
                        });
            }
        }
        return nearest;
    }

    private double nearestToZero() {
        double nearest = Double.POSITIVE_INFINITY;
        for (double parameter : parameters) nearest = Math.min(nearest, Math.abs(parameter));
        for (int l = 0; l < network.activations().size(); l++) {
            for (double[] z : pass.preActivations(l)) {
                for (int s = 0; s < samples; s++) nearest = Math.min(nearest, Math.abs(z[s]));
            }
        }
        return nearest;
    }
}
