package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import playground.server.FaultProxy;

/** No run is lost: a cut line, a reload and a second server end with the numbers of a run that was never disturbed. */
@Tag("e2e")
class RunGoesOnTest {
    private static final String LINK = "#data=spiral&noise=10&layers=8,4&optimizer=adam&stop=epoch:200";

    private static String[] uncut;

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aRunWhoseLineIsCutThreeTimesEndsWithTheNumbersOfAnUncutOne() {
        String[] uncut = uncut();
        try (FaultProxy proxy = new FaultProxy(URI.create(lab.address()).getPort())) {
            PlaygroundPage playground = lab.openAt("http://localhost:" + proxy.port(), LINK);
            playground.click("Run");
            for (int cut = 1; cut <= 3; cut++) {
                playground.waitForStepBeyond(1250L * cut);
                int connections = proxy.accepted();
                proxy.cut();
                playground.page.waitForCondition(() -> proxy.accepted() > connections);
                assertThat(playground.messages()).containsText("Connected again.");
            }
            playground.waitForStatus("stopped");
            assertSameEnd(uncut, playground);
            // before the proxy, to which it would try to connect again
            playground.page.close();
        }
    }

    @Test
    void aReloadedPageGoesOnWithItsRunAndItsCurve() {
        String[] uncut = uncut();
        PlaygroundPage playground = lab.open(LINK);
        playground.click("Run");
        playground.page.waitForCondition(() -> playground.keptStep() > 1000);
        long kept = playground.keptStep();
        playground.page.addInitScript("""
                new MutationObserver((changes, observer) => {
                    const step = Number(document.querySelector('[data-testid=step]')?.textContent ?? 0);
                    if (step === 0) return;
                    window.firstStep = step;
                    observer.disconnect();
                }).observe(document, { characterData: true, childList: true, subtree: true });""");
        playground.page.reload();
        playground.waitForStatus("stopped");
        long shownFirst = ((Number) playground.page.evaluate("() => window.firstStep")).longValue();
        assertTrue(shownFirst >= kept, "step " + shownFirst + " is shown first, and " + kept + " was kept");
        assertSameEnd(uncut, playground);
    }

    @Test
    void aReloadedPageThatRestsStillRestsWhereItWas() {
        PlaygroundPage playground = lab.open("#data=xor");
        playground.click("Step");
        playground.click("Step");
        playground.click("Step");
        playground.waitForStepBeyond(2);
        String loss = playground.exact("train-loss");
        playground.waitUntilKept();
        String kept = playground.kept();
        playground.openUnit("Output");
        playground.field("Bias").fill("0.625");
        playground.key("Enter");
        playground.waitForChange("train-loss", loss);
        loss = playground.exact("train-loss");
        playground.page.waitForCondition(() -> !playground.kept().equals(kept));
        playground.page.reload();
        playground.waitForStatus("paused");
        assertEquals(3, playground.step());
        assertEquals(loss, playground.exact("train-loss"));
    }

    @Test
    void anotherLinkInTheSameTabIsAnotherRun() {
        PlaygroundPage playground = lab.open("#data=xor");
        playground.click("Epoch");
        playground.waitForStepBeyond(24);
        playground.page.navigate("about:blank");
        playground.page.navigate(lab.address() + "/#data=circle");
        playground.waitForStatus("idle");
        assertEquals(0, playground.step());
    }

    @Test
    void aCheckpointThatWasDamagedIsToldAndTheRunStartsAnew() {
        PlaygroundPage playground = lab.open("#data=xor");
        playground.click("Epoch");
        playground.waitForStepBeyond(24);
        playground.page.navigate("about:blank");
        playground.page.addInitScript("""
                const name = 'backprop-playground.run';
                const kept = JSON.parse(sessionStorage.getItem(name) ?? 'null');
                if (kept !== null) {
                  const { text } = kept.checkpoint;
                  kept.checkpoint.text = text.slice(0, 200) + (text[200] === 'A' ? 'B' : 'A') + text.slice(201);
                  sessionStorage.setItem(name, JSON.stringify(kept));
                }""");
        playground.page.navigate(lab.address() + "/#data=xor");
        assertThat(playground.messages()).containsText("damaged");
        playground.waitForStatus("idle");
        assertEquals(0, playground.step());
        playground.click("Run");
        playground.waitForStepBeyond(100);
    }

    /** The end of a run that nothing disturbs, which is the same for all that ask for it. */
    private String[] uncut() {
        if (uncut == null) {
            PlaygroundPage playground = lab.open(LINK);
            playground.click("Run");
            playground.waitForStatus("stopped");
            uncut = end(playground);
        }
        return uncut;
    }

    private static void assertSameEnd(String[] uncut, PlaygroundPage playground) {
        String[] end = end(playground);
        for (int i = 0; i < uncut.length; i++) {
            assertEquals(uncut[i], end[i]);
        }
    }

    /** Counters, losses, and the whole loss curve and checkpoint as the page keeps them. */
    private static String[] end(PlaygroundPage playground) {
        playground.waitUntilKept();
        playground.page.evaluate("() => window.dispatchEvent(new Event('pagehide'))");
        Object kept = playground.page.evaluate("""
                () => {
                  const { history, checkpoint } = JSON.parse(sessionStorage.getItem('backprop-playground.run'));
                  return JSON.stringify({ history, checkpoint });
                }""");
        return new String[] {
            playground.text("epoch"), playground.exact("train-loss"), playground.exact("test-loss"), kept.toString()
        };
    }
}
