package playground.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import playground.data.FormulaStep;
import playground.experiment.RegularizationSettings;
import playground.experiment.TrainingSettings;
import playground.nn.Activation;
import playground.nn.Breaks;
import playground.nn.DenseLayer;
import playground.nn.Loss;
import playground.nn.OptimizerSettings;
import playground.nn.Output;
import playground.nn.Regularization;
import playground.nn.Schedule;

/** A program in PyTorch that predicts as the core does, and trains on from there with the same optimizer and what it remembers. */
final class PyTorchExport extends PythonSource {
    private final TrainingSettings training;
    private final boolean trainable;

    private PyTorchExport(TrainedNetwork trained, Breaks breaks) {
        super("torch", trained, breaks);
        training = trained.experiment().training();
        trainable = trained.network().activations().stream().allMatch(Activation::trainable);
    }

    static String write(TrainedNetwork trained, Breaks breaks) {
        PyTorchExport export = new PyTorchExport(trained, breaks);
        export.begin(
                export.trainable
                        ? "python3 network_pytorch.py data.csv 10 trains on for 10 epochs with the data that the page saves as CSV."
                        : "It can't be trained on: a step has no gradient.",
                "import csv\nimport math\nimport sys\n\nimport torch\nfrom torch.nn import functional");
        export.parameters();
        export.inputs("torch.as_tensor(points, dtype=torch.float64).unbind(1)", ".stack(%s, 1)");
        export.network();
        if (export.trainable) {
            export.training();
        }
        return export.text.toString();
    }

    /** PyTorch takes the lesser and the greater of tensors only. */
    @Override
    String call(FormulaStep.Operation operation, List<String> operands) {
        boolean ofTensors = operation == FormulaStep.Operation.MIN || operation == FormulaStep.Operation.MAX;
        return !ofTensors
                ? super.call(operation, operands)
                : super.call(
                        operation,
                        operands.stream().map(PyTorchExport::asTensor).toList());
    }

    private static String asTensor(String operand) {
        boolean number = operand.matches("-?\\d.*|float.*") && !operand.contains("x");
        return number ? "tensor(" + operand + ")" : operand;
    }

    private void parameters() {
        define("def tensor(numbers):\n    return torch.tensor(numbers, dtype=torch.float64)");
        text.lines("\n\n# Of each layer the weights, with a row for each unit, and the biases.");
        text.lines("LAYERS = [");
        tensors("    ", trained.layers(trained.parameters()));
        text.lines("]");
    }

    private void tensors(String indent, List<TrainedNetwork.Layer> layers) {
        for (TrainedNetwork.Layer layer : layers) {
            text.lines(indent + "(");
            text.rows(indent + "    tensor(", indent + "        ", layer.weights(), "[]", "),");
            text.lines(SourceText.wrapped(indent + "    ", "tensor(" + SourceText.row(layer.biases(), "[]") + "),"));
            text.lines(indent + "),");
        }
    }

    private void network() {
        String activations = trained.network().activations().stream()
                .map(this::activation)
                .map(activation -> "\n    " + activation + ",")
                .collect(Collectors.joining());
        text.lines("\n\nACTIVATIONS = [" + activations + (activations.isEmpty() ? "]" : "\n]"));
        text.lines("DROPOUT = " + training.regularization().dropout());
        define("""
                class Network(torch.nn.Module):
                    \"""Of points, one row each in the data's own units, it tells a row each.\"""

                    def __init__(self):
                        super().__init__()
                        self.layers = torch.nn.ModuleList()
                        for weights, biases in LAYERS:
                            layer = torch.nn.Linear(weights.shape[1], weights.shape[0], dtype=torch.float64)
                            layer.load_state_dict({"weight": weights, "bias": biases})
                            self.layers.append(layer)

                    def logits(self, points):
                        a = inputs(points)
                        for layer, activation in zip(self.layers, ACTIVATIONS):
                            a = functional.dropout(activation(layer(a)), DROPOUT, self.training)
                        return self.layers[-1](a)

                    def forward(self, points):
                        return %s


                network = Network().eval()
                """.formatted(restored(output("self.logits(points)"))));
        if (trained.classifies()) {
            define("""
                    def classify(points):
                        \"""The index in CLASSES of each point's class.\"""
                        with torch.no_grad():
                            predictions = network(points)
                        return %s
                    """.formatted(classOf("argmax(1)") + (trained.network().outputs() == 1 ? ".long()" : "")));
        }
    }

