package playground.explain;

import java.util.List;

/** A formula of matrices, as a tree. Immutable. */
public sealed interface MatrixExpression {
    /** A matrix by its id, such as {@code W1}. */
    record Operand(String id) implements MatrixExpression {}

    /** left + right, a row of right added to every row of left. */
    record Sum(MatrixExpression left, MatrixExpression right) implements MatrixExpression {}

    /** The matrix product. */
    record Product(MatrixExpression left, MatrixExpression right) implements MatrixExpression {}

    /** A function of matrices. */
    record Function(FunctionName name, List<MatrixExpression> arguments) implements MatrixExpression {
        public Function {
            arguments = List.copyOf(arguments);
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
