package playground.nn;

/** What is added to the gradients of the weights, not of the biases, to keep them small. Not part of the loss shown. */
public enum Regularization {
    /** Nothing. */
    NONE {
        @Override
        double gradient(double weight) {
            return 0;
        }
    },

    /** The gradient of rate · |w|: rate · sign(w), with sign(0) = 0. */
    L1 {
        @Override
        double gradient(double weight) {
            return Math.signum(weight);
        }
    },

    /** The gradient of rate · w² / 2: rate · w. */
    L2 {
        @Override
        double gradient(double weight) {
            return weight;
        }
    };

    /** gradients += rate · the penalty's gradient, for the weights of every layer. Parameters are not modified. */
    public void addGradient(Network network, double[] parameters, double rate, double[] gradients) {
        if (this == NONE || rate == 0) return;
        for (int l = 0; l < network.layers().size(); l++) {
            DenseLayer layer = network.layers().get(l);
            for (int i = layer.offset(); i < layer.biases(); i++) gradients[i] += rate * gradient(parameters[i]);
        }
    }

    abstract double gradient(double weight);
}
