package playground.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import playground.data.DataPoint;
import playground.experiment.Experiment;
import playground.experiment.Speed;
import playground.explain.Inquiry;
import playground.export.ExportFormat;
import playground.lessons.LessonStep;
import playground.training.Checkpoint;
import playground.training.Run;

/** What a page tells the server. Immutable. Examples of each are in the package documentation. */
public sealed interface ClientMessage {

    /** Hands the message to the method of its type. A new type compiles only when every handler has a method for it. */
    void accept(Handler handler);

    /** A method for each type of message. */
    interface Handler {
        void start(Start message);

        void change(Change message);

        void editPoints(EditPoints message);

        void setParameter(SetParameter message);

        void run();

        void pause();

        void step();

        void epoch();

        void reset();

        void pong();

        void speed(ChangeSpeed message);

        void ack(Ack message);

        void inspect(Inspect message);

        void watch(Watch message);

        void answer(Answer message);

        void build(Build message);

        void export(Export message);

        void revisit(Revisit message);

        void sweep(Sweep message);

        void sweepTo(SweepTo message);

        void sweepRun();

        void sweepPause();

        void sweepEnd();

        void sweepTake(SweepTake message);
    }

    /**
     * Replaces the session's run by a new run of this experiment.
     *
     * @param checkpoint where the run goes on from; without it the run stands at step 0
     */
    record Start(Experiment experiment, Optional<Checkpoint> checkpoint) implements ClientMessage {
        public Start(Experiment experiment) {
            this(experiment, Optional.empty());
        }

        @Override
        public void accept(Handler handler) {
            handler.start(this);
        }
    }

    /** Gives the run this experiment: the current one with the changes that the message named. */
    record Change(Experiment experiment) implements ClientMessage {
        @Override
        public void accept(Handler handler) {
            handler.change(this);
        }
    }

    /**
     * Replaces some points by others, as a splice: {@code remove} points from index {@code start} on are taken out, and
     * {@code add} are put in their place.
     *
     * @param classes the new number of classes; empty if it stays
     */
    record EditPoints(int start, int remove, List<DataPoint> add, OptionalInt classes) implements ClientMessage {
        public EditPoints {
            add = List.copyOf(add);
        }

        @Override
        public void accept(Handler handler) {
            handler.editPoints(this);
        }
    }

    /**
     * Sets one parameter by hand.
     *
     * @param layer 0 for the first layer after the inputs; the last is the output
     * @param input which of the unit's weights; empty for its bias
     */
    record SetParameter(int layer, int unit, OptionalInt input, double value) implements ClientMessage {
        @Override
        public void accept(Handler handler) {
            handler.setParameter(this);
        }
    }

    /** A command without fields. */
    enum Command implements ClientMessage {
        RUN {
            @Override
            public void accept(Handler handler) {
                handler.run();
            }
        },
        PAUSE {
            @Override
            public void accept(Handler handler) {
                handler.pause();
            }
        },
        /** Pauses, then does one optimizer step. */
        STEP {
            @Override
            public void accept(Handler handler) {
                handler.step();
            }
        },
        /** Pauses, then trains to the end of the epoch. */
        EPOCH {
            @Override
            public void accept(Handler handler) {
                handler.epoch();
            }
        },
        /** Goes back to step 0 with the same initial parameters. */
        RESET {
            @Override
            public void accept(Handler handler) {
                handler.reset();
            }
        },
        /** The answer to {@link ServerMessage.Ping}: the page is still there. */
        PONG {
            @Override
            public void accept(Handler handler) {
                handler.pong();
            }
        },
        /** Trains the runs of the sweep until they are told to rest. */
        SWEEP_RUN {
            @Override
            public void accept(Handler handler) {
                handler.sweepRun();
            }
        },
        /** Lets the runs of the sweep rest, at the next step that they all come to. */
        SWEEP_PAUSE {
            @Override
            public void accept(Handler handler) {
                handler.sweepPause();
            }
        },
        /** Drops the sweep. */
        SWEEP_END {
            @Override
            public void accept(Handler handler) {
                handler.sweepEnd();
            }
        }
    }

    /** How fast to train while running. */
    record ChangeSpeed(Speed speed) implements ClientMessage {
        @Override
        public void accept(Handler handler) {
            handler.speed(this);
        }
    }

    /** The page has received all frames up to this one. */
    record Ack(long frame) implements ClientMessage {
        @Override
        public void accept(Handler handler) {
            handler.ack(this);
        }
    }

    /** The page asks once for something about the run in its present state. */
    record Inspect(Inquiry inquiry) implements ClientMessage {
        @Override
        public void accept(Handler handler) {
            handler.inspect(this);
        }
    }

    /** The page is at this step of a lesson, and is to be told how far its run is with it; empty: it is at none any more. */
    record Watch(Optional<LessonStep> step) implements ClientMessage {
        @Override
        public void accept(Handler handler) {
            handler.watch(this);
        }
    }

    /**
     * The numbers typed as answers to the questions of the step that is watched.
     *
     * @param numbers one for each question, empty for none; without them the right ones are to be shown
     */
    record Answer(Optional<List<OptionalDouble>> numbers) implements ClientMessage {
        @Override
        public void accept(Handler handler) {
            handler.answer(this);
        }
    }

    /**
     * The page asks for the network as a file, as it stands between two steps.
     *
     * @param link the address that makes the experiment again, for the file to name
     */
    record Export(ExportFormat format, String link) implements ClientMessage {
        @Override
        public void accept(Handler handler) {
            handler.export(this);
        }
    }

    /**
     * Goes to another step of the same run, and rests there.
     *
     * @param step what the run has made then
     * @param from a checkpoint of this run, at this step or before; without it, the steps from the present one on are made
     */
    record Revisit(long step, Optional<Checkpoint> from) implements ClientMessage {
        @Override
        public void accept(Handler handler) {
            handler.revisit(this);
        }

        /**
         * Refuses a step that can't be reached by going on.
         *
         * @throws BadMessage if the step lies before the checkpoint, or without one before the present step
         */
        public void expectLaterThan(long present) {
            long begin = from.map(Checkpoint::step).orElse(present);
            if (step < begin) {
                String allowed = "%d … %d".formatted(begin, Run.LONGEST);
                String sentence = "step is %d; allowed: %s.".formatted(step, allowed);
                throw new BadMessage(ErrorCode.OUT_OF_RANGE, "step", Long.toString(step), allowed, sentence);
            }
        }
    }

    /** Makes a run of each of these experiments, beside the session's own run: the current one, each with its changes. */
    record Sweep(List<Experiment> experiments) implements ClientMessage {
        public Sweep {
            experiments = List.copyOf(experiments);
        }

        @Override
        public void accept(Handler handler) {
            handler.sweep(this);
        }
    }

    /** Trains all runs of the sweep to this step, and lets them rest there. */
    record SweepTo(long step) implements ClientMessage {
        @Override
        public void accept(Handler handler) {
            handler.sweepTo(this);
        }
    }

    /** Makes a run of the sweep, as it stands, the session's own. */
    record SweepTake(int run) implements ClientMessage {
        @Override
        public void accept(Handler handler) {
            handler.sweepTake(this);
        }
    }

    /** Gives the run a network that is built of so many pieces through its data's curve. */
    record Build(int pieces) implements ClientMessage {
        @Override
        public void accept(Handler handler) {
            handler.build(this);
        }
    }
}
