package playground;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

/** What the build does once with the jar, to learn which classes a start takes. */
final class RehearsalTest {
    @Test
    void thePageOpensARunMakesAStepAndTheServerStops() {
        assertDoesNotThrow(() -> Rehearsal.main(new String[0]));
    }
}
