package playground.protocol;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import playground.data.Affine;
import playground.data.Input;
import playground.explain.Address;
import playground.explain.Expression;
import playground.explain.Formula;
import playground.explain.Inquiry;
import playground.explain.Inspection;
import playground.explain.MatrixExpression;
import playground.explain.Quantity;
import playground.explain.Source;
import playground.explain.Steepness;
import playground.explain.Symbol;
import playground.explain.Trace;
import playground.training.Diagnosis;

/** The places where the JSON of another package's record differs from its components: in names, kinds or forms. */
final class MixIns {
    static final Map<Class<?>, Class<?>> ALL = Map.ofEntries(
            Map.entry(Input.class, OfInput.class),
            Map.entry(Diagnosis.class, OfDiagnosis.class),
            Map.entry(Affine.class, OfAffine.class),
            Map.entry(Steepness.class, OfSteepness.class),
            Map.entry(Expression.class, OfExpression.class),
            Map.entry(Expression.Cases.class, OfCases.class),
            Map.entry(Expression.Case.class, OfCase.class),
            Map.entry(Quantity.class, OfQuantity.class),
            Map.entry(MatrixExpression.class, OfMatrixExpression.class),
            Map.entry(Source.class, OfSource.class),
            Map.entry(Trace.class, OfTrace.class),
            Map.entry(Inspection.Example.class, OfExample.class),
            Map.entry(Inspection.Minibatch.class, OfMinibatch.class),
            Map.entry(Inspection.Examined.class, OfExamined.class),
            Map.entry(Inspection.Coming.class, OfComing.class),
            Map.entry(Inspection.Selected.class, OfSelected.class),
            Map.entry(Inspection.Matrices.class, OfMatrices.class),
            Map.entry(Inspection.Matrix.class, OfMatrix.class),
            Map.entry(Inspection.Graph.class, OfGraph.class),
            Map.entry(Inspection.Surface.class, OfSurface.class),
            Map.entry(Inspection.Step.class, OfStep.class),
            Map.entry(Inquiry.Axes.class, OfAxes.class),
            Map.entry(Inquiry.Axes.Parameters.class, OfParameters.class),
            Map.entry(Inspection.Check.class, OfCheck.class),
            Map.entry(Inspection.Sweep.class, OfSweep.class),
            Map.entry(Inspection.Swept.class, OfSwept.class),
            Map.entry(Inspection.Slice.class, OfSlice.class),
            Map.entry(Inspection.Secant.class, OfSecant.class),
            Map.entry(Inspection.Histogram.class, OfHistogram.class),
            Map.entry(Inspection.UnitHealth.class, OfUnitHealth.class),
            Map.entry(Expression.Literal.class, OfLiteral.class),
            Map.entry(Inspection.LayerHealth.class, OfLayerHealth.class));

    private MixIns() {}

    @JsonSerialize(converter = InputJson.OfInput.class)
    interface OfInput {}

