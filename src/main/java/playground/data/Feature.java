package playground.data;

import playground.maths.Elementary;

/** The inputs that anyone can pick from a list. Constants stand in the order in which a network takes them. */
public enum Feature implements Input {
    X1 {
        @Override
        public double of(double x, double y) {
            return x;
        }
    },
    X2 {
        @Override
        public double of(double x, double y) {
            return y;
        }
    },
    X1_SQUARED {
        @Override
        public double of(double x, double y) {
            return x * x;
        }
    },
    X2_SQUARED {
        @Override
        public double of(double x, double y) {
            return y * y;
        }
    },
    X1_X2 {
        @Override
        public double of(double x, double y) {
            return x * y;
        }
    },
    SIN_X1 {
        @Override
        public double of(double x, double y) {
            return Elementary.sin(x);
        }
    },
    SIN_X2 {
        @Override
        public double of(double x, double y) {
            return Elementary.sin(y);
        }
    },
    RADIUS_SQUARED {
        @Override
        public double of(double x, double y) {
            return x * x + y * y;
        }
    };

    /** The value of this feature at the point (x, y). */
    public abstract double of(double x, double y);

    @Override
    public void evaluate(double[] x, double[] y, double[] values, int n) {
        for (int p = 0; p < n; p++) {
            values[p] = of(x[p], y[p]);
        }
    }

    @Override
    public <T> T accept(Handler<T> handler) {
        return handler.feature(this);
    }

    @Override
    public boolean readsX2() {
        return switch (this) {
            case X1, X1_SQUARED, SIN_X1 -> false;
            case X2, X2_SQUARED, X1_X2, SIN_X2, RADIUS_SQUARED -> true;
        };
    }
}
