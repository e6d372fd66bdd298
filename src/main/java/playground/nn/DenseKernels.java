package playground.nn;

/**
 * The three products of a dense layer over a minibatch. All arrays are unit-major and must not alias.
 *
 * <p>Every sum is taken in one order, from its first term to its last, so that a result doesn't depend on how the loops are
 * cut into tiles.
 */
final class DenseKernels {
    /** Rows are added in blocks of so many, each to all sums in turn: a block stays in the processor's nearest cache meanwhile. */
    static final int BLOCK = 16;

    private DenseKernels() {}

    /**
     * z = W x + b.
     *
     * <p>x (fanIn, n) and the layer's parameters are read; z (fanOut, n) is overwritten.
     */
    static void forward(DenseLayer layer, double[] parameters, double[][] x, double[][] z, int n) {
        int fanIn = layer.fanIn();
        int weights = layer.offset();
        int biases = layer.biases();
        int first = firstBlock(fanIn);
        for (int unit = 0; unit < z.length; unit++) {
            combine(parameters[biases + unit], parameters, weights + unit * fanIn, 1, x, first, z[unit], n);
        }
        if (first < fanIn) addBlocks(parameters, weights + first, fanIn, 1, x, first, z, n);
    }

    /**
     * dX = Wᵀ dZ.
     *
     * <p>dZ (fanOut, n) and the layer's parameters are read; dX (fanIn, n) is overwritten.
     */
    static void backwardInputs(DenseLayer layer, double[] parameters, double[][] dZ, double[][] dX, int n) {
        int weights = layer.offset();
        int first = firstBlock(dZ.length);
        for (int input = 0; input < dX.length; input++) {
            combine(0, parameters, weights + input, dX.length, dZ, first, dX[input], n);
        }
        if (first < dZ.length) addBlocks(parameters, weights + first * dX.length, 1, dX.length, dZ, first, dX, n);
    }

    /**
     * dW = dZ xᵀ and db = Σ over the batch of dZ.
     *
     * <p>dZ (fanOut, n) and x (fanIn, n) are read; the layer's part of gradients is overwritten.
     */
    static void backwardParameters(DenseLayer layer, double[][] dZ, double[][] x, double[] gradients, int n) {
        int fanIn = x.length;
        int fanOut = dZ.length;
        int weights = layer.offset();
        int fours = fanIn & -4;
        for (int input = 0; input < fours; input += 4) {
            int unit = 0;
            for (; unit + 2 <= fanOut; unit += 2) {
                dots2x4(dZ, unit, x, input, gradients, weights + unit * fanIn + input, n);
            }
            if (unit < fanOut) dots1x4(dZ[unit], x, input, gradients, weights + unit * fanIn + input, 1, n);
        }
        for (int input = fours; input < fanIn; input++) {
            int unit = 0;
            for (; unit + 4 <= fanOut; unit += 4) {
                dots1x4(x[input], dZ, unit, gradients, weights + unit * fanIn + input, fanIn, n);
            }
            for (; unit < fanOut; unit++) gradients[weights + unit * fanIn + input] = dot(dZ[unit], x[input], n);
        }
        int biases = layer.biases();
        for (int unit = 0; unit < fanOut; unit++) gradients[biases + unit] = sum(dZ[unit], n);
    }

    /** With how many of so many rows the sums begin, so that whole blocks are left. */
    static int firstBlock(int rows) {
        return (rows - 1) % BLOCK + 1;
    }

    /** For each row of out, adds the rows of x from the given one on, block by block; across leads to its coefficients. */
    private static void addBlocks(
            double[] coefficients, int at, int across, int step, double[][] x, int from, double[][] out, int n) {
        for (int row = from; row < x.length; row += BLOCK) {
            int first = at + (row - from) * step;
            for (int k = 0; k < out.length; k++) addBlock(coefficients, first + k * across, step, x, row, out[k], n);
        }
    }

    /** out += Σ_j c_j x_j over a block of rows of x from the given one, with c_j = coefficients[at + j step]. */
    static void addBlock(double[] coefficients, int at, int step, double[][] x, int row, double[] out, int n) {
        for (int j = 0; j < BLOCK; j += 4) addFour(coefficients, at + j * step, step, x, row + j, out, n);
    }

