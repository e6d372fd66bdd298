package playground.explain;

import java.util.OptionalInt;
import playground.data.DataPoint;
import playground.nn.Activation;
import playground.training.DataSettings;
import playground.training.Ids;
import playground.training.NumberRange;
import playground.training.Problem;
import playground.training.Ranges;
import playground.training.Refusal;
import playground.training.Run;
import playground.training.Scale;

/**
 * Answers inquiries about a run as it stands between two steps. Changes nothing of the run; to be called by the thread that owns it. What
 * the run doesn't have is refused by the name of the inquiry's field.
 *
 * <p>The work of an answer is bounded, see {@link Work}, but for what follows the size of the run itself: one step, which the run could
 * make in the same time, and the scalar graph of all weights around a unit.
 */
public final class Inspector {
    private final Run run;

    private Inspector(Run run) {
        this.run = run;
    }

    /**
     * The answer.
     *
     * @throws Refusal if the run doesn't have what is asked for
     */
    public static Inspection inspect(Run run, Inquiry inquiry) {
        return new Inspector(run).answer(inquiry);
    }

    private Inspection answer(Inquiry inquiry) {
        for (Activation activation : run.network().activations()) {
            if (!activation.trainable()) {
                throw new Refusal(
                        Refusal.Reason.NOT_ALLOWED, "view", Ids.id(activation), "networks that have a gradient");
            }
        }
        // a switch over sealed types needs a newer Java; the last branch is the one that is left
        if (inquiry instanceof Inquiry.Example example) return new StepInspection(this, run).of(example);
        if (inquiry instanceof Inquiry.Matrices matrices) {
            needTrainingPoints("view", "matrices");
            return MatrixInspection.of(
                    run.preview(),
                    matrices.rows(),
                    run.experiment().training().regularization().dropout());
        }
        if (inquiry instanceof Inquiry.Graph graph) return GraphInspection.of(run, examined(graph.source()), graph);
        if (inquiry instanceof Inquiry.Slice slice) return SliceInspection.of(run, examples(slice.source()), slice);
        if (inquiry instanceof Inquiry.Surface surface) {
            return SurfaceInspection.of(run, examples(surface.source()), surface);
        }
        if (inquiry instanceof Inquiry.Check check) return GradientCheck.of(run, examples(check.source()), check);
        needTrainingPoints("view", "health");
        return HealthInspection.of(run, new Examples(run, run.trainPoints()));
    }

    /** The examples of a source; refuses one that the run doesn't have. */
    Examples examples(Source source) {
        if (source instanceof Source.Training) {
            needTrainingPoints("training", "true");
            return new Examples(run, run.trainPoints());
        }
        if (source instanceof Source.Minibatch) {
            needTrainingPoints("minibatch", "true");
            return new Examples(run, run.comingPoints());
        }
        Inspection.Examined examined = examined(source);
        return new Examples(run, point(examined));
    }

    /** The point or place of a source that is one of these. */
    Inspection.Examined examined(Source source) {
        if (source instanceof Source.Point given) {
            Address.check("point", given.index(), run.points().size());
            DataPoint point = run.points().get(given.index());
            return new Inspection.Examined(OptionalInt.of(given.index()), point.x(), point.y(), point.target());
        }
        if (source instanceof Source.Place place) {
            Ranges.COORDINATE.check("place[0]", place.x());
            Ranges.COORDINATE.check("place[1]", place.y());
            targets().check("target", place.target());
            run.experiment().objective().checkTarget("target", place.target());
            return new Inspection.Examined(OptionalInt.empty(), place.x(), place.y(), place.target());
        }
        throw new IllegalArgumentException(source + " is more than one example");
    }

    static DataPoint point(Inspection.Examined examined) {
        return new DataPoint(examined.x(), examined.y(), examined.target(), false);
    }

    void needTrainingPoints(String path, String value) {
        if (run.trainCount() == 0) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, path, value, "with training points");
        }
    }

    private NumberRange targets() {
        DataSettings data = run.experiment().data();
        return run.experiment().problem() == Problem.REGRESSION
                ? Ranges.TARGET
                : new NumberRange(0, data.classes() - 1.0, 1, 0, Scale.LINEAR, true);
    }
}
