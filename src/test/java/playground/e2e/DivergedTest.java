package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page says of a run that diverged. */
@Tag("e2e")
class DivergedTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void theReportIsTheSameAtEverySpeedWhateverWasLookedAt() {
        TreeSet<String> reports = new TreeSet<>();
        for (String speed : List.of("fastest", "epoch-a-frame", "step-a-frame", "fastest, health")) {
            PlaygroundPage playground = lab.open("#lr=10");
            if (speed.endsWith("health")) {
                playground.page.locator("#tab-health").click();
                assertThat(playground.page.locator(".health-verdict")).not().isEmpty();
            }
            playground.chooseSpeed(speed.replace(", health", ""));
            playground.click("Run");
            playground.waitForStatus("diverged");
            assertThat(playground.page.locator("#divergence")).containsText("had a sharpness of");
            reports.add(playground.page.locator("#divergence").innerText());
            playground.waitUntilKept();
            playground.page.reload();
            playground.waitForStatus("diverged");
            assertThat(playground.page.locator("#divergence")).containsText("had a sharpness of");
            reports.add(playground.page.locator("#divergence").innerText());
        }
        assertEquals(1, reports.size(), reports.toString());
    }

    @Test
    void theStepThatIsNamedIsTheOneThatIsShown() {
        PlaygroundPage exploded = lab.open("#data=plane&lr=10");
        exploded.click("Run");
        exploded.waitForStatus("diverged");
        assertThat(exploded.page.locator("#divergence-reason"))
                .containsText("At step 25 the loss has grown far above where it began. You see that step.");
        assertEquals(25, exploded.step());
        assertTrue(exploded.number("train-loss") > 1e60);
        assertThat(exploded.page.locator("#divergence-reason")).containsText("Farthest out: the ");
        assertEquals("", coveredByTheCard(exploded));
        PlaygroundPage endless = lab.open("#data=plane&activation=linear&lr=3");
        endless.click("Run");
        endless.waitForStatus("diverged");
        assertThat(endless.page.locator("#divergence-reason")).containsText("The step after step 3 ");
        assertThat(endless.page.locator("#divergence-reason")).containsText("You see step 3.");
        assertEquals(3, endless.step());
    }

    /** Which of plane, figures and chart the card lies over; and whether its button has more than one line. */
    private static String coveredByTheCard(PlaygroundPage playground) {
        return (String) playground.page.evaluate("""
                () => {
                    const box = (element) => element.getBoundingClientRect();
                    const card = box(document.querySelector('#divergence'));
                    const covered = ['#plane', '#metrics', '#loss-chart'].filter((name) => {
                        const { left, right, top, bottom } = box(document.querySelector(name));
                        return card.left < right && card.right > left && card.top < bottom && card.bottom > top;
                    });
                    if (box(document.querySelector('#recover > span')).height > 24) covered.push('button');
                    return covered.join();
                }""");
    }

    @Test
    void noMessageSaysThatItMayDivergeOnceItHas() {
        PlaygroundPage playground = lab.open("#lr=10");
        playground.page.locator("#tab-health").click();
        playground.chooseSpeed("five-steps-a-second");
        playground.click("Run");
        assertThat(playground.messages()).containsText("the run may diverge");
        playground.chooseSpeed("fastest");
        playground.waitForStatus("diverged");
        assertThat(playground.messages()).isEmpty();
        assertThat(playground.page.locator(".health-verdict")).not().containsText("may");
    }

    @Test
    void anAnswerThatComesLateBringsNoWarningBack() {
        PlaygroundPage playground = lab.open("");
        playground.teachModules();
        Object said = playground.page.evaluate("""
                async () => {
                    const { bindStability } = await import('/web/ui/inspector/stability.js');
                    const stability = bindStability(document.createElement('button'));
                    const training = { optimizer: 'sgd', learningRate: 10, momentum: 0.9 };
                    const running = {
                        run: 1, status: 'running', frame: { step: 5 }, network: { layers: [] }, points: [[0, 0, 0, 0]],
                        experiment: { training }, steepness: null, catalogue: { stabilityLimits: { sgd: '2/η' } },
                    };
                    const diverged = { ...running, status: 'diverged', steepness: { step: 0, value: 3, limit: 2 } };
                    const sharpness = { value: 3, error: 0, limit: 2, state: 'above' };
                    const answer = { view: 'health', run: 1, step: 5, sharpness };
                    const count = () => document.querySelectorAll('#messages .message').length;
                    stability.needs(running);
                    stability.take(answer, running);
                    const before = count();
                    stability.needs(diverged);
                    const after = count();
                    stability.take(answer, diverged);
                    return [before, after, count()].join();
                }""");
        assertEquals("1,0,0", said);
        assertTrue(playground.messages().innerText().isEmpty());
    }
}
