package playground.lessons;

import java.util.ArrayList;
import java.util.List;

/**
 * The loop of the note 004, as the note does it: f(x) = ReLU(wx + b) with a squared error, one example a step. It has two slips:
 * the slope of the ReLU is left out, and the bias is updated with the weight that is already the new one.
 */
final class NoteLoop {
    static final double RATE = 0.0001;
    static final double[] X = {2.9, -1, 3, 1000};
    static final double[] Y = {0, 0, 1, 1};

    private NoteLoop() {}

    /** The weight and the bias after a step. */
    record State(double w, double b) {}

    /** The states after each of so many steps from w = b = 1, in the note's order of operations, so to the note's last digits. */
    static List<State> run(int steps) {
        List<State> states = new ArrayList<>();
        double w = 1;
        double b = 1;
        for (int step = 0; step < steps; step++) {
            double x = X[step % X.length];
            double y = Y[step % Y.length];
            w = w - RATE * ((w * x + b - y) * x);
            b = b - RATE * (w * x + b - y);
            states.add(new State(w, b));
        }
        return states;
    }
}
