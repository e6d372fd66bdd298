package playground.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import playground.data.DataPoint;
import playground.experiment.DataSettings;
import playground.experiment.Ranges;
import playground.experiment.Refusal;
import playground.protocol.TableJson;

/** Whatever the bytes are and whatever is chosen, there is a reading, and what it says holds. */
final class FileFuzzTest {
    private static final int FILES = 10_000;
    private static final int SEED = 20261129;

    @Test
    void tenThousandFilesOfAnyKindAreEachReadOrRefusedAndEveryReadingAddsUp() {
        Random random = new Random(SEED);
        Map<Problem.Kind, Integer> problems = new EnumMap<>(Problem.Kind.class);
        int taken = 0;
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] file = RandomFiles.file(random);
            Choices choices = RandomFiles.choices(random);
            Optional<Reading> read = assertDoesNotThrow(() -> readingOf(file, choices), "file " + i);
            if (read.isEmpty()) {
                refused++;
                continue;
            }
            Reading reading = read.get();
            check(reading, "file " + i);
            reading.problem().ifPresent(problem -> problems.merge(problem.kind(), 1, Integer::sum));
            taken += reading.taken().isPresent() ? 1 : 0;
        }
        // The generator makes files of every kind, else this test would see little.
        assertTrue(taken > FILES / 10, taken + " files with points");
        assertTrue(problems.size() >= 9, "problems met: " + problems);
        assertTrue(refused > 0 && refused < FILES / 2, refused + " with columns that they don't have");
    }

    /** Empty if a column is chosen that the file doesn't have. */
    private static Optional<Reading> readingOf(byte[] file, Choices choices) {
        try {
            return Optional.of(TableReader.read(file, choices));
        } catch (Refusal e) {
            assertTrue(
                    Integer.parseInt(e.value()) >= Integer.parseInt(e.allowed().substring("0 … ".length())));
            return Optional.empty();
        }
    }

    @Test
    void theLargestFilesOfOneThingAreReadOrRefusedToo() {
        for (String thing : List.of(
                ",", "\"", "\n", "1", "1\n", "1,2\n", "\"\n\",", ";", "a,1,1\n", "\t1\n", "\"a\"\"", " ", "é")) {
            byte[] file = thing.repeat(TableReader.MOST_BYTES / thing.getBytes(UTF_8).length)
                    .getBytes(UTF_8);
            check(TableReader.read(file, Choices.NONE), "much of " + thing);
        }
    }

    private static void check(Reading reading, String file) {
        assertNotEquals(reading.problem().isPresent(), reading.taken().isPresent(), file);
        TableJson.write(reading);
        assertTrue(reading.columns().size() <= Candidate.MOST_COLUMNS, file);
        reading.first()
                .forEach(row ->
                        assertEquals(reading.columns().size(), row.fields().size(), file));
        int causes = reading.dropped().causes().stream()
                .mapToInt(Dropped.Cause::count)
                .sum();
        assertEquals(reading.dropped().count(), causes, file);
        if (reading.taken().isPresent()) {
            Reading.Taken taken = reading.taken().get();
            int misfits = reading.dropped().causes().stream()
                    .filter(cause -> cause.reason() == Dropped.Reason.WIDTH)
                    .mapToInt(Dropped.Cause::count)
                    .sum();
            assertEquals(reading.rows(), taken.of() + reading.dropped().count() - misfits, file);
            boolean areClasses = reading.selection().orElseThrow().kind() == TargetKind.CLASSES;
            // An experiment takes what comes out, so a page's change with it isn't refused.
            DataSettings data = areClasses
                    ? DataSettings.drawn(taken.classNames().size(), taken.points())
                    : DataSettings.drawnValues(taken.points());
            assertTrue(data.points().size() <= Ranges.POINTS.max(), file);
            assertTrue(taken.points().stream().anyMatch(point -> !point.test()), file);
            assertTrue(taken.points().stream().mapToDouble(DataPoint::x).allMatch(Double::isFinite), file);
        }
    }
}
