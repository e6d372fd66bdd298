package playground.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a run's parameters have been: at most {@value #MOST_PLACES} places, with the same number of steps between any two. When
 * the room is full, every other place is dropped, and the distance doubles. A place takes no memory until it is first used; a
 * dropped place's memory is used again. Belongs to the run's thread.
 */
public final class Trajectory {
    private static final int MOST_PLACES = 128;
    private static final int FEWEST_PLACES = 16;
    /** The most doubles of all places together: a quarter of a MiB, since a server holds the trajectories of thousands of runs. */
    private static final int ROOM = 1 << 15;

    /**
     * The parameters after some step.
     *
     * @param parameters a copy, in the order of the network's flat array
     */
    public record Place(long step, double[] parameters) {}

    private final double[][] places;
    private final long[] steps;
    private int count;
    private long distance;

    Trajectory(int parameterCount) {
        int room = room(parameterCount);
        places = new double[room][];
        steps = new long[room];
    }

    /** The largest number of places for a network with {@code parameterCount} parameters. */
    public static int room(int parameterCount) {
        return Math.max(FEWEST_PLACES, Math.min(MOST_PLACES, ROOM / parameterCount));
    }

    /** Forgets all places, and starts at this step. */
    void begin(long step, double[] parameters) {
        count = 0;
        distance = 1;
        add(step, parameters);
    }

    /** Adds the place after this step, if the step is a multiple of the distance. */
    void pass(long step, double[] parameters) {
        if (step % distance != 0) {
            return;
        }
        if (count == places.length) {
            thin();
        }
        if (step % distance == 0) {
            add(step, parameters);
        }
    }

    int length() {
        return count;
    }

    List<Place> places() {
        List<Place> copy = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            copy.add(new Place(steps[i], places[i].clone()));
        }
        return copy;
    }

    private void add(long step, double[] parameters) {
        if (places[count] == null) {
            places[count] = parameters.clone();
        } else {
            System.arraycopy(parameters, 0, places[count], 0, parameters.length);
        }
        steps[count] = step;
        count++;
    }

    private void thin() {
        distance *= 2;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (steps[i] % distance == 0) {
                double[] swapped = places[kept];
                places[kept] = places[i];
                places[i] = swapped;
                steps[kept] = steps[i];
                kept++;
            }
        }
        count = kept;
    }
}
