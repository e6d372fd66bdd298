package playground.bench;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import playground.nn.Initialization;

/** The yardstick: the same steps as {@link TrainingStepBenchmark}, sample by sample. */
@State(Scope.Thread)
public class NaiveStepBenchmark {
    @Param
    Workload workload;

    private Spiral spiral;
    private int[] order;
    private NaiveNetwork network;
    private int position;

    @Setup
    public void setUp() {
        spiral = new Spiral(workload, Workload.POINTS);
        order = spiral.order();
        double[] parameters = new double[workload.network().parameterCount()];
        Initialization.XAVIER.fill(workload.network(), parameters, new SplittableRandom(1));
        network = new NaiveNetwork(workload, parameters);
    }

    @Benchmark
    public NaiveNetwork step() {
        int n = workload.batchSize;
        if (position + n > order.length) position = 0;
        network.step(spiral, order, position, n);
        position += n;
        return network;
    }
}
