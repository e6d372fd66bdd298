package playground.table;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a person has chosen; for all that is empty, the reading finds what fits best. A column is counted from 0; one that the file
 * doesn't have counts as not chosen.
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
}
