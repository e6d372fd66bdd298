package playground.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds how a file is written, by the best of all candidates. What the person has chosen isn't looked for. */
final class FormatFinder {
    /** The first line by which a file tells a spreadsheet program its delimiter. */
    private static final Pattern DECLARATION = Pattern.compile("\"?sep=(.)\"?(?:\r\n|\r|\n|\\z)");

    /** A file's format, and its records in this format. */
    record Found(Format format, Records records) {}

    private FormatFinder() {}

    static Found find(byte[] file, Choices choices) throws Records.Broken {
        TextEncoding encoding = choices.encoding().orElseGet(() -> TextEncoding.find(file));
        String text = encoding.decode(file);
        boolean marked = TextEncoding.hasByteOrderMark(text);
        text = marked ? text.substring(1) : text;
        Optional<Delimiter> declared = Optional.empty();
        long firstLine = 1;
        Matcher declaration = DECLARATION.matcher(text);
        if (declaration.lookingAt()) {
            declared = Delimiter.of(declaration.group(1).charAt(0));
            text = text.substring(declaration.end());
            firstLine = 2;
        }
        Optional<Delimiter> chosen = choices.delimiter().isPresent() ? choices.delimiter() : declared;
        Candidate best = best(text, firstLine, chosen, choices.decimalMark());
        Format format = new Format(
                encoding,
                marked,
                declared,
                best.records().delimiter(),
                best.decimalMark(),
                best.thousands() > 0,
                choices.header().orElseGet(best::hasHeader),
                best.sample().width());
        return new Found(format, best.records());
    }

    private static Candidate best(
            String text, long firstLine, Optional<Delimiter> delimiter, Optional<DecimalMark> decimalMark)
            throws Records.Broken {
        List<Candidate> candidates = new ArrayList<>();
        Records.Broken broken = null;
        for (Delimiter each : delimiter.map(List::of).orElseGet(() -> List.of(Delimiter.values()))) {
            Records records = new Records(text, firstLine, each);
            try {
                Sample sample = Sample.of(records);
                for (DecimalMark mark : decimalMark.map(List::of).orElseGet(() -> List.of(DecimalMark.values()))) {
                    candidates.add(Candidate.of(records, sample, mark));
                }
            } catch (Records.Broken e) {
                broken = e;
            }
        }
        if (candidates.isEmpty()) {
            throw broken;
        }
        return candidates.stream().max(Comparator.naturalOrder()).orElseThrow();
    }
}
