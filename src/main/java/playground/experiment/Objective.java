package playground.experiment;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import playground.data.DataPoint;
import playground.nn.Loss;
import playground.nn.Output;

/**
 * What a network is trained for: the one table of which output and loss function go with which problem. The page offers its rows
 * and nothing else; the first row of a problem is the problem's default, and the first row of a loss is that loss's.
 *
 * @param lowTarget for two classes, the target of class 0; class 1 has the target 1. The decision lies half-way. 0
 *     for the other problems, which don't read it
 */
public record Objective(Problem problem, LossKind lossKind, Output output, Loss loss, double lowTarget) {

    public static final List<Objective> TABLE = List.of(
            new Objective(Problem.TWO_CLASS, LossKind.CROSS_ENTROPY, Output.SIGMOID, Loss.BINARY_CROSS_ENTROPY, 0),
            new Objective(Problem.TWO_CLASS, LossKind.SQUARED_ERROR, Output.TANH, Loss.MEAN_SQUARED_ERROR, -1),
            new Objective(Problem.TWO_CLASS, LossKind.SQUARED_ERROR, Output.SIGMOID, Loss.MEAN_SQUARED_ERROR, 0),
            new Objective(Problem.TWO_CLASS, LossKind.SQUARED_ERROR, Output.LINEAR, Loss.MEAN_SQUARED_ERROR, -1),
            new Objective(Problem.TWO_CLASS, LossKind.HINGE, Output.LINEAR, Loss.HINGE, -1),
            new Objective(Problem.TWO_CLASS, LossKind.HINGE, Output.TANH, Loss.HINGE, -1),
            new Objective(Problem.TWO_CLASS, LossKind.HUBER, Output.TANH, Loss.HUBER, -1),
            new Objective(Problem.MULTI_CLASS, LossKind.CROSS_ENTROPY, Output.SOFTMAX, Loss.CROSS_ENTROPY, 0),
            new Objective(Problem.MULTI_CLASS, LossKind.SQUARED_ERROR, Output.SOFTMAX, Loss.MEAN_SQUARED_ERROR, 0),
            new Objective(Problem.MULTI_CLASS, LossKind.SQUARED_ERROR, Output.SIGMOID, Loss.MEAN_SQUARED_ERROR, 0),
            new Objective(Problem.REGRESSION, LossKind.SQUARED_ERROR, Output.LINEAR, Loss.MEAN_SQUARED_ERROR, 0),
            new Objective(Problem.REGRESSION, LossKind.SQUARED_ERROR, Output.TANH, Loss.MEAN_SQUARED_ERROR, 0),
            new Objective(Problem.REGRESSION, LossKind.ABSOLUTE_ERROR, Output.LINEAR, Loss.MEAN_ABSOLUTE_ERROR, 0),
            new Objective(Problem.REGRESSION, LossKind.ABSOLUTE_ERROR, Output.TANH, Loss.MEAN_ABSOLUTE_ERROR, 0),
            new Objective(Problem.REGRESSION, LossKind.HUBER, Output.LINEAR, Loss.HUBER, 0),
            new Objective(Problem.REGRESSION, LossKind.HUBER, Output.TANH, Loss.HUBER, 0),
            new Objective(
                    Problem.REGRESSION, LossKind.SQUARED_LOG_ERROR, Output.LINEAR, Loss.MEAN_SQUARED_LOG_ERROR, 0));

    /** What a target must lie above for the squared log error. */
    private static final double LEAST_LOG_TARGET = -1;

    /**
     * The row of the table, without an output the first that has the loss. Refused under the path {@code loss} or
     * {@code output}, with those that the problem, or the loss, can take.
     */
    public static Objective of(Problem problem, ObjectiveSettings settings) {
        List<Objective> rows = rows(row -> row.problem == problem);
        List<Objective> ofLoss = rows(row -> row.problem == problem && row.lossKind == settings.loss());
        if (ofLoss.isEmpty()) {
            throw notAllowed("loss", settings.loss(), rows.stream().map(Objective::lossKind));
        }
        Output wanted = settings.output().orElse(ofLoss.get(0).output);
        return ofLoss.stream()
                .filter(row -> row.output == wanted)
                .findFirst()
                .orElseThrow(() -> notAllowed("output", wanted, ofLoss.stream().map(Objective::output)));
    }

