package playground.bench;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import playground.nn.Initialization;
import playground.nn.Pass;

/** Loss and accuracy of W2's network over 500 points. */
@State(Scope.Thread)
public class EvaluationBenchmark {
    private static final int POINTS = 500;

    private Spiral spiral;
    private Pass pass;
    private double[] parameters;

    @Setup
    public void setUp() {
        spiral = new Spiral(Workload.W2, POINTS);
        pass = new Pass(Workload.W2.network(), POINTS);
        pass.gather(spiral.inputs, spiral.targets, spiral.order(), 0, POINTS);
        parameters = new double[Workload.W2.network().parameterCount()];
        Initialization.XAVIER.fill(Workload.W2.network(), parameters, new SplittableRandom(1));
    }

    @Benchmark
    public double lossAndAccuracy() {
        pass.forward(parameters, POINTS);
        double[] predicted = pass.outputs()[0];
        int right = 0;
        for (int s = 0; s < POINTS; s++) {
            if ((predicted[s] > 0 ? 1 : 0) == spiral.classes[s]) right++;
        }
        return pass.loss(POINTS) + (double) right / POINTS;
    }
}