    interface OfDiagnosis {
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NoLayer.class)
        int layer();
    }

    /** Equals −1, the layer of a diagnosis of the whole run, so that this layer is left out. */
    private static final class NoLayer {
        @Override
        public boolean equals(Object layer) {
            return layer instanceof Integer number && number < 0;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    interface OfAffine {
        @JsonSerialize(using = Mapping.Finite.class)
        double shift();

        @JsonSerialize(using = Mapping.Finite.class)
        double unit();
    }

    interface OfSteepness {
        @JsonSerialize(using = Mapping.Finite.class)
        double value();

        @JsonSerialize(using = Mapping.Finite.class)
        double limit();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Quantity.class, name = "quantity"),
        @JsonSubTypes.Type(value = Expression.Literal.class, name = "number"),
        @JsonSubTypes.Type(value = Expression.Sum.class, name = "sum"),
        @JsonSubTypes.Type(value = Expression.Negative.class, name = "negative"),
        @JsonSubTypes.Type(value = Expression.Product.class, name = "product"),
        @JsonSubTypes.Type(value = Expression.Fraction.class, name = "fraction"),
        @JsonSubTypes.Type(value = Expression.Power.class, name = "power"),
        @JsonSubTypes.Type(value = Expression.Function.class, name = "function"),
        @JsonSubTypes.Type(value = Expression.Total.class, name = "total"),
        @JsonSubTypes.Type(value = Expression.Cases.class, name = "cases"),
    })
    interface OfExpression {}

    interface OfCases {
        @JsonProperty
        int taken();
    }

    @JsonSerialize(converter = JsonForms.OfCase.class)
    interface OfCase {}

    interface OfQuantity {
        @JsonProperty("name")
        Symbol symbol();

        @JsonAnyGetter
        Map<Quantity.Role, Quantity.Index> indices();

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean next();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = MatrixExpression.Operand.class, name = "operand"),
        @JsonSubTypes.Type(value = MatrixExpression.Sum.class, name = "sum"),
        @JsonSubTypes.Type(value = MatrixExpression.Product.class, name = "product"),
        @JsonSubTypes.Type(value = MatrixExpression.Function.class, name = "function"),
    })
    interface OfMatrixExpression {}

    @JsonSerialize(converter = JsonForms.OfSource.class)
    interface OfSource {}

    interface OfTrace {
        @JsonIgnore
        double[][] z();

        @JsonIgnore
        double[][] a();

        @JsonIgnore
        double[][] delta();

        @JsonProperty
        List<Trace.Layer> layers();
    }

    interface OfExample {
        @JsonProperty("source")
        Inspection.Examined examined();

        @JsonUnwrapped
        Trace trace();

        @JsonProperty
        Optional<List<Formula>> formulas();
    }

    interface OfMinibatch {
        @JsonProperty("source")
        @JsonSerialize(converter = JsonForms.OfPoints.class)
        int[] points();

        @JsonProperty
        Optional<List<Formula>> formulas();

        @JsonProperty("examples")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Inspection.Pull> pulls();
    }

    @JsonSerialize(converter = JsonForms.OfExamined.class)
    interface OfExamined {}

    interface OfComing {
        @JsonProperty("minibatch")
        int[] points();
    }

    interface OfSelected {
        @JsonIgnore
        List<Formula> formulas();
    }

    interface OfMatrices {
        @JsonProperty("source")
        @JsonSerialize(converter = JsonForms.OfPoints.class)
        int[] points();
    }

    @JsonPropertyOrder("id")
    interface OfMatrix {
        @JsonProperty
        String id();
    }

    interface OfGraph {
        @JsonProperty("source")
        Inspection.Examined examined();

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @JsonSerialize(using = JsonForms.LossOrUnit.class)
        Optional<Address> of();
    }

    @JsonPropertyOrder({"source", "examples", "axes", "sharpest"})
    interface OfSurface {
        @JsonUnwrapped
        Inquiry.Axes axes();

        @JsonSerialize(using = Mapping.AllFinite.class)
        double[] first();

        @JsonSerialize(using = Mapping.AllFinite.class)
        double[] second();

        @JsonSerialize(using = Mapping.AllFinite.class)
        double[] here();
    }

    @JsonSerialize(converter = JsonForms.OfStep.class)
    interface OfStep {}

    @JsonPropertyOrder("axes")
    interface OfAxes {
        @JsonProperty("axes")
        Inquiry.Axes.Kind kind();
    }

    interface OfParameters {
        @JsonIgnore
        Address first();

        @JsonIgnore
        Address second();

        @JsonProperty
        List<Address> parameters();
    }

    @JsonPropertyOrder({"source", "examples", "h", "checked", "of", "worst", "parameters", "swept", "sweep"})
    interface OfCheck {
        @JsonProperty
        int checked();

        @JsonSerialize(using = Mapping.Finite.class)
        double h();

        @JsonIncludeProperties({"index", "error"})
        Inspection.Checked worst();

        @JsonProperty("swept")
        Optional<Inspection.Sweep> sweep();

        @JsonProperty("sweep")
        Optional<List<Inspection.Swept>> swept();
    }

    interface OfLiteral {
        @JsonSerialize(using = Mapping.Finite.class)
        double value();
    }

    interface OfSlice {
        @JsonSerialize(using = Mapping.Finite.class)
        double value();

        @JsonSerialize(using = Mapping.AllFinite.class)
        double[] at();
    }

    interface OfSecant {
        @JsonSerialize(using = Mapping.Finite.class)
        double h();
    }

    interface OfSwept {
        @JsonSerialize(using = Mapping.Finite.class)
        double h();
    }

    interface OfHistogram {
        @JsonSerialize(using = Mapping.Finite.class)
        double min();

        @JsonSerialize(using = Mapping.Finite.class)
        double max();
    }

    interface OfUnitHealth {
        @JsonSerialize(using = Mapping.Finite.class)
        double share();
    }

    interface OfSweep {
        @JsonIgnore
        List<Inspection.Swept> worst();
    }

    interface OfLayerHealth {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        OptionalDouble updateRatio();
    }
}
