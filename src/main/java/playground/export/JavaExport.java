package playground.export;

import static playground.export.Literals.list;

import java.util.List;
import playground.data.Affine;
import playground.data.FormulaStep;
import playground.nn.Activation;
import playground.nn.Breaks;
import playground.nn.Output;

/** One Java class without dependencies, which predicts as the core does. */
final class JavaExport {
    static final String CLASS = "TrainedNetwork";

    private static final Infix ARITHMETIC = new Infix() {
        @Override
        String function(FormulaStep.Operation operation) {
            return "Math." + (operation == FormulaStep.Operation.POWER ? "pow" : operation.symbol());
        }

        @Override
        public String number(double value) {
            if (Double.isNaN(value)) {
                return "Double.NaN";
            }
            return Double.isInfinite(value)
                    ? (value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY")
                    : super.number(value);
        }

        @Override
        public String floor(String operand) {
            return "Math.floor(" + operand + ")";
        }

        @Override
        public String everywhere(double value) {
            return number(value);
        }
    };

    private final TrainedNetwork trained;
    private final SourceText text;
    private final int last;

    private JavaExport(TrainedNetwork trained, Breaks breaks) {
        this.trained = trained;
        text = new SourceText(breaks);
        last = trained.network().layers().size() - 1;
    }

    static String write(TrainedNetwork trained, Breaks breaks) {
        JavaExport export = new JavaExport(trained, breaks);
        export.begin();
        export.predict();
        export.layers();
        return export.text.lines("}").toString();
    }

    private void begin() {
        Names names = trained.names();
        text.lines("import java.util.Arrays;")
                .lines("import java.util.function.DoubleUnaryOperator;\n")
                .lines("/**");
        Facts.of(trained).forEach(fact -> text.lines(" * " + fact));
        text.lines(" */").lines("public final class " + CLASS + " {");
        text.lines(field("String[] COLUMNS", list(names.columns(), Literals::java, "{}")));
        text.lines(field("String TARGET", Literals.java(names.target())));
        if (trained.classifies()) {
            text.lines(field("String[] CLASSES", list(names.classes(), Literals::java, "{}")));
        }
        text.lines(field("String LINK", Literals.java(trained.link())) + "\n");
        text.lines("    private static final double[][][] WEIGHTS = {" + calls("weights") + "};");
        text.lines("    private static final double[][] BIASES = {" + calls("biases") + "};\n");
        text.lines("    private " + CLASS + "() {}\n");
    }

    private static String field(String declaration, String value) {
        return "    public static final " + declaration + " = " + value + ";";
    }

    private String calls(String method) {
        StringBuilder calls = new StringBuilder();
        for (int l = 0; l <= last; l++) {
            calls.append(l == 0 ? "" : ", ").append(method).append(l).append("()");
        }
        return calls.toString();
    }

    private void predict() {
        text.lines("    /** What the network tells of a point, given in the data's own units: " + told() + ". */");
        text.lines("    public static double[] predict(double... point) {");
        for (int i = 0; i < trained.columns().size(); i++) {
            Affine scale = trained.columns().get(i);
            String scaled = scale.equals(Affine.IDENTITY)
                    ? ""
                    : " - %s) / %s".formatted(ARITHMETIC.number(scale.shift()), ARITHMETIC.number(scale.unit()));
            text.lines("        double x%d = %spoint[%d]%s;"
                    .formatted(i + 1, scale.equals(Affine.IDENTITY) ? "" : "(", i, scaled));
        }
        List<String> inputs = InputExpressions.write(trained.inputs(), ARITHMETIC);
        text.lines("        double[] a = {");
        inputs.forEach(input -> text.lines("            " + input + ","));
        text.lines("        };");
        for (int l = 0; l < last; l++) {
            text.lines("        a = layer(%d, a, %s);"
                    .formatted(l, activation(trained.network().activations().get(l))));
        }
        text.lines(output());
        text.lines("    }\n");
        if (trained.classifies()) {
            classify();
        }
        text.lines("""
                    private static double[] layer(int l, double[] inputs, DoubleUnaryOperator activation) {
                        double[] outputs = BIASES[l].clone();
                        for (int unit = 0; unit < outputs.length; unit++) {
                            for (int i = 0; i < inputs.length; i++) outputs[unit] += WEIGHTS[l][unit][i] * inputs[i];
                            outputs[unit] = activation.applyAsDouble(outputs[unit]);
                        }
                        return outputs;
                    }
                """.stripTrailing().indent(0));
        if (trained.network().activations().contains(Activation.GELU)) {
            text.lines("""
                        /** The standard normal distribution (Marsaglia, "Evaluating the Normal Distribution", 2004). */
                        private static double normal(double z) {
                            if (Math.abs(z) > 8) return z < 0 ? 0 : 1;
                            double sum = z;
                            double term = z;
                            for (int i = 3; sum != sum + term || i < 5; i += 2) sum += term *= z * z / i;
                            return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
                        }
                    """.stripTrailing().indent(0));
        }
    }

    private String told() {
        if (!trained.classifies()) {
            return "the target, in its own unit";
        }
        return last >= 0 && trained.network().outputs() > 1
                ? "one number for each class"
                : "class 1 if it is above " + trained.decision() + ", else class 0";
    }

    private String output() {
        String layer =
                "layer(%d, a, %s)".formatted(last, output(trained.network().output()));
        if (trained.network().output() == Output.SOFTMAX) {
            return """
                            a = %s;
                            double largest = Arrays.stream(a).max().getAsDouble();
                            double sum = Arrays.stream(a).map(z -> Math.exp(z - largest)).sum();
                            return Arrays.stream(a).map(z -> Math.exp(z - largest) / sum).toArray();
                    """.stripTrailing().formatted(layer);
        }
        Affine scale = trained.target();
        return scale.equals(Affine.IDENTITY)
                ? "        return " + layer + ";"
                : "        return Arrays.stream(%s).map(y -> y * %s + %s).toArray();"
                        .formatted(layer, number(scale.unit()), number(scale.shift()));
    }

    private void classify() {
        text.lines("    /** The index of the point's class in CLASSES. */");
        text.lines("    public static int classify(double... point) {");
        text.lines("        double[] a = predict(point);");
        if (trained.network().outputs() == 1) {
            text.lines("        return a[0] > %s ? 1 : 0;".formatted(number(trained.decision())));
        } else {
            text.lines("        int likeliest = 0;");
            text.lines("        for (int k = 1; k < a.length; k++) if (a[k] > a[likeliest]) likeliest = k;");
            text.lines("        return likeliest;");
        }
        text.lines("    }\n");
    }

    /** A method for each layer, for none may be longer than 64 KiB. */
    private void layers() {
        List<TrainedNetwork.Layer> layers = trained.layers(trained.parameters());
        for (int l = 0; l <= last; l++) {
            text.lines("\n    private static double[][] weights%d() {".formatted(l));
            text.rows(
                    "        return new double[][] ",
                    "            ",
                    layers.get(l).weights(),
                    "{}",
                    ";");
            text.lines("    }\n");
            text.lines("    private static double[] biases%d() {".formatted(l));
            text.lines(SourceText.wrapped(
                    "        ",
                    "return new double[] " + SourceText.row(layers.get(l).biases(), "{}") + ";"));
            text.lines("    }");
        }
    }

    private String activation(Activation activation) {
        return switch (activation) {
            case LINEAR -> "z -> z";
            case SIGMOID -> "z -> 1 / (1 + Math.exp(-z))";
            case TANH -> "Math::tanh";
            case RELU -> "z -> Math.max(0, z)";
            case LEAKY_RELU ->
                "z -> z > 0 ? z : %s * z".formatted(number(trained.network().leakySlope()));
            case ELU -> "z -> z > 0 ? z : Math.expm1(z)";
            case SOFTPLUS -> "z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))";
            case GELU -> "z -> z * normal(z)";
            case SILU -> "z -> z / (1 + Math.exp(-z))";
            case SINE -> "Math::sin";
            case COSINE -> "Math::cos";
            case HARD_STEP -> "z -> z > 0 ? 1 : 0";
        };
    }

    private String output(Output output) {
        return switch (output) {
            case LINEAR, SOFTMAX -> activation(Activation.LINEAR);
            case SIGMOID -> activation(Activation.SIGMOID);
            case TANH -> activation(Activation.TANH);
        };
    }

    private static String number(double value) {
        return ARITHMETIC.number(value);
    }
}
