package playground.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import playground.data.Affine;
import playground.data.FormulaStep;
import playground.experiment.Refusal;
import playground.nn.Activation;
import playground.nn.Breaks;

/**
 * The network as a graph of ONNX, in float32: from points in the data's own units, a row each, to what the network tells, and for
 * classes the index of each point's class. An expression is the name of a tensor with a row for each point and one column.
 */
final class OnnxExport implements Arithmetic<String> {
    /** The oldest that has all operators in their present form, so that old programs can run the graph. */
    private static final int OPSET = 13;

    private static final int FORMAT = 7;

    private final TrainedNetwork trained;
    private final Breaks breaks;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");
    private int tensors;

    private OnnxExport(TrainedNetwork trained, Breaks breaks) {
        this.trained = trained;
        this.breaks = breaks;
    }

    /** Throws Refusal naming a number that isn't one of float32. */
    static byte[] write(TrainedNetwork trained, Breaks breaks) {
        OnnxExport export = new OnnxExport(trained, breaks);
        export.predict(export.inputs());
        Names names = trained.names();
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setProducerName("Backprop Playground")
                .setDocString(String.join("\n", Facts.of(trained)))
                .setGraph(export.graph)
                .addMetadataProps(metadata("columns", Literals.list(names.columns(), Literals::json, "[]")))
                .addMetadataProps(metadata("target", names.target()))
                .addMetadataProps(metadata("link", trained.link()));
        if (trained.classifies()) {
            model.addMetadataProps(metadata("classes", Literals.list(names.classes(), Literals::json, "[]")));
        }
        return model.build().toByteArray();
    }

