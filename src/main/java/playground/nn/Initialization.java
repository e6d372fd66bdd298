package playground.nn;

import java.util.random.RandomGenerator;
import playground.maths.Sampling;

/** How a network's parameters start. */
public enum Initialization {
    /**
     * Weights uniform in ±√(6 / (fanIn + fanOut)), biases 0 (Glorot and Bengio, "Understanding the difficulty of
     * training deep feedforward neural networks", 2010).
     */
    XAVIER {
        @Override
        double weight(DenseLayer layer, RandomGenerator random) {
            return symmetric(random, Math.sqrt(6.0 / (layer.fanIn() + layer.fanOut())));
        }
    },

    /** Weights normal with variance 2 / (fanIn + fanOut), biases 0 (the same paper's variance). */
    XAVIER_NORMAL {
        @Override
        double weight(DenseLayer layer, RandomGenerator random) {
            return normal(random, 2.0 / (layer.fanIn() + layer.fanOut()));
        }
    },

    /** Weights uniform in ±√(6 / fanIn), biases 0 (He et al., "Delving Deep into Rectifiers", 2015). */
    HE {
        @Override
        double weight(DenseLayer layer, RandomGenerator random) {
            return symmetric(random, Math.sqrt(6.0 / layer.fanIn()));
        }
    },

    /** Weights normal with variance 2 / fanIn, biases 0 (the same paper's variance). */
    HE_NORMAL {
        @Override
        double weight(DenseLayer layer, RandomGenerator random) {
            return normal(random, 2.0 / layer.fanIn());
        }
    },

    /** Weights normal with variance 1 / fanIn, biases 0 (LeCun et al., "Efficient BackProp", 1998). */
    LECUN {
        @Override
        double weight(DenseLayer layer, RandomGenerator random) {
            return normal(random, 1.0 / layer.fanIn());
        }
    },

    /** Weights uniform in ±0.5, biases 0.1: what TensorFlow Playground does. */
    UNIFORM {
        @Override
        double weight(DenseLayer layer, RandomGenerator random) {
            return symmetric(random, 0.5);
        }

        @Override
        double bias() {
            return 0.1;
        }
    },

    /** Weights normal with standard deviation 0.5, biases 0. */
    NORMAL {
        @Override
        double weight(DenseLayer layer, RandomGenerator random) {
            return normal(random, 0.25);
        }
    },

    /** Everything 0. All units of a layer then stay equal for ever; the choice is there to show this failure. */
    ZEROS {
        @Override
        double weight(DenseLayer layer, RandomGenerator random) {
            return 0;
        }
    };

    /** Overwrites all parameters of the network, drawing the weights in their order in the flat array. */
    public void fill(Network network, double[] parameters, RandomGenerator random) {
        for (DenseLayer layer : network.layers()) {
            for (int i = layer.offset(); i < layer.biases(); i++) parameters[i] = weight(layer, random);
            for (int i = layer.biases(); i < layer.end(); i++) parameters[i] = bias();
        }
    }

    abstract double weight(DenseLayer layer, RandomGenerator random);

    double bias() {
        return 0;
    }

    private static double normal(RandomGenerator random, double variance) {
        return Math.sqrt(variance) * Sampling.gaussian(random);
    }

    private static double symmetric(RandomGenerator random, double limit) {
        return Sampling.uniform(random, -limit, limit);
    }
}
