package playground.maths;

/** Vectors as arrays, one number for each parameter. Those of a sum or product have the same length. */
public final class Vectors {
    private Vectors() {}

    /** ‖v‖. */
    public static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    /** vᵀw. */
    public static double dot(double[] v, double[] w) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) sum += v[i] * w[i];
        return sum;
    }

    /** w += c v. */
    public static void add(double c, double[] v, double[] w) {
        for (int i = 0; i < v.length; i++) w[i] += c * v[i];
    }

    /** c v, a new array. */
    public static double[] scaled(double[] v, double c) {
        double[] scaled = new double[v.length];
        add(c, v, scaled);
        return scaled;
    }

    /** v / ‖v‖, a new array; of a vector of length 0, that vector. */
    public static double[] unit(double[] v) {
        double norm = norm(v);
        return norm == 0 ? v.clone() : scaled(v, 1 / norm);
    }
}
