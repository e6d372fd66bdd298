package playground.explain;

import java.util.List;
import java.util.OptionalInt;
import playground.data.DataPoint;
import playground.experiment.DataSettings;
import playground.experiment.Ids;
import playground.experiment.NumberRange;
import playground.experiment.Problem;
import playground.experiment.Ranges;
import playground.experiment.Refusal;
import playground.experiment.Scale;
import playground.nn.Activation;
import playground.nn.DenseLayer;
import playground.training.EvaluationCost;
import playground.training.Examples;
import playground.training.Run;

/**
 * Answers inquiries about a run as it stands between two steps. Changes nothing of the run; to be called by the thread that owns
 * it. It refuses an inquiry for what the run doesn't have, with the name of the inquiry's field.
 *
 * <p>{@link EvaluationCost} bounds the work of an answer, except for two parts that grow with the network: one step, which the run
 * itself makes in the same time, and the scalar graph of all weights around a unit. All long work takes the run's {@link
 * Run#breaks}.
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
        if (inquiry.needsGradient()) needGradient();
        return inquiry.accept(new Answers());
    }

    private void needGradient() {
        for (Activation activation : run.network().activations()) {
            if (!activation.trainable()) {
                throw new Refusal(
                        Refusal.Reason.NOT_ALLOWED, "view", Ids.id(activation), "networks that have a gradient");
            }
        }
    }

    private final class Answers implements Inquiry.Handler<Inspection> {
        @Override
        public Inspection example(Inquiry.Example inquiry) {
            return new StepInspection(Inspector.this, run).of(inquiry);
        }

        @Override
        public Inspection matrices(Inquiry.Matrices inquiry) {
            needTrainingPoints("view", "matrices");
            double dropout = run.experiment().training().regularization().dropout();
            return MatrixInspection.of(run.previews().coming(), inquiry.rows(), dropout);
        }

        @Override
        public Inspection graph(Inquiry.Graph inquiry) {
            return GraphInspection.of(run, examined(inquiry.source()), inquiry);
        }

        @Override
        public Inspection slice(Inquiry.Slice inquiry) {
            return SliceInspection.of(run, examples(inquiry.source()), inquiry);
        }

        @Override
        public Inspection surface(Inquiry.Surface inquiry) {
            return SurfaceInspection.of(run, examples(inquiry.source()), inquiry);
        }

        @Override
        public Inspection check(Inquiry.Check inquiry) {
            return GradientCheck.of(run, examples(inquiry.source()), inquiry);
        }

        @Override
        public Inspection health(Inquiry.Health inquiry) {
            needTrainingPoints("view", "health");
            return HealthInspection.of(run, new Examples(run, run.data().trainPoints()));
        }

        @Override
        public Inspection errors(Inquiry.Errors inquiry) {
            return ErrorsInspection.of(run);
        }

        @Override
        public Inspection ablation(Inquiry.Ablation inquiry) {
            return ablated(inquiry.unit());
        }
    }

    /** A unit whose activation is 0 is one that nothing reads: its outgoing weights are 0. */
    private Inspection ablated(Address unit) {
        List<DenseLayer> layers = run.network().layers();
        Address.check("layer", unit.layer(), layers.size() - 1);
        Address.check("unit", unit.unit(), layers.get(unit.layer()).fanOut());
        double[] without = run.parameters();
        DenseLayer above = layers.get(unit.layer() + 1);
        for (int reader = 0; reader < above.fanOut(); reader++) without[above.weight(reader, unit.unit())] = 0;
        return new Inspection.Ablation(unit, run.evaluate(), run.evaluate(without));
    }

    /** The examples of a source; refuses a source that the run doesn't have. */
    Examples examples(Source source) {
        return source.accept(new Looked());
    }

    private final class Looked implements Source.Handler<Examples> {
        @Override
        public Examples point(Source.Point source) {
            return new Examples(run, Inspector.point(examined(source)));
        }

        @Override
        public Examples place(Source.Place source) {
            return new Examples(run, Inspector.point(examined(source)));
        }

        @Override
        public Examples minibatch(Source.Minibatch source) {
            needTrainingPoints("minibatch", "true");
            return new Examples(run, run.previews().comingPoints());
        }

        @Override
        public Examples training(Source.Training source) {
            needTrainingPoints("training", "true");
            return new Examples(run, run.data().trainPoints());
        }
    }

    /** The point or place that the source is; refuses other sources. */
    Inspection.Examined examined(Source source) {
        return source.accept(new One());
    }

    private final class One implements Source.Handler<Inspection.Examined> {
        @Override
        public Inspection.Examined point(Source.Point source) {
            List<DataPoint> points = run.data().points();
            Address.check("point", source.index(), points.size());
            DataPoint point = points.get(source.index());
            return new Inspection.Examined(OptionalInt.of(source.index()), point.x(), point.y(), point.target());
        }

        @Override
        public Inspection.Examined place(Source.Place source) {
            Ranges.COORDINATE.check("place[0]", source.x());
            Ranges.COORDINATE.check("place[1]", source.y());
            targets().check("target", source.target());
            run.experiment().objective().checkTarget("target", source.target());
            return new Inspection.Examined(OptionalInt.empty(), source.x(), source.y(), source.target());
        }

        @Override
        public Inspection.Examined minibatch(Source.Minibatch source) {
            throw notOne(source);
        }

        @Override
        public Inspection.Examined training(Source.Training source) {
            throw notOne(source);
        }

        private IllegalArgumentException notOne(Source source) {
            return new IllegalArgumentException(source + " is more than one example");
        }
    }

    static DataPoint point(Inspection.Examined examined) {
        return new DataPoint(examined.x(), examined.y(), examined.target(), false);
    }

    void needTrainingPoints(String path, String value) {
        if (run.data().trainCount() == 0) {
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
