package playground.table;

import java.util.Optional;

/**
 * How a text is written: its encoding, what parts its fields and its numbers, and whether its first row names the columns.
 *
 * @param byteOrderMark whether the file begins with one
 * @param declared the delimiter that a first line such as {@code sep=;} names
 * @param thousands whether numbers with parted thousands were seen
 * @param width how many fields a row has
 */
public record Format(
        TextEncoding encoding,
        boolean byteOrderMark,
        Optional<Delimiter> declared,
        Delimiter delimiter,
        DecimalMark decimalMark,
        boolean thousands,
        boolean header,
        int width) {

    Format withWidth(int newWidth) {
        return new Format(encoding, byteOrderMark, declared, delimiter, decimalMark, thousands, header, newWidth);
    }
}
