package playground.experiment;

import static playground.experiment.Setting.choice;
import static playground.experiment.Setting.number;

import java.util.List;
import playground.nn.Schedule;
import playground.nn.Schedule.Kind;

/** The settings within {@code training.schedule}. */
public final class ScheduleTable {
    private static final Setting<Schedule, Kind> KIND = choice("training.schedule.kind", Kind.class, Schedule::kind);
    private static final Setting<Schedule, Double> EVERY = number(
                    "training.schedule.every", Ranges.SCHEDULE_EVERY, Schedule::every)
            .readWith("training.schedule.kind", Kind.class, kind -> kind != Kind.CONSTANT);
    private static final Setting<Schedule, Double> FACTOR = number(
                    "training.schedule.factor", Ranges.SCHEDULE_FACTOR, Schedule::factor)
            .readWith("training.schedule.kind", Kind.class, kind -> kind == Kind.STEP || kind == Kind.EXPONENTIAL);
    private static final Setting<Schedule, Double> WARM_UP =
            number("training.schedule.warmUp", Ranges.WARM_UP, Schedule::warmUp).inLinks("warmup");

    public static final List<Setting<Schedule, ?>> ALL = List.of(KIND, EVERY, FACTOR, WARM_UP);

    private ScheduleTable() {}

    /** The schedule with the given values in place of the old. */
    public static Schedule with(Schedule base, Given<Schedule> given) {
        return new Schedule(
                given.get(KIND, base), given.whole(EVERY, base), given.get(FACTOR, base), given.whole(WARM_UP, base));
    }
}
