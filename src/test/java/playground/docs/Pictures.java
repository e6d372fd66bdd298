package playground.docs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import playground.e2e.Laboratory;
import playground.e2e.PlaygroundPage;
import playground.e2e.TestBrowser;

/**
 * Makes the README's pictures from the real page, training for real:
 *
 * <pre>mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=playground.docs.Pictures</pre>
 */
public final class Pictures {
    private static final Path FOLDER = Path.of("src", "docs");
    private static final String SPIRAL = "#data=spiral&classes=3&layers=8,8&optimizer=adam&lr=0.01&split=70";
    private static final String SMALL = "#data=circle&layers=4&lr=0.1";
    private static final int EPOCHS_BEFORE_STEP = 25;
    private static final int FRAMES = 40;
    private static final int EPOCHS_A_FRAME = 5;
    private static final int HUNDREDTHS_A_FRAME = 12;
    private static final double GIF_SCALE = 0.625;

    private Pictures() {}

    public static void main(String[] args) throws IOException {
        Files.createDirectories(FOLDER);
        try (TestBrowser browser = new TestBrowser();
                Laboratory laboratory = new Laboratory(browser)) {
            PlaygroundPage playground = laboratory.open(SPIRAL);
            try (AnimatedGif gif = new AnimatedGif(FOLDER.resolve("run.gif"), HUNDREDTHS_A_FRAME)) {
                for (int frame = 0; frame < FRAMES; frame++) {
                    gif.add(smaller(picture(playground)));
                    train(playground, frame * EPOCHS_A_FRAME, EPOCHS_A_FRAME);
                }
            }
            Files.write(FOLDER.resolve("playground.png"), screenshot(playground));
            Files.write(FOLDER.resolve("step.png"), screenshot(backward(laboratory)));
            Files.write(FOLDER.resolve("lesson.png"), screenshot(lesson(laboratory)));
        }
        System.exit(0);
    }

    /** An epoch asked for while another goes on would be the same one. */
    private static void train(PlaygroundPage playground, int from, int epochs) {
        for (int epoch = from + 1; epoch <= from + epochs; epoch++) {
            playground.click("Epoch");
            playground.waitForEpoch(epoch);
        }
    }

    /** One example of a half-trained run, with the gradient at a hidden layer. */
    private static PlaygroundPage backward(Laboratory laboratory) {
        PlaygroundPage playground = laboratory.open(SMALL);
        train(playground, 0, EPOCHS_BEFORE_STEP);
        playground.page().locator("#tab-example").click();
        playground.page().getByText("Backward 1").click();
        playground.page().locator("[data-unit='0.1'] button").click();
        assertThat(playground.page().locator("[data-formula=delta] .result")).isVisible();
        return playground;
    }

    /** A step of a lesson that was predicted and done. */
    private static PlaygroundPage lesson(Laboratory laboratory) {
        PlaygroundPage playground = laboratory.open("#lesson=neuron:nudge");
        playground.page().getByLabel("It goes up").check();
        playground.page().getByText("Show me").click();
        assertThat(playground.page().getByText("It came out:")).isVisible();
        return playground;
    }

    private static BufferedImage picture(PlaygroundPage playground) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(screenshot(playground)));
    }

    private static byte[] screenshot(PlaygroundPage playground) {
        playground.passFrames(2);
        return playground.page().screenshot(new Page.ScreenshotOptions());
    }

    private static BufferedImage smaller(BufferedImage picture) {
        int width = (int) (picture.getWidth() * GIF_SCALE);
        int height = (int) (picture.getHeight() * GIF_SCALE);
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = smaller.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(picture, 0, 0, width, height, null);
        canvas.dispose();
        return smaller;
    }
}
