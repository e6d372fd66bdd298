package playground.export;

import java.util.List;
import java.util.stream.Stream;
import playground.data.FormulaStep;
import playground.experiment.Ids;
import playground.nn.Activation;
import playground.nn.Breaks;
import playground.nn.Loss;
import playground.nn.Output;

/** A short program in NumPy for a person to read: forward and backward in matrix form, and the weights. */
final class NumpyExport extends PythonSource {
    private final boolean trainable;

    private NumpyExport(TrainedNetwork trained, Breaks breaks) {
        super("np", trained, breaks);
        trainable = trained.network().activations().stream().allMatch(Activation::trainable);
    }

    static String write(TrainedNetwork trained, Breaks breaks) {
        NumpyExport export = new NumpyExport(trained, breaks);
        export.begin(
                "python3 network_numpy.py " + (trained.columns().size() == 1 ? "1.5" : "1.5 -2")
                        + " tells what the network tells of that point.",
                "import math\nimport sys\n\nimport numpy as np");
        export.parameters();
        export.functions();
        export.inputs("np.asarray(points, dtype=float).T", ".stack(%s, axis=1)");
        export.forward();
        if (export.trainable) {
            export.backward();
        }
        export.end();
        return export.text.toString();
    }

    @Override
    String function(FormulaStep.Operation operation) {
        return operation == FormulaStep.Operation.POWER ? "np.power" : super.function(operation);
    }

    private void parameters() {
        text.lines(
                "\n# W[i][j, k] is the weight with which unit k of layer i + 1 takes unit j of layer i; layer 0 are the inputs.");
        text.lines("W = [");
        List<TrainedNetwork.Layer> layers = trained.layers(trained.parameters());
        for (TrainedNetwork.Layer layer : layers) {
            text.rows("    np.array(", "        ", transposed(layer.weights()), "[]", "),");
        }
        text.lines("]\nb = [");
        for (TrainedNetwork.Layer layer : layers) {
            text.lines(SourceText.wrapped("    ", "np.array(" + SourceText.row(layer.biases(), "[]") + "),"));
        }
        text.lines("]");
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }

    private void functions() {
        List<Activation> activations = trained.network().activations();
        if (activations.contains(Activation.GELU)) {
            define("erf = np.vectorize(math.erf, otypes=[float])");
        }
        activations.stream().distinct().forEach(activation -> {
            define("def %s(z):\n    return %s".formatted(name(activation), value(activation)));
            if (trainable) {
                define("def %s_slope(z):\n    return %s".formatted(name(activation), slope(activation)));
            }
        });
        define(
                switch (trained.network().output()) {
                    case LINEAR -> "def output(z):\n    return z";
                    case SIGMOID -> "def output(z):\n    return " + value(Activation.SIGMOID);
                    case TANH -> "def output(z):\n    return " + value(Activation.TANH);
                    case SOFTMAX -> """
                        def output(z):
                            e = np.exp(z - z.max(axis=1, keepdims=True))
                            return e / e.sum(axis=1, keepdims=True)""";
                });
        text.lines("\n\nACTIVATIONS = [" + names("") + "output]");
        if (trainable) {
            text.lines("SLOPES = [" + names("_slope").replaceAll(", $", "") + "]");
        }
    }

    private String names(String suffix) {
        StringBuilder names = new StringBuilder();
        trained.network()
                .activations()
                .forEach(a -> names.append(name(a)).append(suffix).append(", "));
        return names.toString();
    }

    private static String name(Activation activation) {
        return Ids.id(activation).replace('-', '_');
    }

    private void forward() {
        define("""
                def forward(points):
                    \"""Z[i] is what layer i passes on, one row for each point; U[i] is what its units sum up.\"""
                    Z, U = [inputs(points)], []
                    for i in range(len(W)):
                        U.append(Z[i] @ W[i] + b[i])
                        Z.append(ACTIVATIONS[i](U[i]))
                    return Z, U
                """);
        define("""
                def predict(points):
                    \"""What the network tells of each point, one row for each.\"""
                    return %s
                """.formatted(restored("forward(points)[0][-1]")));
        if (trained.classifies()) {
            define("""
                    def classify(points):
                        \"""The index in CLASSES of each point's class.\"""
                        predictions = predict(points)
                        return %s
                    """.formatted(classOf("argmax(axis=1)") + (trained.network().outputs() == 1 ? ".astype(int)" : "")));
        }
    }

