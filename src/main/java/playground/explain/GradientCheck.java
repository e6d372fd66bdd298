package playground.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import playground.explain.Inspection.Checked;
import playground.explain.Inspection.Coverage;
import playground.explain.Inspection.Sweep;
import playground.explain.Inspection.Swept;
import playground.training.EvaluationCost;
import playground.training.Examples;
import playground.training.Run;

/** Every parameter's gradient beside (C(θ + h) − C(θ − h)) / 2h. */
final class GradientCheck {
    /** Up to this many parameters, checking one more says more than taking one more example. */
    private static final int MANY = 32;

    /** The error of a smaller gradient is taken relative to this instead, since rounding alone causes errors of that size. */
    private static final double SMALL = 1e-4;

    private static final double[] SWEEP = {1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12};

    private GradientCheck() {}

    static Inspection.Check of(Run run, Examples asked, Inquiry.Check inquiry) {
        double[] parameters = run.parameters();
        int many = Math.min(parameters.length, MANY);
        Examples examples = asked.atMost(EvaluationCost.checkedExamples(run.network(), many));
        double[] gradients = new double[parameters.length];
        examples.gradient(parameters, gradients);
        int checked = Math.min(parameters.length, EvaluationCost.checkedParameters(run.network(), examples.count()));
        List<Checked> all = check(examples, parameters, gradients, checked, inquiry.h());
        return new Inspection.Check(
                inquiry.source(),
                new Coverage(examples.count(), asked.count()),
                inquiry.h(),
                parameters.length,
                worst(all),
                all,
                inquiry.sweep() ? Optional.of(sweep(run, examples, asked.count(), checked)) : Optional.empty());
    }

    /** The same for many h, with fewer examples, since any examples show how the errors depend on h. */
    private static Sweep sweep(Run run, Examples of, int asked, int checked) {
        double[] parameters = run.parameters();
        long losses = 2L * SWEEP.length * Math.min(checked, MANY);
        Examples examples = of.atMost(EvaluationCost.examples(run.network(), losses, 1, 0));
        int count = Math.min(checked, EvaluationCost.losses(run.network(), 2L * SWEEP.length * examples.count()));
        double[] gradients = new double[parameters.length];
        examples.gradient(parameters, gradients);
        List<Swept> worst = new ArrayList<>();
        for (double h : SWEEP) {
            List<Checked> at = check(examples, parameters, gradients, count, h);
            worst.add(new Swept(h, worst(at).error()));
        }
        return new Sweep(count, new Coverage(examples.count(), asked), worst);
    }

    /** Checks {@code count} of the parameters, evenly spread. */
    private static List<Checked> check(
            Examples examples, double[] parameters, double[] gradients, int count, double h) {
        List<Checked> all = new ArrayList<>(count);
        for (int c = 0; c < count; c++) {
            int i = (int) ((long) c * parameters.length / count);
            double kept = parameters[i];
            parameters[i] = kept + h;
            double above = examples.loss(parameters);
            parameters[i] = kept - h;
            double below = examples.loss(parameters);
            parameters[i] = kept;
            double central = (above - below) / (2 * h);
            all.add(new Checked(i, gradients[i], central, error(gradients[i], central)));
        }
        return all;
    }

    private static double error(double analytic, double central) {
        double size = Math.max(SMALL, Math.max(Math.abs(analytic), Math.abs(central)));
        return Math.abs(analytic - central) / size;
    }

    /** The first with the largest error; one that can't be told is larger than all. */
    private static Checked worst(List<Checked> all) {
        Checked worst = all.get(0);
        for (Checked one : all) {
            if (Double.compare(one.error(), worst.error()) > 0) worst = one;
        }
        return worst;
    }
}
