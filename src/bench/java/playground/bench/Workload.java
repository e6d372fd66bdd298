package playground.bench;

import playground.nn.Activation;
import playground.nn.Loss;
import playground.nn.Network;
import playground.nn.OptimizerKind;
import playground.nn.Output;

/** The networks that the benchmarks train, each on 250 points of a spiral. */
public enum Workload {
    /** 2-4-2-1 tanh, batch 10, SGD. */
    W1(OptimizerKind.SGD, 10) {
        @Override
        Network network() {
            return Network.from(2)
                    .hidden(4, Activation.TANH)
                    .hidden(2, Activation.TANH)
                    .output(1, Output.TANH, Loss.MEAN_SQUARED_ERROR);
        }
    },

    /** 2-8-8-1 tanh, batch 10, SGD. */
    W2(OptimizerKind.SGD, 10) {
        @Override
        Network network() {
            return Network.from(2)
                    .hidden(8, Activation.TANH)
                    .hidden(8, Activation.TANH)
                    .output(1, Output.TANH, Loss.MEAN_SQUARED_ERROR);
        }
    },

    /** 2-8-8-8-8-8-8-3 ReLU, softmax with cross-entropy, batch 30, Adam. */
    W3(OptimizerKind.ADAM, 30) {
        @Override
        Network network() {
            return Network.from(2)
                    .hidden(8, Activation.RELU)
                    .hidden(8, Activation.RELU)
                    .hidden(8, Activation.RELU)
                    .hidden(8, Activation.RELU)
                    .hidden(8, Activation.RELU)
                    .hidden(8, Activation.RELU)
                    .output(3, Output.SOFTMAX, Loss.CROSS_ENTROPY);
        }
    },

    /** 2-64-64-64-1 tanh, batch 128, Adam. */
    W4(OptimizerKind.ADAM, 128) {
        @Override
        Network network() {
            return Network.from(2)
                    .hidden(64, Activation.TANH)
                    .hidden(64, Activation.TANH)
                    .hidden(64, Activation.TANH)
                    .output(1, Output.TANH, Loss.MEAN_SQUARED_ERROR);
        }
    };

    /** How many points there are to train on. */
    static final int POINTS = 250;

    /** A rate at which every workload learns. */
    static final double LEARNING_RATE = 0.001;

    final OptimizerKind optimizer;
    final int batchSize;

    Workload(OptimizerKind optimizer, int batchSize) {
        this.optimizer = optimizer;
        this.batchSize = batchSize;
    }

    /** The description of the network. */
    abstract Network network();
}
