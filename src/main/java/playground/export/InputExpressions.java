package playground.export;

import static playground.data.FormulaStep.Operation.ADD;
import static playground.data.FormulaStep.Operation.COS;
import static playground.data.FormulaStep.Operation.DIVIDE;
import static playground.data.FormulaStep.Operation.MAX;
import static playground.data.FormulaStep.Operation.MIN;
import static playground.data.FormulaStep.Operation.MULTIPLY;
import static playground.data.FormulaStep.Operation.SIN;
import static playground.data.FormulaStep.Operation.SUBTRACT;
import static playground.data.FormulaStep.Operation.X1;
import static playground.data.FormulaStep.Operation.X2;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import playground.data.Feature;
import playground.data.Formula;
import playground.data.FormulaStep;
import playground.data.Fourier;
import playground.data.Input;
import playground.data.KarnaughMap;

/** Writes each input of a network as arithmetic of x1 and x2. What is made of numbers alone is computed here. */
final class InputExpressions<T> implements Input.Handler<T> {
    private static final int MOST_BITS = 8;

    private final Arithmetic<T> arithmetic;

    InputExpressions(Arithmetic<T> arithmetic) {
        this.arithmetic = arithmetic;
    }

    static <T> List<T> write(List<Input> inputs, Arithmetic<T> arithmetic) {
        InputExpressions<T> expressions = new InputExpressions<>(arithmetic);
        return inputs.stream().map(input -> input.accept(expressions)).toList();
    }

    /** Either a number or written. */
    private record Part<T>(double value, T written) {
        boolean isNumber() {
            return written == null;
        }
    }

    @Override
    public T feature(Feature feature) {
        return switch (feature) {
            case X1 -> whole(coordinate(X1));
            case X2 -> whole(coordinate(X2));
            case X1_SQUARED -> whole(squared(X1));
            case X2_SQUARED -> whole(squared(X2));
            case X1_X2 -> whole(apply(MULTIPLY, coordinate(X1), coordinate(X2)));
            case SIN_X1 -> whole(apply(SIN, coordinate(X1)));
            case SIN_X2 -> whole(apply(SIN, coordinate(X2)));
            case RADIUS_SQUARED -> whole(apply(ADD, squared(X1), squared(X2)));
            case BIT_1, BIT_2, BIT_3, BIT_4, BIT_5, BIT_6, BIT_7, BIT_8 ->
                whole(bit(Feature.bits(MOST_BITS).indexOf(feature) + 1));
        };
    }

    @Override
    public T fourier(Fourier wave) {
        Part<T> angle = apply(MULTIPLY, number(wave.w1()), coordinate(X1));
        if (wave.readsX2()) {
            angle = apply(ADD, angle, apply(MULTIPLY, number(wave.w2()), coordinate(X2)));
        }
        return whole(apply(COS, apply(ADD, angle, number(wave.b()))));
    }

    @Override
    public T formula(Formula formula) {
        Deque<Part<T>> stack = new ArrayDeque<>();
        for (FormulaStep step : formula.program()) {
            stack.push(step.accept(new FormulaStep.Handler<Part<T>>() {
                @Override
                public Part<T> constant(FormulaStep.Constant constant) {
                    return number(constant.value());
                }

                @Override
                public Part<T> operation(FormulaStep.Operation operation) {
                    List<Part<T>> operands = new ArrayList<>();
                    for (int i = 0; i < operation.operands(); i++) {
                        operands.add(0, stack.pop());
                    }
                    return operands.isEmpty() ? coordinate(operation) : apply(operation, operands);
                }
            }));
        }
        return whole(stack.pop());
    }

    /**
     * As {@link KarnaughMap#bit}: the cell along the coordinate, kept within the map; of the cells 0, 1, 2, 3, … those with an odd
     * ⌊(cell + 1) / 2⌋ are a 1.
     */
    private Part<T> bit(int number) {
        int cells = KarnaughMap.cells(number);
        Part<T> along = apply(ADD, coordinate(number % 2 == 1 ? X1 : X2), number(KarnaughMap.EDGE));
        Part<T> cell = floor(apply(MULTIPLY, along, number(cells / (2 * KarnaughMap.EDGE))));
        Part<T> inside = apply(MAX, number(0), apply(MIN, number(cells - 1), cell));
        Part<T> pair = floor(apply(DIVIDE, apply(ADD, inside, number(1)), number(2)));
        Part<T> odd = new Part<>(0, arithmetic.odd(pair.written));
        return apply(SUBTRACT, apply(MULTIPLY, number(2), odd), number(1));
    }

    private Part<T> squared(FormulaStep.Operation coordinate) {
        return apply(MULTIPLY, coordinate(coordinate), coordinate(coordinate));
    }

    private Part<T> coordinate(FormulaStep.Operation coordinate) {
        return new Part<>(0, arithmetic.apply(coordinate, List.of()));
    }

    private Part<T> number(double value) {
        return new Part<>(value, null);
    }

    private Part<T> floor(Part<T> operand) {
        return new Part<>(0, arithmetic.floor(written(operand)));
    }

    private Part<T> apply(FormulaStep.Operation operation, Part<T> operand) {
        return apply(operation, List.of(operand));
    }

    private Part<T> apply(FormulaStep.Operation operation, Part<T> a, Part<T> b) {
        return apply(operation, List.of(a, b));
    }

    private Part<T> apply(FormulaStep.Operation operation, List<Part<T>> operands) {
        if (operands.stream().allMatch(Part::isNumber)) {
            double last = operands.get(operands.size() - 1).value;
            return number(operation.apply(0, 0, operands.get(0).value, last));
        }
        List<T> written = new ArrayList<>();
        operands.forEach(operand -> written.add(written(operand)));
        return new Part<>(0, arithmetic.apply(operation, written));
    }

    private T written(Part<T> part) {
        return part.isNumber() ? arithmetic.number(part.value) : part.written;
    }

    private T whole(Part<T> part) {
        return part.isNumber() ? arithmetic.everywhere(part.value) : part.written;
    }
}