    private void backward() {
        define("""
                def wanted(targets):
                    \"""The targets (%s) as the output should have them, one row for each.\"""
                    targets = np.asarray(targets, dtype=float)
                    return %s
                """.formatted(
                        trained.classifies() ? "indexes in CLASSES" : "in the data's own unit",
                        switch (trained.objective().problem()) {
                            case TWO_CLASS ->
                                "np.where(targets == 1, 1.0, %s)[:, np.newaxis]"
                                        .formatted(number(trained.objective().lowTarget()));
                            case MULTI_CLASS -> "np.eye(len(CLASSES))[targets.astype(int)]";
                            case REGRESSION -> scaled(trained.target(), "targets") + "[:, np.newaxis]";
                        }));
        define("""
                def output_delta(P, Y):
                    \"""The slope of the mean loss along what the output units sum up, for predictions P where Y is wanted.\"""
                """ + String.join("\n", lossSlope()));
        define("""
                def backward(Z, U, Y):
                    \"""The gradient of the mean loss after forward: along each W, and along each b.\"""
                    dW, db = [None] * len(W), [None] * len(b)
                    D = output_delta(Z[-1], Y)
                    for i in reversed(range(len(W))):
                        dW[i], db[i] = Z[i].T @ D, D.sum(axis=0)
                        if i > 0:
                            D = D @ W[i].T * SLOPES[i - 1](U[i - 1])
                    return dW, db
                """);
    }

    private List<String> lossSlope() {
        Loss loss = trained.network().loss();
        String slope =
                switch (loss) {
                    case BINARY_CROSS_ENTROPY, CROSS_ENTROPY -> "P - Y";
                    case MEAN_SQUARED_ERROR -> "2 * (P - Y)";
                    case MEAN_ABSOLUTE_ERROR -> "np.sign(P - Y)";
                    case HUBER ->
                        "np.clip(P - Y, -%1$s, %1$s)"
                                .formatted(number(trained.network().huberDelta()));
                    case MEAN_SQUARED_LOG_ERROR -> "2 * (np.log(V) - np.log(1 + Y)) / V";
                    case HINGE -> "np.where(Y * P < 1, -Y, 0)";
                };
        if (loss == Loss.BINARY_CROSS_ENTROPY || loss == Loss.CROSS_ENTROPY) {
            return List.of("    return (%s) / %s".formatted(slope, loss == Loss.CROSS_ENTROPY ? "len(P)" : "P.size"));
        }
        Stream<String> before = loss == Loss.MEAN_SQUARED_LOG_ERROR
                ? Stream.of("    V = np.maximum(1 + P, np.minimum(%s, (1 + Y) / 2))".formatted(Loss.LARGEST_LOG_BEGIN))
                : Stream.of();
        return Stream.concat(
                        before,
                        Stream.of(
                                "    G = %s / P.size".formatted(slope),
                                "    return " + throughOutput(trained.network().output())))
                .toList();
    }

    private static String throughOutput(Output output) {
        return switch (output) {
            case LINEAR -> "G";
            case SIGMOID -> "G * P * (1 - P)";
            case TANH -> "G * (1 - P**2)";
            case SOFTMAX -> "P * (G - (G * P).sum(axis=1, keepdims=True))";
        };
    }

    private void end() {
        String told =
                trained.classifies() ? "predict(points)[0], CLASSES[classify(points)[0]]" : "predict(points)[0, 0]";
        define("""
                if __name__ == "__main__":
                    points = [[float(number) for number in sys.argv[1:]]]
                    print(%s)
                """.formatted(told));
    }

    private String value(Activation activation) {
        return switch (activation) {
            case LINEAR -> "z";
            case SIGMOID -> "1 / (1 + np.exp(-z))";
            case TANH -> "np.tanh(z)";
            case RELU -> "np.maximum(z, 0)";
            case LEAKY_RELU ->
                "np.where(z > 0, z, %s * z)".formatted(number(trained.network().leakySlope()));
            case ELU -> "np.where(z > 0, z, np.expm1(np.minimum(z, 0)))";
            case SOFTPLUS -> "np.logaddexp(z, 0)";
            case GELU -> "z * (1 + erf(z / math.sqrt(2))) / 2";
            case SILU -> "z / (1 + np.exp(-z))";
            case SINE -> "np.sin(z)";
            case COSINE -> "np.cos(z)";
            case HARD_STEP -> "np.where(z > 0, 1.0, 0.0)";
        };
    }

    private String slope(Activation activation) {
        return switch (activation) {
            case LINEAR -> "np.ones_like(z)";
            case SIGMOID -> "sigmoid(z) * (1 - sigmoid(z))";
            case TANH -> "1 - np.tanh(z) ** 2";
            case RELU -> "np.where(z > 0, 1.0, 0.0)";
            case LEAKY_RELU ->
                "np.where(z > 0, 1.0, %s)".formatted(number(trained.network().leakySlope()));
            case ELU -> "np.exp(np.minimum(z, 0))";
            case SOFTPLUS -> "1 / (1 + np.exp(-z))";
            case GELU -> "(1 + erf(z / math.sqrt(2))) / 2 + z * np.exp(-z**2 / 2) / math.sqrt(2 * math.pi)";
            case SILU -> "(1 + z / (1 + np.exp(z))) / (1 + np.exp(-z))";
            case SINE -> "np.cos(z)";
            case COSINE -> "-np.sin(z)";
            case HARD_STEP -> throw new IllegalArgumentException("the hard step has no slope");
        };
    }
}
