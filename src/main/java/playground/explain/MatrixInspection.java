package playground.explain;

import java.util.ArrayList;
import java.util.List;
import playground.explain.Inspection.Cost;
import playground.explain.Inspection.Matrix;
import playground.explain.Inspection.MatrixFormula;
import playground.explain.Inspection.Segments;
import playground.explain.MatrixExpression.Function;
import playground.explain.MatrixExpression.FunctionName;
import playground.explain.MatrixExpression.Operand;
import playground.explain.MatrixExpression.Product;
import playground.explain.MatrixExpression.Sum;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.nn.PassValues;
import playground.training.EvaluationCost;
import playground.training.StepPreview;

/**
 * A step in matrices with a row for each example: A₀ = X; Zᵢ = Aᵢ₋₁ Wᵢ + bᵢ; Aᵢ = σᵢ(Zᵢ); Gᵢ = ∂L/∂Zᵢ = (Gᵢ₊₁ Wᵢ₊₁ᵀ) ∘ σ′ᵢ(Zᵢ);
 * ∂L/∂Wᵢ = Aᵢ₋₁ᵀ Gᵢ; ∂L/∂bᵢ = the column sums of Gᵢ. With dropout, Aᵢ and Gᵢ are also multiplied by its mask Dᵢ. The core keeps the
 * values transposed, with a row for each unit.
 */
final class MatrixInspection {
    /** The most numbers that all rows shown may have together, about 200 KB as text. */
    private static final int MOST_NUMBERS = 10_000;

    private final StepPreview step;
    /** Of the rows shown. */
    private final PassValues values;

    private final Network network;
    private final double dropout;
    private final int m;
    private final int rows;
    private final List<Matrix> matrices = new ArrayList<>();
    private final List<MatrixFormula> formulas = new ArrayList<>();

    private MatrixInspection(StepPreview step, int most, double dropout) {
        this.dropout = dropout;
        this.step = step;
        network = step.values().network();
        m = step.values().samples();
        rows = Math.min(Math.min(m, most), Math.max(1, MOST_NUMBERS / numbersOfARow(network)));
        values = step.values().first(rows);
    }

    static Inspection.Matrices of(StepPreview step, int rows, double dropout) {
        return new MatrixInspection(step, rows, dropout).inspect();
    }

    private Inspection.Matrices inspect() {
        int last = network.layers().size();
        matrices.add(samples("X", 0, values.inputs()));
        for (int i = 1; i <= last; i++) forward(i);
        matrices.add(samples("Y", last, values.targets()));
        for (int i = last; i >= 1; i--) backward(i, last);
        return new Inspection.Matrices(step.points(), m, rows, matrices, formulas, cost(network, m));
    }

    /** X and Y; Z, A and G of every unit. A mask of dropout is little beside them, being of whole numbers. */
    private static int numbersOfARow(Network network) {
        int units = network.layers().stream().mapToInt(DenseLayer::fanOut).sum();
        return network.inputs() + network.outputs() + 3 * units;
    }

    private void forward(int i) {
        DenseLayer layer = network.layers().get(i - 1);
        matrices.add(weights("W", i, layer, step.before()));
        matrices.add(biases("b", i, layer, step.before()));
        matrices.add(samples("Z", i, values.preActivations(i - 1)));
        Operand below = into(i);
        Operand w = new Operand("W" + i);
        Operand b = new Operand("b" + i);
        Operand z = new Operand("Z" + i);
        formulas.add(new MatrixFormula(
                z.id(), new Sum(List.of(new Product(List.of(below, w)), b)), List.of(below.id(), w.id(), b.id())));
        boolean drops = dropout > 0 && i < network.layers().size();
        if (drops) {
            Operand mask = new Operand("D" + i);
            matrices.add(samples("D", i, mask(i - 1)));
            MatrixExpression a = function(FunctionName.HADAMARD, mask, function(FunctionName.SIGMA, z));
            formulas.add(new MatrixFormula("A" + i, a, List.of(mask.id(), z.id())));
        } else {
            formulas.add(new MatrixFormula("A" + i, function(FunctionName.SIGMA, z), List.of(z.id())));
        }
        matrices.add(samples("A", i, drops ? values.passedOn(i - 1) : values.activations(i - 1)));
    }

