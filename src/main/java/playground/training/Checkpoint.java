package playground.training;

import java.util.List;
import java.util.Optional;
import playground.experiment.Experiment;
import playground.experiment.NumberRange;
import playground.experiment.Refusal;

/**
 * All that decides how a run goes on, at full precision: a run restored from a checkpoint makes the same steps, bit for bit, as
 * the run that it was taken from. Its lists are copies, so it doesn't change when that run goes on.
 *
 * @param experiment the present one, with all live changes; what follows from it alone (points drawn from a seed, the network's
 *     shape) is not stored again
 * @param step steps made; this count, {@code epoch} and the other counts are refused above {@link Run#LONGEST}
 * @param stopped whether the last step was the one at which the stop rule ended the run
 * @param divergence how the run has diverged, if it has
 * @param parameters in the order of the network's flat array
 * @param moments the arrays that the optimizer remembers
 * @param generators the states of the run's own generators, in the order of {@link Run}
 * @param turns the order in which the present epoch takes the training points, by their indexes; empty between two epochs
 * @param position how many points of {@code turns} have been trained on
 */
public record Checkpoint(
        Experiment experiment,
        long step,
        long epoch,
        boolean stopped,
        Optional<DivergenceReport> divergence,
        List<Double> parameters,
        List<List<Double>> moments,
        List<List<Long>> generators,
        List<Integer> turns,
        int position,
        Losses losses,
        Early early) {

    private static final NumberRange COUNT = NumberRange.wholes(0, Run.LONGEST, 1, 0);

    public Checkpoint {
        COUNT.check("step", step);
        COUNT.check("epoch", epoch);
        NumberRange past = NumberRange.wholes(0, step, 1, 0);
        if (!losses.stale()) {
            past.check("losses.lastLook", losses.lastLook());
        }
        divergence.ifPresent(report -> past.check("divergence.step", report.step()));
        parameters = List.copyOf(parameters);
        moments = moments.stream().map(List::copyOf).toList();
        generators = generators.stream().map(List::copyOf).toList();
        turns = List.copyOf(turns);
    }

    /** Throws Refusal if a checkpoint's list has another number of entries than the checkpoint's own experiment needs. */
    static void expectCount(String path, List<?> given, int needed) {
        if (given.size() != needed) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED, path, given.size() + " entries", Integer.toString(needed));
        }
    }

    /** What {@link EarlyStop} remembers; the lowest loss is infinite before the first. */
    public record Early(double lowest, long epochsSince) {
        public Early {
            COUNT.check("early.epochsSince", epochsSince);
        }
    }

    /** What {@link DivergenceDetector} remembers; its numbers mean nothing while {@code stale}. */
    public record Losses(boolean stale, double reference, double average, long lastLook, double lastInOrder) {}
}
