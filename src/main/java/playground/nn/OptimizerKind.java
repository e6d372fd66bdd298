package playground.nn;

/** Which optimizer; {@link #create} makes one at its start. */
public enum OptimizerKind {
    /** Plain gradient descent. */
    SGD {
        @Override
        public Optimizer create(int parameterCount) {
            return new Sgd();
        }
    },

    /** Adam with the settings of its paper. */
    ADAM {
        @Override
        public Optimizer create(int parameterCount) {
            return new Adam(parameterCount);
        }
    };

    /** An optimizer of this kind for so many parameters, which has made no step yet. */
    public abstract Optimizer create(int parameterCount);
}
