package playground.explain;

import playground.experiment.NumberRange;
import playground.experiment.Ranges;
import playground.experiment.Refusal;
import playground.explain.Inspection.Coverage;
import playground.explain.Inspection.Secant;
import playground.nn.Network;
import playground.training.EvaluationCost;
import playground.training.Examples;
import playground.training.Run;

/** The loss as a function of one parameter, with all others held. */
final class SliceInspection {
    private SliceInspection() {}

    static Inspection.Slice of(Run run, Examples asked, Inquiry.Slice inquiry) {
        Network network = run.network();
        int index = inquiry.parameter().index(network, "parameter");
        double[] parameters = run.parameters();
        double value = parameters[index];
        double from = inquiry.from().orElse(value - 1 - Math.abs(value));
        double to = inquiry.to().orElse(value + 1 + Math.abs(value));
        checkStretch(inquiry, from, to);
        Examples examples = asked.atMost(EvaluationCost.examples(network, inquiry.samples(), 1, 0));

        double[] gradients = new double[parameters.length];
        double loss = examples.gradient(parameters, gradients);
        double[] at = spread(from, to, inquiry.samples());
        double[] losses = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            parameters[index] = at[i];
            losses[i] = examples.loss(parameters);
        }
        double h = inquiry.h();
        parameters[index] = value + h;
        double after = examples.loss(parameters);
        return new Inspection.Slice(
                inquiry.source(),
                new Coverage(examples.count(), asked.count()),
                inquiry.parameter(),
                value,
                loss,
                gradients[index],
                at,
                losses,
                new Secant(h, after, (after - loss) / h));
    }

    private static void checkStretch(Inquiry.Slice inquiry, double from, double to) {
        NumberRange range = Ranges.PARAMETER;
        inquiry.from().ifPresent(given -> range.check("from", given));
        inquiry.to().ifPresent(given -> range.check("to", given));
        if (from >= to) {
            throw new Refusal(Refusal.Reason.OUT_OF_RANGE, "to", Double.toString(to), "above from, which is " + from);
        }
    }

    /** {@code count} evenly spaced numbers from the first to the last, both included. */
    static double[] spread(double first, double last, int count) {
        double[] spread = new double[count];
        for (int i = 0; i < count; i++) spread[i] = first + (last - first) * i / (count - 1);
        spread[count - 1] = last;
        return spread;
    }
}
