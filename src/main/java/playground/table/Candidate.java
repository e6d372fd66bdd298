package playground.table;

import java.util.Comparator;
import java.util.List;

/**
 * A delimiter with a decimal mark. Its score is the share of records that have the usual number of fields, times the share of their
 * fields that are numbers. The better one is greater.
 *
 * @param thousands how many numbers have parted thousands
 */
record Candidate(Records records, Sample sample, DecimalMark decimalMark, double score, int thousands)
        implements Comparable<Candidate> {
    /** Wider tables aren't taken, so they needn't be scored. */
    static final int MOST_COLUMNS = 100;

    /** One column holds no points, so that a delimiter which parts nothing is right only if no other parts anything. */
    private static final double ONE_COLUMN = 0.1;

    /** Few write fields and decimals with the same mark, which takes quotation marks. */
    private static final double SAME_MARK = 0.9;

    /** Where the scores are equal: the mark that explains the numbers without thousands, since each of them can be either. */
    private static final Comparator<Candidate> ORDER = Comparator.comparingDouble(Candidate::score)
            .thenComparing(Candidate::thousands, Comparator.reverseOrder())
            .thenComparing(Candidate::decimalMark, Comparator.reverseOrder())
            .thenComparing(candidate -> candidate.records.delimiter(), Comparator.reverseOrder());

    static Candidate of(Records records, Sample sample, DecimalMark decimalMark) {
        List<List<String>> usual = sample.usualRows();
        int fields = 0;
        int numbers = 0;
        int thousands = 0;
        if (sample.width() <= MOST_COLUMNS) {
            for (List<String> row : usual) {
                for (String field : row) {
                    if (Double.isFinite(decimalMark.number(field))) {
                        numbers++;
                        thousands += decimalMark.partsThousands(field) ? 1 : 0;
                    }
                    fields += Cells.isMissing(field) ? 0 : 1;
                }
            }
        }
        double constancy = usual.size() / Math.max(1.0, sample.rows().size());
        double numeric = numbers / Math.max(1.0, fields);
        double score = constancy * numeric;
        if (sample.width() < 2) {
            score *= ONE_COLUMN;
        }
        if (decimalMark == DecimalMark.COMMA && records.delimiter() == Delimiter.COMMA) {
            score *= SAME_MARK;
        }
        return new Candidate(records, sample, decimalMark, score, thousands);
    }

    /** Whether the first full record names columns: none of its fields is a number, though below one some are. */
    boolean hasHeader() {
        List<List<String>> usual = sample.usualRows();
        return usual.size() > 1
                && usual.get(0).stream().noneMatch(this::isNumber)
                && usual.subList(1, usual.size()).stream()
                        .anyMatch(row -> row.stream().anyMatch(this::isNumber));
    }

    private boolean isNumber(String field) {
        return Double.isFinite(decimalMark.number(field));
    }

    @Override
    public int compareTo(Candidate other) {
        return ORDER.compare(this, other);
    }
}
