package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The inspector's questions: one at a time, each with its own answer, though answers come late. */
@Tag("e2e")
class AskingTest {
    private static final String BEGIN = """
            const { Asking } = await import('/web/ui/inspector/asking.js');
            const sent = [];
            const asking = new Asking((question) => sent.push(question.view) > 0, () => {});
            const state = { connection: 'connected', run: 0, status: 'paused', frame: 1, points: [], confirmed: {} };
            const poll = (view) => asking.poll(state, { view });
            """;

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void anAnswerThatComesAfterAChangeOfTabIsNotTakenForTheNextOne() {
        assertEquals("check,health: null health", evaluate("""
                poll('check');
                asking.forget();
                poll('health');
                return `${sent}: ${asking.answered()} ${asking.answered()?.view}`;"""));
    }

    @Test
    void aQuestionWaitsForTheAnswerToTheOneBeforeAndIsAskedOnce() {
        assertEquals("slice,surface", evaluate("""
                poll('slice');
                poll('surface');
                asking.answered();
                poll('surface');
                poll('surface');
                asking.answered();
                poll('surface');
                return String(sent);"""));
    }

    @Test
    void anAnswerThatComesAfterAMinuteIsStillThatOfItsQuestion() {
        assertEquals("slice: slice, slice,surface: surface", evaluate("""
                poll('slice');
                const now = performance.now();
                performance.now = () => now + 60_000;
                poll('surface');
                const first = `${sent}: ${asking.answered()?.view}`;
                poll('surface');
                return `${first}, ${sent}: ${asking.answered()?.view}`;"""));
    }

    @Test
    void aCutConnectionOwesNothing() {
        assertEquals("check,check: check", evaluate("""
                poll('check');
                asking.cut();
                poll('check');
                return `${sent}: ${asking.answered()?.view}`;"""));
    }

    private String evaluate(String script) {
        return (String) lab.open("").page.evaluate("async () => {" + BEGIN + script + "}");
    }
}
