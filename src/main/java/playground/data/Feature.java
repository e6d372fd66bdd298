package playground.data;

import java.util.List;
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
    },
    BIT_1 {
        @Override
        public double of(double x, double y) {
            return KarnaughMap.bit(1, x, y);
        }
    },
    BIT_2 {
        @Override
        public double of(double x, double y) {
            return KarnaughMap.bit(2, x, y);
        }
    },
    BIT_3 {
        @Override
        public double of(double x, double y) {
            return KarnaughMap.bit(3, x, y);
        }
    },
    BIT_4 {
        @Override
        public double of(double x, double y) {
            return KarnaughMap.bit(4, x, y);
        }
    },
    BIT_5 {
        @Override
        public double of(double x, double y) {
            return KarnaughMap.bit(5, x, y);
        }
    },
    BIT_6 {
        @Override
        public double of(double x, double y) {
            return KarnaughMap.bit(6, x, y);
        }
    },
    BIT_7 {
        @Override
        public double of(double x, double y) {
            return KarnaughMap.bit(7, x, y);
        }
    },
    BIT_8 {
        @Override
        public double of(double x, double y) {
            return KarnaughMap.bit(8, x, y);
        }
    };

    private static final List<Feature> BITS = List.of(BIT_1, BIT_2, BIT_3, BIT_4, BIT_5, BIT_6, BIT_7, BIT_8);

    /** Of places that stand for so many bits, those bits in their order: from 2 to 8. */
    public static List<Feature> bits(int count) {
        return BITS.subList(0, count);
    }

    /** Whether it is a bit that a place stands for, 1 or −1. */
    public boolean isBit() {
        return BITS.contains(this);
    }

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
            case X1, X1_SQUARED, SIN_X1, BIT_1, BIT_3, BIT_5, BIT_7 -> false;
            case X2, X2_SQUARED, X1_X2, SIN_X2, RADIUS_SQUARED, BIT_2, BIT_4, BIT_6, BIT_8 -> true;
        };
    }
}
