package playground.training;

import java.util.List;
import java.util.stream.Collectors;
import playground.nn.Loss;
import playground.nn.Output;

/**
 * What a network is trained for: the one table of which output and loss function go with which problem. The page
 * offers its rows and nothing else; the first row of a problem is its default.
 *
 * @param lowTarget for two classes, the target of class 0; class 1 has the target 1. The decision lies half-way. 0
 *     for the other problems, which don't read it
 */
public record Objective(Problem problem, LossKind lossKind, Output output, Loss loss, double lowTarget) {

    public static final List<Objective> TABLE = List.of(
            new Objective(Problem.TWO_CLASS, LossKind.CROSS_ENTROPY, Output.SIGMOID, Loss.BINARY_CROSS_ENTROPY, 0),
            new Objective(Problem.TWO_CLASS, LossKind.SQUARED_ERROR, Output.TANH, Loss.MEAN_SQUARED_ERROR, -1),
            new Objective(Problem.MULTI_CLASS, LossKind.CROSS_ENTROPY, Output.SOFTMAX, Loss.CROSS_ENTROPY, 0),
            new Objective(Problem.REGRESSION, LossKind.SQUARED_ERROR, Output.LINEAR, Loss.MEAN_SQUARED_ERROR, 0));

    /** The row of the table, or a refusal of the path {@code loss} that names the losses this problem can take. */
    public static Objective of(Problem problem, LossKind lossKind) {
        List<Objective> rows = rows(problem);
        for (Objective row : rows) {
            if (row.lossKind == lossKind) {
                return row;
            }
        }
        String allowed = rows.stream().map(row -> Ids.id(row.lossKind)).collect(Collectors.joining(", "));
        throw new Refusal(Refusal.Reason.NOT_ALLOWED, "loss", Ids.id(lossKind), allowed);
    }

    /** The row of the table, or the problem's default row if it can't take {@code wanted}. */
    public static Objective fitting(Problem problem, LossKind wanted) {
        List<Objective> rows = rows(problem);
        return rows.stream().filter(row -> row.lossKind == wanted).findFirst().orElse(rows.get(0));
    }

    /** Units of the output layer: one a class for several classes, otherwise one. */
    public int outputs(int classes) {
        return problem == Problem.MULTI_CLASS ? classes : 1;
    }

    private static List<Objective> rows(Problem problem) {
        return TABLE.stream().filter(row -> row.problem == problem).toList();
    }
}
