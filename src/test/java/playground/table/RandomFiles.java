package playground.table;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files by a seeded generator: noise, tables, and tables that were damaged. */
public final class RandomFiles {
    private static final List<String> SCRAPS = List.of(
            ",",
            ";",
            "\t",
            "|",
            "\"",
            "\"\"",
            "\n",
            "\r\n",
            "\r",
            " ",
            "1",
            "-2.5",
            "1,5",
            "1.234,5",
            "1,234.5",
            "1e9",
            "1e999",
            "NA",
            "a",
            "b",
            "größe",
            "sep=;\n",
            "\uFEFF",
            "\u200B",
            "\u0000",
            "=1+1",
            "<b>",
            "999999999",
            "\uD800",
            "名前",
            "'",
            "−3");
    private static final List<String> CLASSES = List.of("a", "b", "c c", "d;d", "\"e,\ne\"", "f", "g", "");
    private static final List<Charset> ENCODINGS = List.of(UTF_8, UTF_8, UTF_16LE, Charset.forName("windows-1252"));

    private RandomFiles() {}

    /** The next file; most are small. */
    public static byte[] file(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> noise(random, random.nextInt(600));
            case 1 -> encoded(scraps(random), random);
            case 2 -> encoded(table(random), random);
            default -> damaged(encoded(table(random), random), random);
        };
    }

    /** Choices as a page sends them, and as it doesn't. */
    static Choices choices(Random random) {
        if (random.nextBoolean()) {
            return Choices.NONE;
        }
        return new Choices(
                any(TextEncoding.values(), random),
                any(Delimiter.values(), random),
                any(DecimalMark.values(), random),
                any(new Boolean[] {true, false}, random),
                column(random),
                column(random),
                random.nextInt(5) == 0,
                column(random),
                any(TargetKind.values(), random),
                random.nextBoolean());
    }

    private static <T> Optional<T> any(T[] values, Random random) {
        return random.nextInt(3) == 0 ? Optional.of(values[random.nextInt(values.length)]) : Optional.empty();
    }

    private static OptionalInt column(Random random) {
        return random.nextInt(3) == 0 ? OptionalInt.of(random.nextInt(6)) : OptionalInt.empty();
    }

    private static byte[] noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String scraps(Random random) {
        return IntStream.range(0, random.nextInt(120))
                .mapToObj(i -> SCRAPS.get(random.nextInt(SCRAPS.size())))
                .collect(Collectors.joining());
    }

    private static String table(Random random) {
        int width = 1 + random.nextInt(random.nextInt(40) == 0 ? 150 : 6);
        int rows = random.nextInt(200) == 0 ? 6000 : random.nextInt(40);
        String delimiter = List.of(",", ";", "\t", "|").get(random.nextInt(4));
        char mark = random.nextBoolean() ? '.' : ',';
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        int classes = 1 + random.nextInt(CLASSES.size());
        StringBuilder table = new StringBuilder(random.nextInt(8) == 0 ? "sep=" + delimiter + end : "");
        if (random.nextBoolean()) {
            table.append(IntStream.range(0, width).mapToObj(i -> "name" + i).collect(Collectors.joining(delimiter)))
                    .append(end);
        }
        for (int row = 0; row < rows; row++) {
            table.append(IntStream.range(0, width)
                            .mapToObj(i -> i == 2
                                    ? CLASSES.get(random.nextInt(classes))
                                    : Integer.toString(random.nextInt(2000) - 1000) + mark + random.nextInt(100))
                            .collect(Collectors.joining(delimiter)))
                    .append(end);
        }
        return table.toString();
    }

    private static byte[] encoded(String text, Random random) {
        return text.getBytes(ENCODINGS.get(random.nextInt(ENCODINGS.size())));
    }

    private static byte[] damaged(byte[] file, Random random) {
        for (int i = random.nextInt(6); i > 0 && file.length > 0; i--) {
            file[random.nextInt(file.length)] = (byte) random.nextInt(256);
        }
        return file;
    }
}
