package playground.table;

/** What stands before the decimal places, and with it what may part thousands. */
public enum DecimalMark {
    POINT('.', ','),
    COMMA(',', '.');

    /** Longer texts are no numbers that anybody wrote down. */
    private static final int LONGEST = 64;

    private static final int GROUP = 3;

    private final char mark;
    private final char thousands;

    DecimalMark(char mark, char thousands) {
        this.mark = mark;
        this.thousands = thousands;
    }

    /**
     * The number that a field states, such as {@code −1.234,5} or {@code 2e-3}; NaN if it states none. Thousands may be parted by
     * the other mark, a space or an apostrophe, in groups of three and all by the same.
     */
    public double number(String field) {
        String plain = plain(field);
        if (plain == null) {
            return Double.NaN;
        }
        double number = Double.parseDouble(plain);
        return Double.isFinite(number) ? number + 0.0 : Double.NaN;
    }

    /** Whether a number has a mark between its thousands. */
    boolean partsThousands(String field) {
        return field.chars().anyMatch(letter -> parts((char) letter));
    }

    private boolean parts(char letter) {
        return letter == thousands || " \u00A0\u2009\u202F'\u2019".indexOf(letter) >= 0;
    }

    /** The number as a programming language writes it; null if it is none. */
    private String plain(String field) {
        int end = field.length();
        if (end == 0 || end > LONGEST) {
            return null;
        }
        StringBuilder plain = new StringBuilder(end);
        int at = 0;
        if ("+-\u2212".indexOf(field.charAt(0)) >= 0) {
            plain.append(field.charAt(0) == '+' ? '+' : '-');
            at++;
        }
        int whole = digits(field, at, plain);
        at += whole;
        if (whole >= 1 && whole <= GROUP && at < end && parts(field.charAt(at))) {
            char part = field.charAt(at);
            while (at < end && field.charAt(at) == part) {
                if (digits(field, at + 1, plain) != GROUP) {
                    return null;
                }
                at += 1 + GROUP;
            }
        }
        int places = 0;
        if (at < end && field.charAt(at) == mark) {
            plain.append('.');
            places = digits(field, at + 1, plain);
            at += 1 + places;
        }
        if (whole + places == 0) {
            return null;
        }
        if (at < end && (field.charAt(at) == 'e' || field.charAt(at) == 'E')) {
            plain.append('e');
            at++;
            if (at < end && "+-\u2212".indexOf(field.charAt(at)) >= 0) {
                plain.append(field.charAt(at) == '+' ? '+' : '-');
                at++;
            }
            int exponent = digits(field, at, plain);
            if (exponent == 0) {
                return null;
            }
            at += exponent;
        }
        return at == end ? plain.toString() : null;
    }

    /** Appends the digits from {@code start} on, and says how many they are. */
    private static int digits(String field, int start, StringBuilder to) {
        int at = start;
        while (at < field.length() && field.charAt(at) >= '0' && field.charAt(at) <= '9') {
            to.append(field.charAt(at));
            at++;
        }
        return at - start;
    }
}
