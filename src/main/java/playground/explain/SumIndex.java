package playground.explain;

import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What an index stands for in one term of a sum: a number, or the letter in the part that speaks of all terms.
 *
 * @param text the number or the letter
 */
record SumIndex(String text, OptionalInt number) {
    /** One certain number. */
    static SumIndex only(int number) {
        return new SumIndex(Integer.toString(number), OptionalInt.of(number));
    }

    /** Σ of a term over 0 … count−1. */
    static Expression.Total total(String letter, int count, Function<SumIndex, Expression> term) {
        return new Expression.Total(
                letter,
                term.apply(new SumIndex(letter, OptionalInt.empty())),
                IntStream.range(0, count).mapToObj(SumIndex::only).map(term).toList());
    }

    /** The quantity at this index, with its value if the index is a number. */
    Quantity of(Quantity quantity, Quantity.Role role, double[] values) {
        Quantity at = quantity.at(role, text);
        return number.isPresent() ? at.with(values[number.getAsInt()]) : at;
    }
}