    private static StringStringEntryProto metadata(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private String inputs() {
        int columns = trained.columns().size();
        graph.addInput(value("points", TensorProto.DataType.FLOAT, columns));
        NodeProto.Builder split = NodeProto.newBuilder().setOpType(columns == 1 ? "Identity" : "Split");
        split.addInput("points");
        for (int i = 1; i <= columns; i++) {
            split.addOutput("column" + i);
        }
        if (columns > 1) {
            split.addAttribute(whole("axis", 1));
        }
        graph.addNode(split);
        for (int i = 0; i < columns; i++) {
            Affine scale = trained.columns().get(i);
            String column = "column" + (i + 1);
            if (!scale.equals(Affine.IDENTITY)) {
                // In two parts: one number of float32 would be too far off where data lie far from 0.
                double first = float32(scale.shift());
                String shifted = node("Sub", node("Sub", column, number(first)), number(scale.shift() - first));
                column = node("Div", shifted, number(scale.unit()));
            }
            named("x" + (i + 1), column);
        }
        return node(
                "Concat",
                whole("axis", 1),
                InputExpressions.write(trained.inputs(), this).toArray(String[]::new));
    }

    private void predict(String inputs) {
        String a = inputs;
        List<TrainedNetwork.Layer> layers = trained.layers(trained.parameters());
        for (int l = 0; l < layers.size(); l++) {
            double[][] weights = layers.get(l).weights();
            String w = tensor("weights" + l, List.of((long) weights.length, (long) weights[0].length), weights);
            String b = tensor(
                    "biases" + l, List.of((long) weights.length), layers.get(l).biases());
            String z = node("Gemm", whole("transB", 1), a, w, b);
            a = l < layers.size() - 1
                    ? activation(trained.network().activations().get(l), z)
                    : output(z);
            breaks.take();
        }
        named("output", a);
        graph.addOutput(
                value("output", TensorProto.DataType.FLOAT, trained.network().outputs()));
        if (trained.classifies()) {
            named("class", classOf());
            graph.addOutput(value("class", TensorProto.DataType.INT64));
        }
    }

    private String classOf() {
        if (trained.network().outputs() > 1) {
            return node("ArgMax", List.of(whole("axis", 1), whole("keepdims", 0)), "output");
        }
        String above = node("Greater", "output", number(trained.decision()));
        String column = node("Cast", whole("to", TensorProto.DataType.INT64.getNumber()), above);
        graph.addInitializer(TensorProto.newBuilder()
                .setName("column")
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(1)
                .addInt64Data(1));
        return node("Squeeze", column, "column");
    }

    private String activation(Activation activation, String z) {
        return switch (activation) {
            case LINEAR -> z;
            case SIGMOID -> node("Sigmoid", z);
            case TANH -> node("Tanh", z);
            case RELU -> node("Relu", z);
            case LEAKY_RELU -> node("LeakyRelu", real("alpha", trained.network().leakySlope()), z);
            case ELU -> node("Elu", z);
            case SOFTPLUS -> node("Softplus", z);
            case GELU -> {
                String erf = node("Erf", node("Div", z, number(Math.sqrt(2))));
                yield node("Mul", node("Mul", number(0.5), z), node("Add", number(1), erf));
            }
            case SILU -> node("Mul", z, node("Sigmoid", z));
            case SINE -> node("Sin", z);
            case COSINE -> node("Cos", z);
            case HARD_STEP ->
                node("Cast", whole("to", TensorProto.DataType.FLOAT.getNumber()), node("Greater", z, number(0)));
        };
    }

    private String output(String z) {
        return switch (trained.network().output()) {
            case LINEAR -> restored(z);
            case SIGMOID -> node("Sigmoid", z);
            case TANH -> restored(node("Tanh", z));
            case SOFTMAX -> node("Softmax", whole("axis", 1), z);
        };
    }

    private String restored(String prediction) {
        Affine scale = trained.target();
        return scale.equals(Affine.IDENTITY)
                ? prediction
                : node("Add", node("Mul", prediction, number(scale.unit())), number(scale.shift()));
    }

    @Override
    public String number(double value) {
        return tensor("number" + tensors++, List.of(), new double[] {value});
    }

    @Override
    public String apply(FormulaStep.Operation operation, List<String> operands) {
        return switch (operation) {
            case X1, X2 -> operation.symbol();
            case ADD -> node("Add", operands.get(0), operands.get(1));
            case SUBTRACT -> node("Sub", operands.get(0), operands.get(1));
            case MULTIPLY -> node("Mul", operands.get(0), operands.get(1));
            case DIVIDE -> node("Div", operands.get(0), operands.get(1));
            case POWER -> node("Pow", operands.get(0), operands.get(1));
            case NEGATE -> node("Neg", operands.get(0));
            case SIN -> node("Sin", operands.get(0));
            case COS -> node("Cos", operands.get(0));
            case TANH -> node("Tanh", operands.get(0));
            case EXP -> node("Exp", operands.get(0));
            case LOG -> node("Log", operands.get(0));
            case ABS -> node("Abs", operands.get(0));
            case SQRT -> node("Sqrt", operands.get(0));
            case MIN -> node("Min", operands.get(0), operands.get(1));
            case MAX -> node("Max", operands.get(0), operands.get(1));
        };
    }

    @Override
    public String floor(String operand) {
        return node("Floor", operand);
    }

    @Override
    public String odd(String operand) {
        return node("Mod", whole("fmod", 1), operand, number(2));
    }

    @Override
    public String everywhere(double value) {
        return node("Add", node("Mul", "x1", number(0)), number(value));
    }

    /** Adds a node, and gives its result's name. */
    private String node(String operator, String... inputs) {
        return node(operator, List.of(), inputs);
    }

    private String node(String operator, AttributeProto attribute, String... inputs) {
        return node(operator, List.of(attribute), inputs);
    }

    private String node(String operator, List<AttributeProto> attributes, String... inputs) {
        String result = "t" + tensors++;
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(List.of(inputs))
                .addOutput(result)
                .addAllAttribute(attributes));
        return result;
    }

    private void named(String name, String tensor) {
        graph.addNode(
                NodeProto.newBuilder().setOpType("Identity").addInput(tensor).addOutput(name));
    }

    private String tensor(String name, List<Long> shape, double[]... rows) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addAllDims(shape);
        for (double[] row : rows) {
            for (double value : row) {
                tensor.addFloatData(float32(value));
            }
        }
        graph.addInitializer(tensor);
        return name;
    }

    private static float float32(double value) {
        float rounded = (float) value;
        if ((Float.isInfinite(rounded) && !Double.isInfinite(value)) || (rounded == 0 && value != 0)) {
            throw new Refusal(
                    Refusal.Reason.NOT_ALLOWED, "format", "onnx with the number " + value, "numbers of float32");
        }
        return rounded;
    }

    private static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto real(String name, double value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(float32(value))
                .build();
    }

    /** A value with a row for each point. */
    private static ValueInfoProto value(String name, TensorProto.DataType type, int... columns) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("points"));
        for (int count : columns) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(count));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }
}
