package playground.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import playground.experiment.RegularizationSettings;
import playground.explain.Inspection.Coming;
import playground.explain.Inspection.Examined;
import playground.explain.Inspection.Pull;
import playground.explain.Inspection.Remembered;
import playground.explain.Inspection.Selected;
import playground.explain.Quantity.Role;
import playground.nn.Network;
import playground.nn.PassValues;
import playground.nn.Regularization;
import playground.training.Run;
import playground.training.StepPreview;

/** One step, forward, backward and update: of an example alone, or of the coming minibatch. */
final class StepInspection {
    /** A mean over more examples than this isn't written out. */
    private static final int LONGEST_MEAN = 64;

    /** Losses written out as formulas and evaluated, about a microsecond each, between two breaks. */
    private static final int LONGEST_PIECE = 512;

    private final Inspector inspector;
    private final Run run;
    private final Network network;

    StepInspection(Inspector inspector, Run run) {
        this.inspector = inspector;
        this.run = run;
        network = run.network();
    }

    Inspection of(Inquiry.Example inquiry) {
        Optional<Address> select = inquiry.select();
        select.ifPresent(address -> address.index(network, "select"));
        return inquiry.source().accept(new Answers(select));
    }

    private final class Answers implements Source.Handler<Inspection> {
        private final Optional<Address> select;

        Answers(Optional<Address> select) {
            this.select = select;
        }

        @Override
        public Inspection point(Source.Point source) {
            return example(source, select);
        }

        @Override
        public Inspection place(Source.Place source) {
            return example(source, select);
        }

        @Override
        public Inspection minibatch(Source.Minibatch source) {
            return StepInspection.this.minibatch(select);
        }

        @Override
        public Inspection training(Source.Training source) {
            throw new IllegalArgumentException("a step takes a minibatch, not all training points");
        }
    }

    private Inspection example(Source source, Optional<Address> select) {
        Examined examined = inspector.examined(source);
        StepPreview step = run.previews().of(Inspector.point(examined));
        Trace trace = Trace.of(step.values());
        Optional<Selected> selected =
                select.map(address -> selected(address, step, exampleLines(address, trace, step)));
        return new Inspection.Example(
                examined, trace, step.loss(), step.lossGradients(), step.before(), step.after(), coming(), selected);
    }

    /** To be called last: it makes another preview, after which the values of the one before can't be read. */
    private Optional<Coming> coming() {
        if (run.data().trainCount() == 0 || run.divergence().isPresent()) return Optional.empty();
        StepPreview step = run.previews().coming();
        return Optional.of(new Coming(step.points(), step.lossGradients(), kept(step)));
    }

    /** The parameters after a step of the run; NaN if the run won't keep them. */
    private static double[] kept(StepPreview step) {
        if (step.finite()) return step.after();
        double[] none = new double[step.after().length];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private Inspection minibatch(Optional<Address> select) {
        inspector.needTrainingPoints("minibatch", "true");
        StepPreview step = run.previews().coming();
        List<Pull> pulls = select.map(address -> pulls(address, step)).orElse(List.of());
        Optional<Selected> selected = select.map(address -> selected(address, step, meanLine(address, step)));
        return new Inspection.Minibatch(
                step.points(), step.loss(), step.lossGradients(), step.before(), kept(step), selected, pulls);
    }

    private Selected selected(Address address, StepPreview step, List<Formula> lines) {
        int index = address.index(network, "select");
        List<Formula> all = new ArrayList<>(lines);
        Quantity gradient = gradientName(address).with(step.lossGradients()[index]);
        if (IntStream.of(step.frozen()).anyMatch(frozen -> frozen == index)) {
            Quantity value = address.quantity(step.before()[index]);
            all.add(new Formula("update", value.afterStep().unvalued(), value, step.after()[index]));
            return new Selected(index, memory(step, index), all);
        }
        boolean clipped = step.normBeforeClipping() > step.greatestNorm();
        RegularizationSettings regularization = run.experiment().training().regularization();
        if (address.input().isPresent() && regularization.kind() != Regularization.NONE && regularization.rate() > 0) {
            Formula penalized = penalized(address, gradient, step.before()[index], regularization);
            all.add(penalized);
            gradient = penalized.of().with(clipped ? penalized.result() : step.gradients()[index]);
        }
        if (clipped) {
            Expression scale = Expression.fraction(
                    Quantity.of(Symbol.CLIP_NORM, step.greatestNorm()),
                    Quantity.of(Symbol.NORM, step.normBeforeClipping()));
            Quantity of = named(Symbol.G_CLIPPED, address);
            all.add(new Formula("clipped", of, Expression.product(gradient, scale), step.gradients()[index]));
            gradient = of.with(step.gradients()[index]);
        }
        var moved = new UpdateFormulas.Moved(
                index,
                address.quantity(step.before()[index]),
                step.after()[index],
                step.learningRate(),
                step.stateBefore(),
                step.stateAfter());
        all.addAll(new UpdateFormulas(step.optimizer(), moved, gradient).lines());
        return new Selected(index, memory(step, index), all);
    }

    private static List<Remembered> memory(StepPreview step, int index) {
        List<Symbol> names = UpdateFormulas.memory(step.optimizer().kind());
        List<Remembered> memory = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            memory.add(new Remembered(
                    names.get(i),
                    step.stateBefore().get(i)[index],
                    step.stateAfter().get(i)[index]));
        }
        return memory;
    }

