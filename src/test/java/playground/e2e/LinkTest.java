package playground.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link holds the experiment: whoever opens it has the same run. */
@Tag("e2e")
class LinkTest {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aLinkOpenedInASecondBrowserGivesTheSameLossAtStep1000() {
        // 251 of the 502 points are trained on: 20 minibatches an epoch, the last of 4
        PlaygroundPage first = lab.open("#batch=13&stop=epoch:50");
        first.clickPlane(0.5, 5.5);
        first.clickPlane(-5.25, 0.125);
        first.addHiddenLayer();
        first.waitForUrl("layers=");
        PlaygroundPage second =
                lab.open(first.page.url().substring(lab.address().length() + 1));
        assertEquals(first.pointCount(), second.pointCount());
        for (PlaygroundPage playground : new PlaygroundPage[] {first, second}) {
            playground.click("Run");
            playground.waitForStatus("stopped");
            assertEquals(1000, playground.step());
        }
        assertEquals(first.exact("train-loss"), second.exact("train-loss"));
        assertEquals(first.exact("test-loss"), second.exact("test-loss"));
    }

    @Test
    void backAndForwardBringTheExperimentsBack() {
        PlaygroundPage playground = lab.open("");
        playground.chooseDataSet("Spiral");
        playground.waitForUrl("data=spiral");
        playground.chooseDataSet("Two moons");
        playground.waitForUrl("data=moons");
        playground.page.goBack();
        playground.waitForUrl("data=spiral");
        // the address changes before the page does
        assertThat(playground.dataSet("Spiral")).isChecked();
        playground.page.goForward();
        playground.waitForUrl("data=moons");
        assertThat(playground.dataSet("Two moons")).isChecked();
    }

    @Test
    void anUnknownKeyAndABadValueAreNamedAndTheRestIsUsed() {
        PlaygroundPage playground = lab.open("#data=xor&colour=red&lr=banana&n=200");
        assertThat(playground.messages()).containsText("“colour” to “red”");
        assertThat(playground.messages()).containsText("banana");
        assertTrue(playground.dataSet("Exclusive or").isChecked());
        assertEquals(200, playground.pointCount());
        assertEquals("0.03", playground.field("Learning rate").inputValue());
    }

    /** Every key at a value of its own, in the order in which the page writes them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "data=gauss&classes=4&n=200&noise=10&split=60&dataSeed=3&seed=9&decay=0.8&eps=0.001&lr=0.1&warmup=5&clip=2"
                        + "&dropout=0.25&batch=7&features=x2,radius-squared&fourier=8:1.5&formulas=sin(x1*x2);x1%5E2%20%2B%201"
                        + "&layers=3,2&activation=relu,gelu&loss=squared-error&output=sigmoid&init=lecun&optimizer=rmsprop"
                        + "&schedule=step:40:0.25&reg=l1&regRate=0.5&shuffle=false&stop=early:30&frozen=0.1,2.0.1",
                "inputs=1&slope=0.5&huber=2&momentum=0.5&beta1=0.8&beta2=0.99&weightDecay=0.1&layers=5&activation=leaky-relu"
                        + "&loss=huber&optimizer=adamw&schedule=cosine:80&reg=l2"
            })
    void everySettingOfALinkIsReadAndWrittenAgain(String link) {
        PlaygroundPage playground = lab.open("");
        Object written = playground.page.evaluate("""
                async (link) => {
                    const { readHash, writeHash } = await import('/web/link/hash.js');
                    const catalogue = JSON.parse(document.getElementById('catalogue').textContent);
                    const { experiment, points, hide, bad } = readHash(catalogue, link);
                    return writeHash(catalogue, experiment, points, hide) + JSON.stringify(bad);
                }""", link);
        assertEquals(link + "[]", written);
    }

    @Test
    void aFormulaThatIsNoneIsNamedAndThePageStartsWithoutIt() {
        PlaygroundPage playground = lab.open("#formulas=sin(");
        assertThat(playground.messages()).containsText("The formula ends too early.");
        playground.click("Step");
        playground.waitForText("step", Pattern.compile("1"));
    }

    @Test
    void namedControlsAreHidden() {
        PlaygroundPage playground = lab.open("#hide=speed,optimizer");
        assertThat(playground.page.getByLabel("Speed", exact())).isHidden();
        assertThat(playground.page.getByLabel("Optimizer", exact())).isHidden();
        assertThat(playground.button("Run")).isVisible();
        playground.waitForText("step", Pattern.compile("0"));
    }

    private static com.microsoft.playwright.Page.GetByLabelOptions exact() {
        return new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true);
    }
}