    private void training() {
        define("""
                def wanted(targets):
                    \"""The targets (%s) as the output should have them, one row for each.\"""
                    targets = torch.as_tensor(targets, dtype=torch.float64)
                    return %s
                """.formatted(
                        trained.classifies() ? "indexes in CLASSES" : "in the data's own unit",
                        switch (trained.objective().problem()) {
                            case TWO_CLASS ->
                                "torch.where(targets == 1, tensor(1.0), tensor(%s)).unsqueeze(1)"
                                        .formatted(number(trained.objective().lowTarget()));
                            case MULTI_CLASS -> "functional.one_hot(targets.long(), len(CLASSES)).to(torch.float64)";
                            case REGRESSION -> scaled(trained.target(), "targets") + ".unsqueeze(1)";
                        }));
        define("def mean_loss(z, y):\n" + loss());
        define(learningRate());
        define(optimizer());
        state();
        step();
        define(main());
    }

    private String loss() {
        Loss loss = trained.network().loss();
        String p = "    p = " + output("z") + "\n";
        return switch (loss) {
            case BINARY_CROSS_ENTROPY -> "    return functional.binary_cross_entropy_with_logits(z, y)";
            case CROSS_ENTROPY -> "    return functional.cross_entropy(z, y)";
            case MEAN_SQUARED_ERROR -> p + "    return functional.mse_loss(p, y)";
            case MEAN_ABSOLUTE_ERROR -> p + "    return functional.l1_loss(p, y)";
            case HUBER ->
                p
                        + "    return functional.huber_loss(p, y, delta=%s)"
                                .formatted(trained.network().huberDelta());
            case HINGE -> p + "    return torch.clamp(1 - y * p, min=0).mean()";
            case MEAN_SQUARED_LOG_ERROR ->
                p + """
                            begin = torch.clamp((1 + y) / 2, max=%s)  # below it the logarithm goes on as its tangent
                            v = torch.maximum(1 + p, begin)
                            r = torch.log(v) - torch.log(1 + y)
                            line = torch.clamp(1 + p - begin, max=0) * 2 * r / v
                            return (r**2 + line).mean()
                        """.formatted(Loss.LARGEST_LOG_BEGIN).stripTrailing();
        };
    }

    private String learningRate() {
        Schedule schedule = training.schedule();
        String share =
                switch (schedule.kind()) {
                    case CONSTANT -> "";
                    case STEP -> " * %s ** (epoch // %d)".formatted(schedule.factor(), schedule.every());
                    case EXPONENTIAL -> " * %s ** (epoch / %d)".formatted(schedule.factor(), schedule.every());
                    case COSINE -> " * (1 + math.cos(math.pi * min(epoch / %d, 1))) / 2".formatted(schedule.every());
                };
        String warmUp = schedule.warmUp() == 0 ? "" : " * min((epoch + 1) / (%d + 1), 1)".formatted(schedule.warmUp());
        return """
                EPOCH = %d  # epochs that are complete


                def learning_rate(epoch):
                    return %s%s%s
                """.formatted(trained.progress().epoch(), training.learningRate(), share, warmUp);
    }

