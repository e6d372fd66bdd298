package playground.bench;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import playground.nn.Initialization;
import playground.nn.Optimizer;
import playground.nn.Pass;

/** One optimizer step of the core: gather, forward, backward, update. */
@State(Scope.Thread)
public class TrainingStepBenchmark {
    @Param
    Workload workload;

    private Spiral spiral;
    private int[] order;
    private Pass pass;
    private double[] parameters;
    private double[] gradients;
    private Optimizer optimizer;
    private int position;

    @Setup
    public void setUp() {
        spiral = new Spiral(workload, Workload.POINTS);
        order = spiral.order();
        pass = new Pass(workload.network(), workload.batchSize);
        parameters = new double[workload.network().parameterCount()];
        gradients = new double[parameters.length];
        Initialization.XAVIER.fill(workload.network(), parameters, new SplittableRandom(1));
        optimizer = workload.optimizer.create(parameters.length);
    }

    @Benchmark
    public double[] step() {
        int n = workload.batchSize;
        if (position + n > order.length) position = 0;
        pass.gather(spiral.inputs, spiral.targets, order, position, n);
        pass.forward(parameters, n);
        pass.backward(parameters, gradients, n);
        optimizer.step(parameters, gradients, Workload.LEARNING_RATE);
        position += n;
        return parameters;
    }
}
