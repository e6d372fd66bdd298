package playground.docs;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;
import java.util.stream.Stream;

/** What a page is seen on, in the sizes that it comes in; all sizes in CSS pixels. */
enum Device {
    TOUCH(true, 2, "360x640 390x844 844x390 768x1024"),
    DESKTOP(false, 1, "1024x768 1180x820 1280x720 1440x900 1920x1080 2560x1440"),
    /** 1280 × 720 at 200 %. */
    ZOOMED(false, 2, "640x360"),
    /** Frames in other pages. */
    FRAME(false, 1, "480x480 700x500 900x560 1200x700");

    private final String sizes;
    private final boolean touch;
    private final double scale;

    Device(boolean touch, double scale, String sizes) {
        this.sizes = sizes;
        this.touch = touch;
        this.scale = scale;
    }

    boolean shows(Scene scene) {
        return this != FRAME || scene.isEmbedded();
    }

    List<String> sizes() {
        return List.of(sizes.split(" "));
    }

    Browser.NewContextOptions options(String locale) {
        ViewportSize first = viewport(sizes().get(0));
        return new Browser.NewContextOptions()
                .setViewportSize(first.width, first.height)
                .setDeviceScaleFactor(scale)
                .setHasTouch(touch)
                .setIsMobile(touch)
                .setLocale(locale);
    }

    static ViewportSize viewport(String size) {
        int[] sides = Stream.of(size.split("x")).mapToInt(Integer::parseInt).toArray();
        return new ViewportSize(sides[0], sides[1]);
    }
}