    private String optimizer() {
        OptimizerSettings settings = training.optimizer();
        String chosen =
                switch (settings.kind()) {
                    case SGD -> "SGD(parameters, lr=rate)";
                    case MOMENTUM -> "SGD(parameters, lr=rate, momentum=%s)".formatted(settings.momentum());
                    case NESTEROV ->
                        "SGD(parameters, lr=rate, momentum=%s, nesterov=%s)"
                                .formatted(settings.momentum(), settings.momentum() > 0 ? "True" : "False");
                    case ADAGRAD -> "Adagrad(parameters, lr=rate, eps=%s)".formatted(settings.epsilon());
                    case RMSPROP ->
                        "RMSprop(parameters, lr=rate, alpha=%s, eps=%s)"
                                .formatted(settings.decay(), settings.epsilon());
                    case ADAM ->
                        "Adam(parameters, lr=rate, betas=(%s, %s), eps=%s)"
                                .formatted(settings.beta1(), settings.beta2(), settings.epsilon());
                    case ADAMW ->
                        "AdamW(parameters, lr=rate, betas=(%s, %s), eps=%s, weight_decay=%s)"
                                .formatted(
                                        settings.beta1(), settings.beta2(), settings.epsilon(), settings.weightDecay());
                };
        return "parameters = list(network.parameters())\nrate = learning_rate(EPOCH)\noptimizer = torch.optim."
                + chosen;
    }

    /** What the optimizer remembers, under PyTorch's names. */
    private void state() {
        List<String> names =
                switch (training.optimizer().kind()) {
                    case SGD -> List.of();
                    case MOMENTUM, NESTEROV -> List.of("momentum_buffer");
                    case ADAGRAD -> List.of("sum");
                    case RMSPROP -> List.of("square_avg");
                    case ADAM, ADAMW -> List.of("exp_avg", "exp_avg_sq");
                };
        if (names.isEmpty()) {
            return;
        }
        text.lines("\n# What the optimizer remembers for each layer, after so many steps.");
        if (!AdamSteps.areExact(trained)) {
            text.lines("""
                    # beta1 or beta2 was changed during the run. The playground divides by 1 less the product of the values
                    # that they had at each step, PyTorch by 1 less a power of the present ones. So from here on its steps are
                    # near to the playground's, and no longer the same.\
                    """);
        }
        text.lines("STEPS = " + AdamSteps.of(trained));
        text.lines("STATE = {");
        for (int i = 0; i < names.size(); i++) {
            text.lines("    \"" + names.get(i) + "\": [");
            tensors("        ", trained.layers(trained.optimizerState().get(i)));
            text.lines("    ],");
        }
        text.lines("""
                }
                for name, layers in STATE.items():
                    for parameter, remembered in zip(parameters, [tensor for layer in layers for tensor in layer]):
                        optimizer.state[parameter].update({"step": tensor(STEPS), name: remembered})\
                """);
    }

    private void step() {
        RegularizationSettings regularization = training.regularization();
        List<String> change = new ArrayList<>();
        if (regularization.kind() != Regularization.NONE && regularization.rate() > 0) {
            String slope = regularization.kind() == Regularization.L1 ? "torch.sign(layer.weight)" : "layer.weight";
            change.add("for layer in network.layers:");
            change.add("    layer.weight.grad += %s * %s".formatted(regularization.rate(), slope));
        }
        boolean frozen = trained.frozen().length > 0;
        if (frozen) {
            text.lines("\n# Parts that keep their values: of which parameter which numbers.");
            text.lines("FROZEN = " + frozen());
            change.add("kept = {i: parameters[i].view(-1)[which].clone() for i, which in FROZEN.items()}");
            change.add("for i, which in FROZEN.items():");
            change.add("    parameters[i].grad.view(-1)[which] = 0");
        }
        if (training.clipNorm() > 0) {
            change.add("norm = math.sqrt(sum((parameter.grad**2).sum().item() for parameter in parameters))");
            change.add("if norm > %s:".formatted(training.clipNorm()));
            change.add("    for parameter in parameters:");
            change.add("        parameter.grad *= %s / norm".formatted(training.clipNorm()));
        }
        define("""
                def train_step(points, targets, epoch=EPOCH):
                    \"""One step of the optimizer by a minibatch; tells its mean loss before the step.\"""
                    network.train()
                    optimizer.param_groups[0]["lr"] = learning_rate(epoch)
                    optimizer.zero_grad()
                    loss = mean_loss(network.logits(points), wanted(targets))
                    loss.backward()
                """);
        withoutGradient(change);
        text.lines("    optimizer.step()");
        if (frozen) {
            withoutGradient(List.of("for i, which in FROZEN.items():", "    parameters[i].view(-1)[which] = kept[i]"));
        }
        text.lines("    network.eval()\n    return loss.item()");
    }

