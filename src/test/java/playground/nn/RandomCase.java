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

    /** Draws again until no hidden pre-activation and no weight lies within the distance of 0, where ReLU and L1 bend. */
    public void keepAwayFromKinks(double distance) {
        while (nearestToZero() < distance) draw();
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
                case MEAN_SQUARED_ERROR -> random.nextDouble(-1, 1);
                case BINARY_CROSS_ENTROPY -> random.nextInt(2);
                case CROSS_ENTROPY -> k == chosen ? 1 : 0;
            };
        }
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
