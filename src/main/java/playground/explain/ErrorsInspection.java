package playground.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import playground.data.Affine;
import playground.data.DataPoint;
import playground.experiment.Objective;
import playground.experiment.Problem;
import playground.training.Examples;
import playground.training.Run;

/** Which points a network gets wrong, and how. It looks at every point, as the run's scores do, so that both agree. */
final class ErrorsInspection {
    private static final int MOST_WORST = 10;

    private ErrorsInspection() {}

    static Inspection.Errors of(Run run) {
        Objective objective = run.experiment().objective();
        boolean regression = objective.problem() == Problem.REGRESSION;
        List<DataPoint> points = run.data().points();
        Affine target = run.data().scaling().target();
        double[] answers = new double[points.size()];
        double[] losses = new double[points.size()];
        int[] from = {0};
        new Examples(run, IntStream.range(0, answers.length).toArray()).read(run.parameters(), (pass, n) -> {
            for (int s = 0; s < n; s++) {
                answers[from[0] + s] =
                        regression ? target.own(pass.outputs()[0][s]) : objective.decide(pass.outputs(), s);
                losses[from[0] + s] = pass.lossOf(s);
            }
            from[0] += n;
        });
        List<Inspection.Worst> worst = IntStream.range(0, losses.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer p) -> losses[p]).reversed())
                .limit(MOST_WORST)
                .map(p -> new Inspection.Worst(p, losses[p], answers[p]))
                .toList();
        if (regression) {
            return new Inspection.Errors(Optional.empty(), Optional.of(Residuals.of(points, answers)), worst);
        }
        int[] decided = Arrays.stream(answers).mapToInt(k -> (int) k).toArray();
        int classes = run.experiment().data().classes();
        return new Inspection.Errors(Optional.of(Confusion.of(points, decided, classes)), Optional.empty(), worst);
    }
}
