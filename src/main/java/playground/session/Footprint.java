package playground.session;

import playground.experiment.Experiment;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.training.Run;
import playground.training.Trajectory;

/** Estimates how much memory a run takes from its experiment, before the run is made. */
public final class Footprint {
    /** Bytes that every session takes for its socket, its queues and its settings; measured by {@code LoadBench … connect}. */
    public static final long SESSION = 14 * 1024;
    /** The objects of a run, without the arrays whose length depends on the experiment. */
    private static final long RUN = 2560;
    /** A place of the trajectory beside its parameters: its step, its array and where that is found. */
    private static final long PLACE = 32;
    /** A point as an object with its place in a list, which is kept if a person has set it. */
    static final long POINT = 48;
    /** The index of a point in the lists of those for training or testing, and in the order of an epoch. */
    private static final long INDEXES = 2 * Integer.BYTES;
    /** An initial parameter set by hand, with its place in a list. */
    private static final long HAND_SET = 64;
    /**
     * Parameters, as many zeros, gradients, two moments, a copy of parameters and moments to take a step back, and a wide layer's
     * gradients in rows.
     */
    private static final int COPIES_AT_WORK = 9;
    /** Pre-activation, activation and delta of a unit; with dropout, its mask and the masked activation. */
    private static final int NUMBERS_OF_A_UNIT = 5;

    /** Bytes for each parameter that an answer to an inspection takes while it is made: its numbers, and its text as it grows. */
    private static final long INSPECTED_PARAMETER = 1600;

    /** Bytes that such an answer takes besides. */
    private static final long INSPECTION = 512 * 1024;

    private Footprint() {}

    public static long bytes(Experiment experiment) {
        Network network = experiment.architecture();
        long ends = (long) network.inputs() + network.outputs();
        long sample = (ends + NUMBERS_OF_A_UNIT * units(network)) * Double.BYTES;
        return SESSION
                + RUN
                + setByHand(experiment)
                + points(experiment) * (INDEXES + ends * Double.BYTES)
                + sample * batch(experiment)
                + parameters(experiment, network, Trajectory.room(network.parameterCount()));
    }

    /** Of a run beside the session's own. */
    static long ofSwept(Experiment experiment) {
        return bytes(experiment) - SESSION;
    }

    /** Of a run that has been {@link Run#release released}. */
    static long ofReleased(Run run) {
        Experiment experiment = run.experiment();
        return SESSION + RUN + setByHand(experiment) + parameters(experiment, run.network(), run.trajectoryLength());
    }

    /** Of an answer to any inspection while it is made; as {@code InspectionBench} measures it. */
    static long ofInspection(Experiment experiment) {
        Network network = experiment.architecture();
        return INSPECTION
                + network.parameterCount() * INSPECTED_PARAMETER
                + units(network) * batch(experiment) * Double.BYTES;
    }

    private static long setByHand(Experiment experiment) {
        return experiment.data().points().size() * POINT;
    }

    private static long points(Experiment experiment) {
        return experiment.data().pointCount();
    }

    private static long units(Network network) {
        return network.layers().stream().mapToLong(DenseLayer::fanOut).sum();
    }

    private static long batch(Experiment experiment) {
        return Math.min(experiment.training().batches().size(), 2 * points(experiment));
    }

    private static long parameters(Experiment experiment, Network network, int placesOfTrail) {
        long copies = (long) COPIES_AT_WORK + placesOfTrail;
        return network.parameterCount() * copies * Double.BYTES
                + placesOfTrail * PLACE
                + experiment.network().handSet().size() * HAND_SET;
    }
}
