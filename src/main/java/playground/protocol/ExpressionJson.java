package playground.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import playground.experiment.Ids;
import playground.explain.Expression;
import playground.explain.Formula;
import playground.explain.MatrixExpression;
import playground.explain.Quantity;
import playground.protocol.MessageWriter.Content;

/** Writes formulas as trees, of which a page makes both forms: a quantity by its symbol, or by its value. */
final class ExpressionJson {
    private static final Fields FIELDS = new Fields();
    private static final MatrixFields MATRIX_FIELDS = new MatrixFields();

    private ExpressionJson() {}

    static void write(JsonGenerator json, Formula formula) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", formula.id());
        json.writeFieldName("of");
        write(json, formula.of());
        json.writeFieldName("is");
        write(json, formula.is());
        MeasuredNumbers.number(json, "result", formula.result());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Expression expression) throws IOException {
        json.writeStartObject();
        expression.accept(FIELDS).write(json);
        json.writeEndObject();
    }

    private static void writeQuantity(JsonGenerator json, Quantity quantity) throws IOException {
        json.writeStringField("kind", "quantity");
        json.writeStringField("name", quantity.symbol().wire());
        for (Quantity.Index index : quantity.indices()) {
            json.writeFieldName(Ids.id(index.role()));
            if (Character.isDigit(index.text().charAt(0))) {
                json.writeNumber(Integer.parseInt(index.text()));
            } else {
                json.writeString(index.text());
            }
        }
        if (quantity.next()) {
            json.writeBooleanField("next", true);
        }
        if (quantity.value().isPresent()) {
            MeasuredNumbers.number(json, "value", quantity.value().getAsDouble());
        }
    }

    private static void writeCases(JsonGenerator json, Expression.Cases cases) throws IOException {
        json.writeArrayFieldStart("cases");
        for (Expression.Case one : cases.cases()) {
            json.writeStartObject();
            writeField(json, "is", one.is());
            if (one.when().isPresent()) {
                Expression.Condition when = one.when().get();
                writeField(json, "left", when.left());
                json.writeStringField("relation", ">");
                writeField(json, "right", when.right());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("taken", cases.taken());
    }

    static void write(JsonGenerator json, MatrixExpression expression) throws IOException {
        json.writeStartObject();
        expression.accept(MATRIX_FIELDS).write(json);
        json.writeEndObject();
    }

    private static void writeField(JsonGenerator json, String name, Expression expression) throws IOException {
        json.writeFieldName(name);
        write(json, expression);
    }

    private static void writeAll(JsonGenerator json, String name, List<Expression> all) throws IOException {
        json.writeArrayFieldStart(name);
        for (Expression expression : all) {
            write(json, expression);
        }
        json.writeEndArray();
    }

    private static void writeMatrices(JsonGenerator json, String name, List<MatrixExpression> all) throws IOException {
        json.writeArrayFieldStart(name);
        for (MatrixExpression expression : all) {
            write(json, expression);
        }
        json.writeEndArray();
    }

    private static final class Fields implements Expression.Handler<Content> {
        @Override
        public Content quantity(Quantity quantity) {
            return json -> writeQuantity(json, quantity);
        }

        @Override
        public Content literal(Expression.Literal literal) {
            return json -> {
                json.writeStringField("kind", "number");
                MeasuredNumbers.number(json, "value", literal.value());
            };
        }

        @Override
        public Content sum(Expression.Sum sum) {
            return json -> {
                json.writeStringField("kind", "sum");
                writeAll(json, "terms", sum.terms());
            };
        }

        @Override
        public Content negative(Expression.Negative negative) {
            return json -> {
                json.writeStringField("kind", "negative");
                writeField(json, "of", negative.of());
            };
        }

        @Override
        public Content product(Expression.Product product) {
            return json -> {
                json.writeStringField("kind", "product");
                writeAll(json, "factors", product.factors());
            };
        }

        @Override
        public Content fraction(Expression.Fraction fraction) {
            return json -> {
                json.writeStringField("kind", "fraction");
                writeField(json, "over", fraction.over());
                writeField(json, "under", fraction.under());
            };
        }

        @Override
        public Content power(Expression.Power power) {
            return json -> {
                json.writeStringField("kind", "power");
                writeField(json, "base", power.base());
                json.writeNumberField("exponent", power.exponent());
            };
        }

        @Override
        public Content function(Expression.Function function) {
            return json -> {
                json.writeStringField("kind", "function");
                json.writeStringField("name", Ids.id(function.name()));
                writeAll(json, "arguments", function.arguments());
            };
        }

        @Override
        public Content total(Expression.Total total) {
            return json -> {
                json.writeStringField("kind", "total");
                json.writeStringField("index", total.index());
                writeField(json, "body", total.body());
                writeAll(json, "terms", total.terms());
            };
        }

        @Override
        public Content cases(Expression.Cases cases) {
            return json -> {
                json.writeStringField("kind", "cases");
                writeCases(json, cases);
            };
        }
    }

    private static final class MatrixFields implements MatrixExpression.Handler<Content> {
        @Override
        public Content operand(MatrixExpression.Operand operand) {
            return json -> {
                json.writeStringField("kind", "operand");
                json.writeStringField("id", operand.id());
            };
        }

        @Override
        public Content sum(MatrixExpression.Sum sum) {
            return json -> {
                json.writeStringField("kind", "sum");
                writeMatrices(json, "terms", List.of(sum.left(), sum.right()));
            };
        }

        @Override
        public Content product(MatrixExpression.Product product) {
            return json -> {
                json.writeStringField("kind", "product");
                writeMatrices(json, "factors", List.of(product.left(), product.right()));
            };
        }

        @Override
        public Content function(MatrixExpression.Function function) {
            return json -> {
                json.writeStringField("kind", "function");
                json.writeStringField("name", Ids.id(function.name()));
                writeMatrices(json, "arguments", function.arguments());
            };
        }
    }
}
