package playground.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import playground.experiment.Ranges;

/**
 * The columns that points are made of.
 *
 * @param x2 empty for points of a line
 */
public record Selection(int x1, OptionalInt x2, int target, TargetKind kind) {
    /**
     * What the person has chosen, and for the rest what is most likely meant. The target is the first column of words with few
     * values; else the last of numbers with few, as in 0 and 1; else the last of numbers. The inputs are the first columns of
     * numbers that don't just count the rows.
     *
     * @param choices of columns that there are
     * @return empty if no column is left for an input, or for the target
     */
    static Optional<Selection> of(List<Column> columns, Choices choices) {
        OptionalInt target = orElse(choices.target(), () -> likelyTarget(columns, choices));
        if (target.isEmpty()) {
            return Optional.empty();
        }
        int aim = target.getAsInt();
        OptionalInt x1 = orElse(choices.x1(), () -> input(columns, choices.x2(), aim));
        if (x1.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt x2 = choices.oneInput() ? OptionalInt.empty() : orElse(choices.x2(), () -> input(columns, x1, aim));
        TargetKind kind = choices.kind().orElseGet(() -> kind(columns.get(aim)));
        return Optional.of(new Selection(x1.getAsInt(), x2, aim, kind));
    }

    private static OptionalInt likelyTarget(List<Column> columns, Choices choices) {
        IntPredicate isFree =
                column -> choices.x1().orElse(-1) != column && choices.x2().orElse(-1) != column;
        OptionalInt words = IntStream.range(0, columns.size())
                .filter(isFree)
                .filter(column -> !columns.get(column).isNumeric() && isOfClasses(columns.get(column)))
                .findFirst();
        IntPredicate isNumeric = isFree.and(column -> columns.get(column).isNumeric());
        IntPredicate isMeasured = isNumeric.and(column -> !columns.get(column).isIndex());
        return Stream.of(
                        words,
                        last(columns, isMeasured.and(column -> isOfClasses(columns.get(column)))),
                        last(columns, isMeasured),
                        last(columns, isNumeric))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt last(List<Column> columns, IntPredicate isWanted) {
        return IntStream.range(0, columns.size())
                .filter(column ->
                        columns.get(column).isNumeric() && !columns.get(column).isIndex())
                .filter(isWanted)
                .reduce((one, next) -> next);
    }

    private static OptionalInt input(List<Column> columns, OptionalInt other, int target) {
        return IntStream.range(0, columns.size())
                .filter(column -> column != target && column != other.orElse(-1))
                .filter(column -> columns.get(column).isNumeric())
                .boxed()
                .min((one, next) -> Boolean.compare(
                        columns.get(one).isIndex(), columns.get(next).isIndex()))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private static TargetKind kind(Column target) {
        return target.isNumeric() && !isOfClasses(target) ? TargetKind.VALUES : TargetKind.CLASSES;
    }

    private static boolean isOfClasses(Column column) {
        return column.fewValues() >= Ranges.CLASSES.min();
    }

    private static OptionalInt orElse(OptionalInt found, Supplier<OptionalInt> other) {
        return found.isPresent() ? found : other.get();
    }
}
