package playground.server;

import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.training.Experiment;
import playground.training.Run;
import playground.training.Trail;

/** About how much memory a run takes, told from its experiment before the run is made. */
final class Footprint {
    /** What every session has: its socket, its queues, its settings; as {@code LoadBench … connect} measures it. */
    private static final long SESSION = 14 * 1024;
    /** A point as an object, with its place in lists. */
    private static final long POINT = 64;
    /** A list's entry of a number as an object. */
    private static final long BOXED = 28;
    /** Parameters, as many zeros, gradients, two moments, and a copy of parameters and moments to take a step back. */
    private static final int COPIES_AT_WORK = 8;
    /** Pre-activation, activation and delta of a unit; with dropout, its mask and the masked activation. */
    private static final int NUMBERS_OF_A_UNIT = 5;

    private Footprint() {}

    static long bytes(Experiment experiment) {
        Network network = experiment.architecture();
        long points = experiment.data().set().drawn()
                ? experiment.data().points().size()
                : experiment.data().count();
        long ends = (long) network.inputs() + network.outputs();
        long units = network.layers().stream().mapToLong(DenseLayer::fanOut).sum();
        long sample = (ends + NUMBERS_OF_A_UNIT * units) * Double.BYTES;
        long batch = Math.min(experiment.training().batches().size(), 2 * points);
        return SESSION
                + points * (POINT + ends * Double.BYTES)
                + sample * batch
                + parameters(experiment, network, Trail.room(network.parameterCount()));
    }

    /** Of a run that has been {@link Run#release released}. */
    static long ofReleased(Run run) {
        Experiment experiment = run.experiment();
        return SESSION
                + experiment.data().points().size() * POINT
                + parameters(experiment, run.network(), run.trailLength());
    }

    private static long parameters(Experiment experiment, Network network, int placesOfTrail) {
        long copies = (long) COPIES_AT_WORK + placesOfTrail;
        return network.parameterCount() * copies * Double.BYTES
                + experiment.network().parameters().size() * BOXED;
    }
}
