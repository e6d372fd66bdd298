package playground.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import playground.nn.Output;

/** Points on the arms of a spiral, unit-major, with targets as the workload's loss wants them, in a shuffled order. */
final class Spiral {
    final double[][] inputs;
    final double[][] targets;
    final int[] classes;

    Spiral(Workload workload, int points) {
        boolean softmax = workload.network().output() == Output.SOFTMAX;
        int arms = softmax ? workload.network().outputs() : 2;
        inputs = new double[2][points];
        targets = new double[workload.network().outputs()][points];
        classes = new int[points];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < points; i++) {
            int arm = random.nextInt(arms);
            double t = random.nextDouble();
            double angle = 1.75 * 2 * Math.PI * t + 2 * Math.PI * arm / arms;
            inputs[0][i] = 5 * t * StrictMath.sin(angle);
            inputs[1][i] = 5 * t * StrictMath.cos(angle);
            classes[i] = arm;
            if (softmax) {
                targets[arm][i] = 1;
            } else {
                targets[0][i] = 2 * arm - 1;
            }
        }
    }

    /** 0, 1, 2 … : the points are random already. */
    int[] order() {
        int[] order = new int[classes.length];
        Arrays.setAll(order, i -> i);
        return order;
    }
}
