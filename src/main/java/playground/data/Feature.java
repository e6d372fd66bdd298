package playground.data;

import java.util.List;
import playground.maths.Elementary;

/** An input of the network: a function of a point's two coordinates. Constants stand in the order of the inputs. */
public enum Feature {
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
    };

    /** The value of this feature at the point (x, y). */
    public abstract double of(double x, double y);

    /**
     * All features of all points: a new unit-major array (features, points), as the kernels of the core read it.
     */
    public static double[][] table(List<Feature> features, List<DataPoint> points) {
        double[][] table = new double[features.size()][points.size()];
        for (int p = 0; p < points.size(); p++) {
            DataPoint point = points.get(p);
            for (int f = 0; f < table.length; f++) {
                table[f][p] = features.get(f).of(point.x(), point.y());
            }
        }
        return table;
    }
}
