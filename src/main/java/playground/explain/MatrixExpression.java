package playground.explain;

import java.util.List;

/** A formula of matrices, as a tree. Immutable. */
public sealed interface MatrixExpression {
    /** Hands the expression to the method of its kind; a new kind doesn't compile until every handler has one for it. */
    <T> T accept(Handler<T> handler);

    /** One method for each kind. */
    interface Handler<T> {
        T operand(Operand operand);

        T sum(Sum sum);

        T product(Product product);

        T function(Function function);
    }

    /** A matrix by its id, such as {@code W1}. */
    record Operand(String id) implements MatrixExpression {
        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.operand(this);
        }
    }

    /** A matrix, and the rows that are added to every row of it. */
    record Sum(List<MatrixExpression> terms) implements MatrixExpression {
        public Sum {
            terms = List.copyOf(terms);
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.sum(this);
        }
    }

    /** The matrix product. */
    record Product(List<MatrixExpression> factors) implements MatrixExpression {
        public Product {
            factors = List.copyOf(factors);
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.product(this);
        }
    }

    /** A function of matrices. */
    record Function(FunctionName name, List<MatrixExpression> arguments) implements MatrixExpression {
        public Function {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <T> T accept(Handler<T> handler) {
            return handler.function(this);
        }
    }

    enum FunctionName {
        TRANSPOSE,
        /** Every column's sum, as one row. */
        COLUMN_SUMS,
        /** The product entry by entry. */
        HADAMARD,
        /** The layer's function, entry by entry; of softmax, row by row. */
        SIGMA,
        /** Its derivative. */
        SIGMA_PRIME,
        /** ∂L/∂Z of the output layer, from predictions and targets. */
        LOSS_GRADIENT
    }
}
