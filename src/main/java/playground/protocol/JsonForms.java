package playground.protocol;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import playground.explain.Address;
import playground.explain.Expression;
import playground.explain.Expression.Condition;
import playground.explain.Inspection;

/** Records in the form of the JSON, for other packages' records with another form, and the conversions to them. */
final class JsonForms {
    private JsonForms() {}

    /** A place, written as a list of its coordinates. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Place(
            @JsonSerialize(using = Mapping.Finite.class) double x,
            @JsonSerialize(using = Mapping.Finite.class) double y) {}

    /** A point of the run, or a place where the run has no point. */
    record Examined(
            OptionalInt point,
            Place place,
            @JsonSerialize(using = Mapping.Finite.class) double target) {}

    static final class OfExamined extends StdConverter<Inspection.Examined, Examined> {
        @Override
        public Examined convert(Inspection.Examined examined) {
            return new Examined(examined.index(), new Place(examined.x(), examined.y()), examined.target());
        }
    }

    /** Points by their indexes. */
    record Indexes(int[] minibatch) {}

    static final class OfPoints extends StdConverter<int[], Indexes> {
        @Override
        public Indexes convert(int[] indexes) {
            return new Indexes(indexes);
        }
    }

    /** The examples that were asked for, with the fields of one kind of source. */
    record Source(
            OptionalInt point,
            Optional<Place> place,
            OptionalDouble target,
            Optional<Boolean> minibatch,
            Optional<Boolean> training) {
        private static final Source NONE = new Source(
                OptionalInt.empty(), Optional.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty());

        private Source withPoint(int index) {
            return new Source(OptionalInt.of(index), place, target, minibatch, training);
        }

        private Source withPlace(double x, double y, double newTarget) {
            return new Source(point, Optional.of(new Place(x, y)), OptionalDouble.of(newTarget), minibatch, training);
        }

        private Source withMinibatch() {
            return new Source(point, place, target, Optional.of(true), training);
        }

        private Source withTraining() {
            return new Source(point, place, target, minibatch, Optional.of(true));
        }
    }

    static final class OfSource extends StdConverter<playground.explain.Source, Source> {
        private static final Kinds KINDS = new Kinds();

        @Override
        public Source convert(playground.explain.Source source) {
            return source.accept(KINDS);
        }
    }

    private static final class Kinds implements playground.explain.Source.Handler<Source> {
        @Override
        public Source point(playground.explain.Source.Point source) {
            return Source.NONE.withPoint(source.index());
        }

        @Override
        public Source place(playground.explain.Source.Place source) {
            return Source.NONE.withPlace(source.x(), source.y(), source.target());
        }

        @Override
        public Source minibatch(playground.explain.Source.Minibatch source) {
            return Source.NONE.withMinibatch();
        }

        @Override
        public Source training(playground.explain.Source.Training source) {
            return Source.NONE.withTraining();
        }
    }

    /** A case with its condition in parts; the last case has no condition. */
    record Case(Expression is, Optional<Expression> left, Optional<String> relation, Optional<Expression> right) {}

    static final class OfCase extends StdConverter<Expression.Case, Case> {
        @Override
        public Case convert(Expression.Case one) {
            return new Case(
                    one.is(),
                    one.when().map(Condition::left),
                    one.when().map(when -> ">"),
                    one.when().map(Condition::right));
        }
    }

    /** A place of the path, as coordinates. */
    record Step(long step, double[] at) {}

    static final class OfStep extends StdConverter<Inspection.Step, Step> {
        @Override
        public Step convert(Inspection.Step step) {
            return new Step(step.step(), new double[] {step.first(), step.second()});
        }
    }

    /** A unit, or the word for the loss. */
    static final class LossOrUnit extends JsonSerializer<Optional<Address>> {
        @Override
        public void serialize(Optional<Address> unit, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            if (unit.isPresent()) {
                provider.defaultSerializeValue(unit.get(), json);
            } else {
                json.writeString("loss");
            }
        }
    }
}