    private void backward(int i, int last) {
        DenseLayer layer = network.layers().get(i - 1);
        matrices.add(samples("G", i, values.deltas(i - 1)));
        matrices.add(weights("dW", i, layer, step.lossGradients()));
        matrices.add(biases("db", i, layer, step.lossGradients()));
        Operand g = new Operand("G" + i);
        if (i == last) {
            Operand predicted = new Operand("A" + i);
            Operand targets = new Operand("Y" + i);
            formulas.add(new MatrixFormula(
                    g.id(),
                    function(FunctionName.LOSS_GRADIENT, predicted, targets),
                    List.of(predicted.id(), targets.id())));
        } else {
            Operand above = new Operand("G" + (i + 1));
            Operand w = new Operand("W" + (i + 1));
            Operand z = new Operand("Z" + i);
            MatrixExpression back = new Product(List.of(above, function(FunctionName.TRANSPOSE, w)));
            MatrixExpression slope = function(FunctionName.SIGMA_PRIME, z);
            if (dropout > 0) {
                Operand mask = new Operand("D" + i);
                MatrixExpression is =
                        function(FunctionName.HADAMARD, function(FunctionName.HADAMARD, back, mask), slope);
                formulas.add(new MatrixFormula(g.id(), is, List.of(above.id(), w.id(), mask.id(), z.id())));
            } else {
                MatrixExpression is = function(FunctionName.HADAMARD, back, slope);
                formulas.add(new MatrixFormula(g.id(), is, List.of(above.id(), w.id(), z.id())));
            }
        }
        Operand below = into(i);
        formulas.add(new MatrixFormula(
                "dW" + i,
                new Product(List.of(function(FunctionName.TRANSPOSE, below), g)),
                List.of(below.id(), g.id())));
        formulas.add(new MatrixFormula("db" + i, function(FunctionName.COLUMN_SUMS, g), List.of(g.id())));
    }

    /**
     * What dropout multiplied a hidden layer's activations by; where an activation is 0 anyway, the mask is given as if it had been
     * kept.
     */
    private double[][] mask(int layer) {
        double[][] a = values.activations(layer);
        double[][] left = values.passedOn(layer);
        double[][] mask = new double[a.length][rows];
        for (int u = 0; u < a.length; u++) {
            for (int s = 0; s < rows; s++) mask[u][s] = left[u][s] == 0 && a[u][s] != 0 ? 0 : 1 / (1 - dropout);
        }
        return mask;
    }

    /**
     * What a minibatch costs. The forward pass keeps the inputs, and z and a of every layer, for the backward pass. With segments,
     * it keeps only the inputs and every s-th layer's activations. The backward pass computes the rest again, one segment at a
     * time, and keeps a segment's z and a only while it is in it (Chen et al., "Training Deep Nets with Sublinear Memory Cost",
     * 2016).
     */
    static Cost cost(Network network, int m) {
        List<DenseLayer> layers = network.layers();
        int length = (int) Math.ceil(Math.sqrt(layers.size()));
        long kept = network.inputs();
        long ends = network.inputs();
        long largest = 0;
        long extra = 0;
        for (int from = 0; from < layers.size(); from += length) {
            int to = Math.min(layers.size(), from + length);
            long units = 0;
            for (DenseLayer layer : layers.subList(from, to)) {
                units += layer.fanOut();
                // the last segment is still there when the backward pass begins
                if (to < layers.size()) extra += (long) layer.fanIn() * layer.fanOut();
            }
            if (to < layers.size()) ends += layers.get(to - 1).fanOut();
            kept += 2 * units;
            largest = Math.max(largest, 2 * units);
        }
        return new Cost(
                m * EvaluationCost.forward(network),
                m * EvaluationCost.backward(network),
                m * kept,
                new Segments(length, m * (ends + largest), m * extra));
    }

    private static Operand into(int i) {
        return new Operand(i == 1 ? "X0" : "A" + (i - 1));
    }

    private static Function function(FunctionName name, MatrixExpression... arguments) {
        return new Function(name, List.of(arguments));
    }

    /** (units, samples) transposed, so that each sample has a row. */
    private Matrix samples(String name, int i, double[][] units) {
        double[][] turned = new double[rows][units.length];
        for (int s = 0; s < rows; s++) for (int u = 0; u < units.length; u++) turned[s][u] = units[u][s];
        return new Matrix(name, i, new int[] {m, units.length}, turned);
    }

    /** A layer's weights transposed, so that each input has a row. */
    private static Matrix weights(String name, int i, DenseLayer layer, double[] flat) {
        double[][] values = new double[layer.fanIn()][layer.fanOut()];
        for (int u = 0; u < layer.fanOut(); u++) {
            for (int input = 0; input < layer.fanIn(); input++) values[input][u] = flat[layer.weight(u, input)];
        }
        return new Matrix(name, i, new int[] {layer.fanIn(), layer.fanOut()}, values);
    }

    private static Matrix biases(String name, int i, DenseLayer layer, double[] flat) {
        double[][] values = new double[1][layer.fanOut()];
        System.arraycopy(flat, layer.biases(), values[0], 0, layer.fanOut());
        return new Matrix(name, i, new int[] {1, layer.fanOut()}, values);
    }
}