    /** out = start + Σ_j c_j x_j over the first rows x_j of x, with c_j = coefficients[at + j step]. Four rows a loop. */
    static void combine(
            double start, double[] coefficients, int at, int step, double[][] x, int rows, double[] out, int n) {
        int first = (rows - 1) % 4 + 1;
        double c0 = coefficients[at];
        double[] x0 = x[0];
        if (first == 1) {
            for (int s = 0; s < n; s++) out[s] = start + c0 * x0[s];
        } else {
            double c1 = coefficients[at + step];
            double[] x1 = x[1];
            if (first == 2) {
                for (int s = 0; s < n; s++) out[s] = start + c0 * x0[s] + c1 * x1[s];
            } else {
                double c2 = coefficients[at + 2 * step];
                double[] x2 = x[2];
                if (first == 3) {
                    for (int s = 0; s < n; s++) out[s] = start + c0 * x0[s] + c1 * x1[s] + c2 * x2[s];
                } else {
                    double c3 = coefficients[at + 3 * step];
                    double[] x3 = x[3];
                    for (int s = 0; s < n; s++) {
                        out[s] = start + c0 * x0[s] + c1 * x1[s] + c2 * x2[s] + c3 * x3[s];
                    }
                }
            }
        }
        for (int j = first; j < rows; j += 4) addFour(coefficients, at + j * step, step, x, j, out, n);
    }

    private static void addFour(double[] c, int at, int step, double[][] x, int j, double[] out, int n) {
        double c0 = c[at];
        double c1 = c[at + step];
        double c2 = c[at + 2 * step];
        double c3 = c[at + 3 * step];
        double[] x0 = x[j];
        double[] x1 = x[j + 1];
        double[] x2 = x[j + 2];
        double[] x3 = x[j + 3];
        for (int s = 0; s < n; s++) out[s] = out[s] + c0 * x0[s] + c1 * x1[s] + c2 * x2[s] + c3 * x3[s];
    }

    private static void dots2x4(double[][] d, int unit, double[][] x, int input, double[] out, int at, int n) {
        double[] d0 = d[unit];
        double[] d1 = d[unit + 1];
        double[] x0 = x[input];
        double[] x1 = x[input + 1];
        double[] x2 = x[input + 2];
        double[] x3 = x[input + 3];
        double s00 = 0;
        double s01 = 0;
        double s02 = 0;
        double s03 = 0;
        double s10 = 0;
        double s11 = 0;
        double s12 = 0;
        double s13 = 0;
        for (int s = 0; s < n; s++) {
            double e0 = d0[s];
            double e1 = d1[s];
            s00 += e0 * x0[s];
            s01 += e0 * x1[s];
            s02 += e0 * x2[s];
            s03 += e0 * x3[s];
            s10 += e1 * x0[s];
            s11 += e1 * x1[s];
            s12 += e1 * x2[s];
            s13 += e1 * x3[s];
        }
        int fanIn = x.length;
        out[at] = s00;
        out[at + 1] = s01;
        out[at + 2] = s02;
        out[at + 3] = s03;
        out[at + fanIn] = s10;
        out[at + fanIn + 1] = s11;
        out[at + fanIn + 2] = s12;
        out[at + fanIn + 3] = s13;
    }

    private static void dots1x4(double[] p, double[][] q, int first, double[] out, int at, int step, int n) {
        double[] q0 = q[first];
        double[] q1 = q[first + 1];
        double[] q2 = q[first + 2];
        double[] q3 = q[first + 3];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int s = 0; s < n; s++) {
            double e = p[s];
            s0 += e * q0[s];
            s1 += e * q1[s];
            s2 += e * q2[s];
            s3 += e * q3[s];
        }
        out[at] = s0;
        out[at + step] = s1;
        out[at + 2 * step] = s2;
        out[at + 3 * step] = s3;
    }

    private static double dot(double[] d, double[] x, int n) {
        double sum = 0;
        for (int s = 0; s < n; s++) sum += d[s] * x[s];
        return sum;
    }

    static double sum(double[] d, int n) {
        double sum = 0;
        for (int s = 0; s < n; s++) sum += d[s];
        return sum;
    }
}
