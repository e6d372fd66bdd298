package playground.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import playground.data.DataPoint;
import playground.data.PointScaling;
import playground.experiment.Experiment;
import playground.experiment.Problem;
import playground.explain.Inspection;
import playground.explain.Steepness;
import playground.export.ExportedFile;
import playground.lessons.StepWatch;
import playground.training.Diagnosis;
import playground.training.Run;

/** What the server tells a page as text, with the fields of its JSON; frames travel beside it in binary. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerMessage.Started.class, name = "started"),
    @JsonSubTypes.Type(value = ServerMessage.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = ServerMessage.Revisited.class, name = "revisited"),
    @JsonSubTypes.Type(value = ServerMessage.Points.class, name = "points"),
    @JsonSubTypes.Type(value = ServerMessage.Status.class, name = "status"),
    @JsonSubTypes.Type(value = ServerMessage.Refused.class, name = "error"),
    @JsonSubTypes.Type(value = ServerMessage.Inspected.class, name = "inspection"),
    @JsonSubTypes.Type(value = ServerMessage.Watched.class, name = "lesson"),
    @JsonSubTypes.Type(value = ServerMessage.Exported.class, name = "exported"),
    @JsonSubTypes.Type(value = ServerMessage.SweepStarted.class, name = "swept"),
    @JsonSubTypes.Type(value = ServerMessage.SweepStatus.class, name = "sweepStatus"),
    @JsonSubTypes.Type(value = ServerMessage.Ping.class, name = "ping"),
})
public sealed interface ServerMessage {

    /**
     * A new run stands at step 0, or where its checkpoint was taken.
     *
     * @param run counts up within a session; the frames of this run carry it
     * @param points the experiment's points, generated or explicit, in their order
     * @param resumed present if the run goes on from a checkpoint
     */
    @JsonPropertyOrder({"run", "resumed", "experiment", "points", "network", "problem", "scaling"})
    record Started(
            long run,

            @JsonSerialize(using = ExperimentJson.WithPoints.class)
            Experiment experiment,

            List<DataPoint> points,
            Optional<Resumed> resumed)
            implements ServerMessage {
        public Started {
            points = List.copyOf(points);
        }

        public Started(long run, Experiment experiment, List<DataPoint> points) {
            this(run, experiment, points, Optional.empty());
        }

        @JsonProperty
        NetworkShape network() {
            return NetworkShape.of(experiment);
        }

        @JsonProperty
        Problem problem() {
            return experiment.problem();
        }

        @JsonProperty
        Optional<PointScaling> scaling() {
            return told(experiment);
        }
    }

    /**
     * How a run goes on from its checkpoint.
     *
     * @param step how many steps it has made
     * @param edited whether the given experiment has other training settings or points than the checkpoint's own: then the next
     *     steps may differ from those of the run before
     */
    record Resumed(long step, boolean edited) {}

    /**
     * The run goes on with this experiment, from this step on.
     *
     * @param step how many steps the run has made; at 0, the run depends on the experiment alone
     */
    record Changed(
            long step,

            @JsonSerialize(using = ExperimentJson.WithoutPoints.class)
            Experiment experiment) implements ServerMessage {
        @JsonProperty
        Optional<PointScaling> scaling() {
            return told(experiment);
        }
    }

    /**
     * The run is on its way to another of its steps, or there already; the next frame shows where it rests.
     *
     * @param step that was asked for
     * @param experiment as it was at that step
     * @param points as they were; absent if they are the same as before
     */
    record Revisited(
            long step,

            @JsonSerialize(using = ExperimentJson.WithoutPoints.class)
            Experiment experiment,

            Optional<List<DataPoint>> points)
            implements ServerMessage {
        /** Of a run that stands at this step, or before it; {@code known} are the points that the page has. */
        public static Revisited of(long step, Run revisited, List<DataPoint> known) {
            List<DataPoint> then = revisited.data().points();
            return new Revisited(
                    step, revisited.experiment(), Optional.of(then).filter(points -> !points.equals(known)));
        }

        @JsonProperty
        Optional<PointScaling> scaling() {
            return told(experiment);
        }
    }

    private static Optional<PointScaling> told(Experiment experiment) {
        return Optional.of(experiment.data().pointScaling()).filter(scaling -> !scaling.changesNothing());
    }

    /** The run's points, sent after an edit was refused, so that the page can go back to them. */
    record Points(List<DataPoint> points) implements ServerMessage {
        public Points {
            points = List.copyOf(points);
        }
    }

    /**
     * What the run is doing and, where it isn't obvious, why.
     *
     * @param steepness how sharp the loss was, if that explains why the run diverged
     * @param diagnosis present while the run is stuck, or has learned everything
     */
    record Status(
            RunStatus status,
            Optional<StatusReason> reason,
            Optional<Steepness> steepness,
            Optional<Diagnosis> diagnosis)
            implements ServerMessage {

        public Status(RunStatus status, Optional<StatusReason> reason) {
            this(status, reason, Optional.empty(), Optional.empty());
        }

        public Status with(Optional<Diagnosis> found) {
            return new Status(status, reason, steepness, found);
        }
    }

    /** A message was refused, or the server failed; empty texts are left out. The session goes on. */
    record Refused(
            ErrorCode code,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String path,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String value,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String allowed,
            String message)
            implements ServerMessage {}

    /** How far the run is with the step of a lesson that is watched. */
    record Watched(@JsonUnwrapped StepWatch.Progress progress) implements ServerMessage {}

    /**
     * The network as a file.
     *
     * @param content its bytes as base64
     */
    record Exported(String name, String mediaType, String content) implements ServerMessage {
        public static Exported of(ExportedFile file) {
            return new Exported(
                    file.name(), file.mediaType(), Base64.getEncoder().encodeToString(file.content()));
        }
    }

    /**
     * The runs of a sweep stand at step 0.
     *
     * @param sweep counts up within a session; the frames of this sweep carry it
     */
    record SweepStarted(long sweep, List<SweptRun> runs) implements ServerMessage {
        public SweepStarted {
            runs = List.copyOf(runs);
        }

        /** The message of these runs, with the points that a page doesn't have which has those of its own run. */
        public static SweepStarted of(long sweep, List<Run> runs, Run own) {
            List<DataPoint> known = own.data().points();
            Map<List<DataPoint>, Integer> told = new HashMap<>();
            List<SweptRun> swept = new ArrayList<>();
            for (Run run : runs) {
                List<DataPoint> points = run.data().points();
                boolean isKnown = points.equals(known);
                Integer earlier = isKnown ? null : told.putIfAbsent(points, swept.size());
                swept.add(new SweptRun(
                        run.experiment(),
                        isKnown || earlier != null ? Optional.empty() : Optional.of(points),
                        earlier == null ? OptionalInt.empty() : OptionalInt.of(earlier)));
            }
            return new SweepStarted(sweep, swept);
        }
    }

    /**
     * A run of a sweep.
     *
     * @param points absent if they are those of the session's own run or of an earlier run of the sweep
     * @param pointsOf the earlier run of the sweep that has the same points, if they aren't those of the session's own run
     */
    @JsonPropertyOrder({"experiment", "points", "pointsOf", "network", "problem", "scaling"})
    record SweptRun(
            @JsonSerialize(using = ExperimentJson.WithoutPoints.class)
            Experiment experiment,

            Optional<List<DataPoint>> points,
            OptionalInt pointsOf) {
        @JsonProperty
        NetworkShape network() {
            return NetworkShape.of(experiment);
        }

        @JsonProperty
        Problem problem() {
            return experiment.problem();
        }

        @JsonProperty
        Optional<PointScaling> scaling() {
            return told(experiment);
        }
    }

    /** What the runs of the sweep are doing, all together. */
    record SweepStatus(long sweep, SweepState status) implements ServerMessage {}

    /** Asks whether the page is still there. It answers with {@link ClientMessage.Command#PONG}, or any other message. */
    record Ping() implements ServerMessage {
        public static final Ping PING = new Ping();
    }

    /** What was found in the run, in its state after this step and epoch. */
    @JsonPropertyOrder("view")
    record Inspected(
            long run, long step, long epoch, @JsonUnwrapped Inspection inspection) implements ServerMessage {
        @JsonProperty
        View view() {
            return inspection.accept(View.OF);
        }
    }

    /** What a run is doing. */
    enum RunStatus {
        /** At step 0, not running. */
        IDLE,
        RUNNING,
        PAUSED,
        /** Its stop rule ended it. */
        STOPPED,
        DIVERGED
    }

    /** What the runs of a sweep are doing. */
    enum SweepState {
        RUNNING,
        RESTING
    }

    /** Why a run isn't running. */
    enum StatusReason {
        /** The stop rule's step is made. */
        STEP,
        /** The stop rule's epoch is complete. */
        EPOCH,
        /** The training loss fell below the stop rule's. */
        LOSS,
        /** The test loss fell below the stop rule's. */
        TEST_LOSS,
        /** The training score has come to the stop rule's. */
        SCORE,
        /** The test score has come to the stop rule's. */
        TEST_SCORE,
        /** The test loss had no new low for as many epochs as the stop rule's patience. */
        EARLY,
        /** The parameter that the stop rule watches lies beyond its value. */
        PARAMETER,
        /** The prediction that the stop rule watches lies beyond its value. */
        PREDICTION,
        /** As many units are dead as the stop rule says. */
        DEAD_UNITS,
        /** The sharpness has come to the stop rule's share of its limit. */
        SHARPNESS,
        NO_TRAINING_POINTS,
        /** An activation has no gradient to learn from. */
        NO_GRADIENT,
        PARAMETERS_NOT_FINITE,
        LOSS_NOT_FINITE,
        LOSS_EXPLODED
    }
}
