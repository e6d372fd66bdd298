package playground.table;

import java.util.Optional;
import java.util.OptionalInt;
import playground.experiment.Refusal;

/**
 * What a person has chosen; for all that is empty, the reading finds what fits best. A column is counted from 0.
 *
 * @param header whether the first row names the columns
 * @param oneInput whether there is no x2
 * @param sample whether to take a sample of too many rows
 */
public record Choices(
        Optional<TextEncoding> encoding,
        Optional<Delimiter> delimiter,
        Optional<DecimalMark> decimalMark,
        Optional<Boolean> header,
        OptionalInt x1,
        OptionalInt x2,
        boolean oneInput,
        OptionalInt target,
        Optional<TargetKind> kind,
        boolean sample) {

    public static final Choices NONE = new Choices(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            false,
            OptionalInt.empty(),
            Optional.empty(),
            false);

    /**
     * Looks at the columns that are chosen.
     *
     * @throws Refusal if one of them is none of the file's
     */
    void refuseColumnsBeyond(int columns) {
        refuseBeyond(columns, "x1", x1);
        refuseBeyond(columns, "x2", x2);
        refuseBeyond(columns, "target", target);
    }

    private static void refuseBeyond(int columns, String name, OptionalInt column) {
        if (column.isPresent() && column.getAsInt() >= columns) {
            throw new Refusal(
                    Refusal.Reason.OUT_OF_RANGE, name, String.valueOf(column.getAsInt()), "0 … " + (columns - 1));
        }
    }
}