    private List<Formula> exampleLines(Address address, Trace trace, StepPreview step) {
        var formulas = new UnitFormulas(network, step.before(), trace, address.layer(), address.unit());
        double gradient = step.lossGradients()[address.index(network, "select")];
        if (address.input().isPresent()) {
            return List.of(formulas.dWeight(address.input().getAsInt(), gradient));
        }
        List<Formula> lines = new ArrayList<>(formulas.unit(step.loss()));
        lines.add(formulas.dBias(gradient));
        return lines;
    }

    /** ∂C/∂w = (1/m) Σ a·δ over the examples, each δ that of its own loss. */
    private List<Formula> meanLine(Address address, StepPreview step) {
        int m = step.values().samples();
        if (m > LONGEST_MEAN) return List.of();
        Quantity delta = Quantity.ofUnit(Symbol.DELTA, address.layer(), address.unit());
        double[] deltas = ownDeltas(address, step);
        double[] all = address.input().isPresent() ? incoming(address, step) : null;
        Expression.Total total = SumIndex.total("s", m, s -> {
            Quantity own = s.of(delta, Role.EXAMPLE, deltas);
            if (address.input().isEmpty()) return own;
            int input = address.input().getAsInt();
            Quantity incoming = address.layer() == 0
                    ? Quantity.of(Symbol.X).at(Role.INPUT, input)
                    : Quantity.ofUnit(Symbol.A, address.layer() - 1, input);
            return Expression.product(s.of(incoming, Role.EXAMPLE, all), own);
        });
        double result = step.lossGradients()[address.index(network, "select")];
        String id = address.input().isPresent() ? "dWeight" : "dBias";
        return List.of(
                new Formula(id, gradientName(address), Expression.fraction(total, Expression.number(m)), result));
    }

    private List<Pull> pulls(Address address, StepPreview step) {
        double[] deltas = ownDeltas(address, step);
        double[] incoming = address.input().isPresent() ? incoming(address, step) : null;
        double[] losses = ownLosses(step);
        List<Pull> pulls = new ArrayList<>();
        for (int s = 0; s < step.values().samples(); s++) {
            double gradient = incoming == null ? deltas[s] : incoming[s] * deltas[s];
            pulls.add(new Pull(step.points()[s], losses[s], gradient));
        }
        return pulls;
    }

    /** The deltas of each example's own loss. The pass has those of the mean loss, which are 1/m of these. */
    private static double[] ownDeltas(Address address, StepPreview step) {
        double[] shares = step.values().deltas(address.layer(), address.unit());
        return Arrays.stream(shares).map(share -> share * shares.length).toArray();
    }

    private static double[] incoming(Address address, StepPreview step) {
        int input = address.input().orElseThrow();
        PassValues values = step.values();
        return address.layer() == 0 ? values.inputs(input) : values.passedOn(address.layer() - 1, input);
    }

    /** Each example's own loss, by the formula, since the pass knows the mean only, and with the same units dropped out. */
    private double[] ownLosses(StepPreview step) {
        PassValues values = step.values();
        int last = network.layers().size() - 1;
        double[][] targets = values.targets();
        double[][] logits = values.preActivations(last);
        double[][] predicted = values.outputs();
        double[] losses = new double[values.samples()];
        for (int s = 0; s < losses.length; s++) {
            if (s % LONGEST_PIECE == 0) run.breaks().take();
            losses[s] = new LossFormulas(network, Trace.ofOutput(targets, logits, predicted, s))
                    .loss()
                    .evaluate();
        }
        return losses;
    }

    /** g = ∂C/∂w + λ · w, or + λ · sign(w). */
    private static Formula penalized(
            Address address, Quantity gradient, double value, RegularizationSettings regularization) {
        Quantity w = address.quantity(value);
        Quantity lambda = Quantity.of(Symbol.LAMBDA, regularization.rate());
        Expression penalty =
                switch (regularization.kind()) {
                    case NONE -> Expression.ZERO;
                    case L1 -> Expression.product(lambda, Expression.function(Expression.FunctionName.SIGN, w));
                    case L2 -> Expression.product(lambda, w);
                };
        return Formula.of("penalized", named(Symbol.G, address), Expression.sum(gradient, penalty));
    }

    private static Quantity gradientName(Address address) {
        return named(address.input().isPresent() ? Symbol.D_WEIGHT : Symbol.D_BIAS, address);
    }

    private static Quantity named(Symbol symbol, Address address) {
        Quantity of = Quantity.ofUnit(symbol, address.layer(), address.unit());
        return address.input().isPresent() ? of.at(Role.INPUT, address.input().getAsInt()) : of;
    }
}
