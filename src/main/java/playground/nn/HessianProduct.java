package playground.nn;

import java.util.Arrays;
import java.util.List;

/**
 * Products of vectors with the Hessian of the mean loss of a minibatch, exact but for rounding: the forward and the backward pass
 * differentiated along the vector (Pearlmutter, "Fast Exact Multiplication by the Hessian", Neural Computation 6, 1994).
 *
 * <p>For a vector with the weights V and the biases c in a layer, and rX for the derivative of X along the vector: forward, rZ = V
 * A + c + W rA and rA = σ'(Z) ∘ rZ; backward, r(dA) = Wᵀ r(dZ) + Vᵀ dZ of the layer above and r(dZ) = σ'(Z) ∘ r(dA) + dA ∘ σ''(Z) ∘
 * rZ; the product is r(dW) = r(dZ) Aᵀ + dZ rAᵀ and r(db) = Σ r(dZ). At a kink, an activation or a loss counts as straight: a
 * rectifier contributes the curvature of the piece that each sample lies on.
 *
 * <p>All arrays are (units, batchSize), but for the flat vectors. Belongs to the thread of the pass.
 */
public final class HessianProduct {
    private final Pass pass;
    private final int n;
    private final double[] parameters;
    private final double[] weights;
    private final List<DenseLayer> layers;
    private final int last;
    private final OutputFunction output;
    private final LossFunction loss;
    private final double[][][] slopes;
    private final double[][][] bends;
    private final double[][][] rZ;
    private final double[][][] rA;
    private final double[][][] rDZ;
    private final double[][][] scratch;
    private final double[] second;
    private final ParameterGradient parameterGradient;

    /**
     * For the loss of the first batchSize samples in the pass. Runs the pass forward and backward; until the last product, nobody
     * else may use the pass or change the parameters.
     */
    public HessianProduct(Pass pass, double[] parameters, int batchSize) {
        this.pass = pass;
        this.parameters = parameters;
        n = batchSize;
        Network network = pass.network();
        layers = network.layers();
        last = layers.size() - 1;
        output = OutputFunction.of(network.output(), n);
        loss = LossFunction.of(network.loss(), network.huberDelta(), n);
        weights = parameters.clone();
        for (DenseLayer layer : layers) Arrays.fill(weights, layer.biases(), layer.end(), 0);
        slopes = perLayer();
        bends = perLayer();
        rZ = perLayer();
        rA = perLayer();
        rDZ = perLayer();
        scratch = perLayer();
        second = new double[parameters.length];
        parameterGradient = new ParameterGradient(layers);

        pass.forward(parameters, n);
        pass.backward(parameters, second, n);
        for (int l = 0; l < last; l++) {
            UnitFunction function = UnitFunction.of(network.activations().get(l), network.leakySlope(), n);
            DenseKernels.backwardInputs(layers.get(l + 1), parameters, pass.deltas(l + 1), bends[l], n);
            for (int unit = 0; unit < bends[l].length; unit++) {
                double[] z = pass.preActivations(l)[unit];
                double[] a = pass.activations(l)[unit];
                Arrays.fill(slopes[l][unit], 1);
                function.multiplyByDerivative(z, a, slopes[l][unit], n);
                function.multiplyBySecondDerivative(z, a, bends[l][unit], n);
            }
        }
    }

    /** Overwrites product with the Hessian times v; both in the order of the parameters. Regularization is not part of it. */
    public void of(double[] v, double[] product) {
        forward(v);
        loss.curvature(output, pass.preActivations(last), pass.outputs(), pass.targets(), rZ[last], rDZ[last], n);
        for (int l = last; l > 0; l--) {
            DenseLayer layer = layers.get(l);
            parameterGradient.of(layer, rDZ[l], pass.activations(l - 1), product, n);
            parameterGradient.of(layer, pass.deltas(l), rA[l - 1], second, n);
            for (int i = layer.offset(); i < layer.biases(); i++) product[i] += second[i];
            DenseKernels.backwardInputs(layer, parameters, rDZ[l], rDZ[l - 1], n);
            DenseKernels.backwardInputs(layer, v, pass.deltas(l), scratch[l - 1], n);
            throughHidden(l - 1);
        }
        parameterGradient.of(layers.get(0), rDZ[0], pass.inputs(), product, n);
    }

    private void forward(double[] v) {
        DenseKernels.forward(layers.get(0), v, pass.inputs(), rZ[0], n);
        for (int l = 1; l <= last; l++) {
            multiply(slopes[l - 1], rZ[l - 1], rA[l - 1]);
            DenseKernels.forward(layers.get(l), v, pass.activations(l - 1), rZ[l], n);
            DenseKernels.forward(layers.get(l), weights, rA[l - 1], scratch[l], n);
            for (int unit = 0; unit < rZ[l].length; unit++) {
                for (int s = 0; s < n; s++) rZ[l][unit][s] += scratch[l][unit][s];
            }
        }
    }

    /** From the two parts of r(dA) to r(dZ). */
    private void throughHidden(int l) {
        for (int unit = 0; unit < rDZ[l].length; unit++) {
            double[] change = rDZ[l][unit];
            for (int s = 0; s < n; s++) {
                change[s] = slopes[l][unit][s] * (change[s] + scratch[l][unit][s]) + bends[l][unit][s] * rZ[l][unit][s];
            }
        }
    }

    private void multiply(double[][] x, double[][] y, double[][] product) {
        for (int unit = 0; unit < x.length; unit++) {
            for (int s = 0; s < n; s++) product[unit][s] = x[unit][s] * y[unit][s];
        }
    }

    private double[][][] perLayer() {
        return layers.stream().map(layer -> new double[layer.fanOut()][n]).toArray(double[][][]::new);
    }
}