    /**
     * The row of the table nearest to these settings that the data can take: their own, else the loss's first, else the problem's
     * first.
     */
    static ObjectiveSettings fitting(DataSettings data, ObjectiveSettings wanted) {
        Problem problem = Problem.of(data);
        List<Objective> ofLoss = rows(row -> row.problem == problem && row.lossKind == wanted.loss());
        if (ofLoss.isEmpty() || badTarget(data, wanted.loss()).isPresent()) {
            LossKind first = rows(row -> row.problem == problem).get(0).lossKind;
            return wanted.withLoss(first);
        }
        boolean hasOutput = ofLoss.stream()
                .anyMatch(row -> wanted.output().filter(row.output::equals).isPresent());
        return hasOutput ? wanted : wanted.withLoss(wanted.loss());
    }

    /** Refuses data with a target that the loss is not defined for. */
    static void checkTargets(DataSettings data, LossKind loss) {
        badTarget(data, loss).ifPresent(target -> {
            String allowed = "targets above %s; without them: %s"
                    .formatted(
                            NumberRange.text(LEAST_LOG_TARGET),
                            ids(rows(row -> row.problem == Problem.of(data) && row.lossKind != loss).stream()
                                    .map(Objective::lossKind)));
            String value = "%s with the target %s".formatted(Ids.id(loss), NumberRange.text(target));
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, "loss", value, allowed);
        });
    }

    /** Refuses under the name {@code path} a target that the loss is not defined for. */
    public void checkTarget(String path, double target) {
        if (lossKind == LossKind.SQUARED_LOG_ERROR && target <= LEAST_LOG_TARGET) {
            String allowed = "above " + NumberRange.text(LEAST_LOG_TARGET);
            throw new Refusal(Refusal.Reason.OUT_OF_RANGE, path, NumberRange.text(target), allowed);
        }
    }

    private static OptionalDouble badTarget(DataSettings data, LossKind loss) {
        if (loss != LossKind.SQUARED_LOG_ERROR) {
            return OptionalDouble.empty();
        }
        return data.pointScaling().scaled(data.resolve()).stream()
                .mapToDouble(DataPoint::target)
                .filter(target -> target <= LEAST_LOG_TARGET)
                .findFirst();
    }

    /** Units of the output layer: one for each of several classes, otherwise one. */
    public int outputs(int classes) {
        return problem == Problem.MULTI_CLASS ? classes : 1;
    }

    /**
     * The class that the network decides for, or that encoded targets stand for: of two, class 1 above the middle of the two
     * targets; of more, the one with the largest number, the first of equals.
     *
     * @param outputs by unit and sample
     */
    public int decide(double[][] outputs, int sample) {
        if (problem == Problem.TWO_CLASS) return outputs[0][sample] > (1 + lowTarget) / 2 ? 1 : 0;
        int best = 0;
        for (int k = 1; k < outputs.length; k++) {
            if (outputs[k][sample] > outputs[best][sample]) best = k;
        }
        return best;
    }

    private static List<Objective> rows(Predicate<Objective> which) {
        return TABLE.stream().filter(which).toList();
    }

    private static Refusal notAllowed(String path, Enum<?> value, Stream<? extends Enum<?>> allowed) {
        return new Refusal(Refusal.Reason.NOT_ALLOWED, path, Ids.id(value), ids(allowed));
    }

    private static String ids(Stream<? extends Enum<?>> choices) {
        return choices.distinct().map(Ids::id).collect(Collectors.joining(", "));
    }
}
