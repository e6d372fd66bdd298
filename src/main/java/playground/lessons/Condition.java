package playground.lessons;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import playground.data.DataSet;
import playground.nn.Activation;

/**
 * Something that can be true of a run between two steps. Conditions compare {@link Reading}s, and are made of one another.
 * Immutable.
 */
public final class Condition {
    public static final Condition ALWAYS = new Condition(measured -> true, true);

    /** The run has diverged. */
    public static final Condition DIVERGED =
            new Condition(measured -> measured.run().divergence().isPresent(), true);

    private final Predicate<Measured> test;
    private final boolean atEveryStep;

    /** @param atEveryStep whether testing it costs so little that it can be tested after every step */
    Condition(Predicate<Measured> test, boolean atEveryStep) {
        this.test = test;
        this.atEveryStep = atEveryStep;
    }

    /** Every hidden layer has this activation, and there is one. */
    public static Condition uses(Activation activation) {
        return new Condition(
                measured -> {
                    List<Activation> all = measured.run().network().activations();
                    return !all.isEmpty() && all.stream().allMatch(activation::equals);
                },
                true);
    }

    /** The data are of this set. */
    static Condition learns(DataSet set) {
        return new Condition(measured -> measured.run().experiment().data().set() == set, true);
    }

    public static Condition all(Condition... conditions) {
        return new Condition(
                measured -> Stream.of(conditions).allMatch(condition -> condition.holds(measured)),
                Stream.of(conditions).allMatch(condition -> condition.atEveryStep));
    }

    public static Condition not(Condition condition) {
        return new Condition(measured -> !condition.holds(measured), condition.atEveryStep);
    }

    public Condition and(Condition other) {
        return all(this, other);
    }

    /** It holds, and the run has made no more steps than these. */
    public Condition within(long steps) {
        return and(not(Reading.STEP.isAbove((double) steps)));
    }

    /** Whether it is true of this. */
    public boolean holds(Measured measured) {
        return test.test(measured);
    }

    /** Whether it is tested after every step; any other is tested at the end of each epoch, and where the run comes to rest. */
    boolean isTestedAtEveryStep() {
        return atEveryStep;
    }
}