    private void withoutGradient(List<String> lines) {
        if (!lines.isEmpty()) {
            text.lines("    with torch.no_grad():");
            lines.forEach(line -> text.lines("        " + line));
        }
    }

    /** By the parameter's number, as {@code network.parameters()} lists them, the places in its flat array. */
    private String frozen() {
        List<DenseLayer> layers = trained.network().layers();
        Map<Integer, List<Integer>> places = new TreeMap<>();
        for (int index : trained.frozen()) {
            int l = 0;
            while (index >= layers.get(l).end()) {
                l++;
            }
            boolean bias = index >= layers.get(l).biases();
            int from = bias ? layers.get(l).biases() : layers.get(l).offset();
            places.computeIfAbsent(2 * l + (bias ? 1 : 0), i -> new ArrayList<>())
                    .add(index - from);
        }
        return places.toString().replace("=", ": ");
    }

    private String main() {
        String target = trained.classifies()
                ? "[names.index(row[%d].removeprefix(\"'\")) for row in rows]"
                : "[float(row[%d]) for row in rows]";
        String told = trained.classifies()
                ? "(classify(points[test]) == targets[test]).double().mean().item()"
                : "functional.mse_loss(network(points[test])[:, 0], targets[test]).item()";
        return """
                def read(path):
                    \"""Points, targets, and which are for testing, from a CSV file as the page saves it.\"""
                    with open(path, encoding="utf-8-sig", newline="") as file:
                        rows = list(csv.reader(file))[1:]
                %s    points = tensor([[float(cell) for cell in row[:%d]] for row in rows])
                    targets = tensor(%s)
                    return points, targets, torch.tensor([row[-1] == "test" for row in rows])


                if __name__ == "__main__":
                    points, targets, test = read(sys.argv[1])
                    train = torch.nonzero(~test)[:, 0]
                    for epoch in range(EPOCH, EPOCH + int(sys.argv[2])):
                        order = train[torch.randperm(len(train))]
                        losses = [train_step(points[batch], targets[batch], epoch) for batch in order.split(%d)]
                        print("epoch", epoch + 1, "training loss", sum(losses) / len(losses))
                    if test.any():
                        print("test %s", %s)
                """.formatted(
                        trained.classifies() ? "    names = [name.removeprefix(\"'\") for name in CLASSES]\n" : "",
                        trained.columns().size(),
                        target.formatted(trained.columns().size()),
                        training.batches().size(),
                        trained.classifies() ? "accuracy" : "squared error",
                        told);
    }

    private String activation(Activation activation) {
        return switch (activation) {
            case LINEAR -> "lambda z: z";
            case SIGMOID -> "torch.sigmoid";
            case TANH -> "torch.tanh";
            case RELU -> "torch.relu";
            case LEAKY_RELU ->
                "lambda z: functional.leaky_relu(z, %s)"
                        .formatted(number(trained.network().leakySlope()));
            case ELU -> "functional.elu";
            case SOFTPLUS -> "lambda z: functional.softplus(z, threshold=50)";
            case GELU -> "functional.gelu";
            case SILU -> "functional.silu";
            case SINE -> "torch.sin";
            case COSINE -> "torch.cos";
            case HARD_STEP -> "lambda z: (z > 0).to(torch.float64)";
        };
    }

    private String output(String logits) {
        Output output = trained.network().output();
        return switch (output) {
            case LINEAR -> logits;
            case SIGMOID -> "torch.sigmoid(" + logits + ")";
            case TANH -> "torch.tanh(" + logits + ")";
            case SOFTMAX -> "torch.softmax(" + logits + ", 1)";
        };
    }
}
