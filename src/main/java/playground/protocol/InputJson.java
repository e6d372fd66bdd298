package playground.protocol;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.util.List;
import playground.data.Feature;
import playground.data.Formula;
import playground.data.FormulaStep;
import playground.data.Fourier;
import playground.data.Input;
import playground.experiment.Ids;

/**
 * An input of a network, with all that a page needs to evaluate it: the page draws nothing at random and parses nothing. A field
 * that the input's kind doesn't have is null, and is left out.
 *
 * @param id the feature's id; else {@code fourier} or {@code formula}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InputJson(
        @JsonInclude(JsonInclude.Include.ALWAYS) String id,
        Weights w,
        @JsonSerialize(using = Mapping.Finite.class) Double b,
        String text,
        List<FormulaStep> program) {

    /** Of the two coordinates. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Weights(
            @JsonSerialize(using = Mapping.Finite.class) double w1,
            @JsonSerialize(using = Mapping.Finite.class) double w2) {}

    static final class OfInput extends StdConverter<Input, InputJson> {
        private static final Kinds KINDS = new Kinds();

        @Override
        public InputJson convert(Input input) {
            return input.accept(KINDS);
        }
    }

    private static final class Kinds implements Input.Handler<InputJson> {
        @Override
        public InputJson feature(Feature feature) {
            return new InputJson(Ids.id(feature), null, null, null, null);
        }

        @Override
        public InputJson fourier(Fourier fourier) {
            return new InputJson("fourier", new Weights(fourier.w1(), fourier.w2()), fourier.b(), null, null);
        }

        @Override
        public InputJson formula(Formula formula) {
            return new InputJson("formula", null, null, formula.text(), formula.program());
        }
    }
}
