package playground.nn;

import java.util.Arrays;

/**
 * What a pass has computed, to be read only. Each array is a copy of the first {@link #samples} samples, made when it is asked for.
 * Unit-major like the pass itself, {@code [unit][sample]}.
 *
 * <p>Once the pass has gone on to other samples, every method that gives an array throws IllegalStateException, since the numbers
 * would be those of another step.
 */
public final class PassValues {
    private final Pass pass;
    private final int samples;
    private final long use;

    PassValues(Pass pass, int samples, long use) {
        this.pass = pass;
        this.samples = samples;
        this.use = use;
    }

    /** The same, but of the first {@code count} samples only. */
    public PassValues first(int count) {
        if (count > samples) throw new IllegalArgumentException(count + " of " + samples + " samples");
        return new PassValues(pass, count, use);
    }

    /** How many samples each array has. */
    public int samples() {
        return samples;
    }

    /** The network that the samples went through. */
    public Network network() {
        return pass.network();
    }

    /** x (inputs, samples). */
    public double[][] inputs() {
        return copy(current().inputs());
    }

    /** One input of every sample. */
    public double[] inputs(int input) {
        return copy(current().inputs()[input]);
    }

    /** y (outputs, samples). */
    public double[][] targets() {
        return copy(current().targets());
    }

    /** ŷ (outputs, samples). */
    public double[][] outputs() {
        return copy(current().outputs());
    }

    /** See {@link Pass#preActivations}. */
    public double[][] preActivations(int layer) {
        return copy(current().preActivations(layer));
    }

    /** See {@link Pass#activations}. */
    public double[][] activations(int layer) {
        return copy(current().activations(layer));
    }

    /** See {@link Pass#passedOn}. */
    public double[][] passedOn(int layer) {
        return copy(current().passedOn(layer));
    }

    /** As {@link #passedOn(int)}, of one unit. */
    public double[] passedOn(int layer, int unit) {
        return copy(current().passedOn(layer)[unit]);
    }

    /** See {@link Pass#deltas}. */
    public double[][] deltas(int layer) {
        return copy(current().deltas(layer));
    }

    /** As {@link #deltas(int)}, of one unit. */
    public double[] deltas(int layer, int unit) {
        return copy(current().deltas(layer)[unit]);
    }

    private Pass current() {
        if (pass.uses() != use) throw new IllegalStateException("the pass has gone on to other samples");
        return pass;
    }

    private double[][] copy(double[][] units) {
        double[][] copy = new double[units.length][];
        for (int unit = 0; unit < units.length; unit++) copy[unit] = copy(units[unit]);
        return copy;
    }

    private double[] copy(double[] ofAllSamples) {
        return Arrays.copyOf(ofAllSamples, samples);
    }
}
