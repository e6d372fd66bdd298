package playground.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import playground.data.DataPoint;

/** Which drawn points are trained on. */
final class Roles {
    private Roles() {}

    /**
     * The points newly marked for training or testing, evenly along the list within each class; in a regression, all points count
     * as one class. The first point of each class is for training.
     *
     * @param trainShare percent
     */
    static List<DataPoint> spread(List<DataPoint> points, int trainShare, boolean regression) {
        Map<Double, Integer> seen = new HashMap<>();
        return points.stream()
                .map(point -> {
                    int index = seen.merge(regression ? 0.0 : point.target(), 1, Integer::sum) - 1;
                    int testShare = 100 - trainShare;
                    boolean test = (index + 1) * testShare / 100 > index * testShare / 100;
                    return new DataPoint(point.x(), point.y(), point.target(), test);
                })
                .toList();
    }
}
