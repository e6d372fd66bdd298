package playground.explain;

import java.util.List;
import playground.data.DataPoint;

/**
 * Which class is taken for which. Nobody else holds its arrays.
 *
 * @param decided the class that the network decides for, of each point
 */
public record Confusion(int[] decided, Classes train, Classes test) {
    /**
     * The points of one role, by their class.
     *
     * @param counts by their own class, then by the one that the network decides for
     * @param precision of each class: the share of the points put into it that are its own; NaN if none is put into it
     * @param recall of each class: the share of its own points that are put into it; NaN if it has none
     */
    public record Classes(int[][] counts, double[] precision, double[] recall) {}

    static Confusion of(List<DataPoint> points, int[] decided, int classes) {
        return new Confusion(decided, of(points, decided, classes, false), of(points, decided, classes, true));
    }

    private static Classes of(List<DataPoint> points, int[] decided, int classes, boolean test) {
        int[][] counts = new int[classes][classes];
        for (int p = 0; p < decided.length; p++) {
            if (points.get(p).test() == test) counts[(int) points.get(p).target()][decided[p]]++;
        }
        double[] precision = new double[classes];
        double[] recall = new double[classes];
        for (int k = 0; k < classes; k++) {
            int taken = 0;
            int own = 0;
            for (int other = 0; other < classes; other++) {
                taken += counts[other][k];
                own += counts[k][other];
            }
            precision[k] = (double) counts[k][k] / taken;
            recall[k] = (double) counts[k][k] / own;
        }
        return new Classes(counts, precision, recall);
    }
}
