package playground.lessons;

import java.util.OptionalInt;
import playground.experiment.Experiment;

/** One thing that a learner can do: the solution of a step is a list of them. Immutable. */
public sealed interface Act {
    /** Hands the act to the method of its kind; a new kind doesn't compile until every handler has one for it. */
    <T> T accept(Handler<T> handler);

    /** One method for each kind. */
    interface Handler<T> {
        T set(Set act);

        T change(Change act);

        T train(Train act);

        T answer(Answer act);
    }

    /**
     * Sets a parameter by hand.
     *
     * @param input which of the unit's weights; empty for its bias
     */
    record Set(int layer, int unit, OptionalInt input, double value) implements Act {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.set(this);
        }
    }

    /** Gives the run this experiment. */
    record Change(Experiment experiment) implements Act {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.change(this);
        }
    }

    /** How long to train. */
    enum Length {
        STEP,
        EPOCH,
        /** Until the check holds. */
        RUN
    }

    /** Trains by this length. */
    record Train(Length length) implements Act {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.train(this);
        }
    }

    /** Types the right answers. */
    record Answer() implements Act {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.answer(this);
        }
    }
}
