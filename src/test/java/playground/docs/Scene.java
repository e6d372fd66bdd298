package playground.docs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/**
 * A state of the page that is worth a look.
 *
 * @param link that it begins with
 * @param deeds in their order: {@code click x} presses the first element of that selector, wherever it stands, and
 *     {@code await x} waits until there is one
 */
record Scene(String name, String link, List<String> deeds) {
    private static final String RUN = "click #run";
    private static final String TRAINED = "await [data-testid=epoch]:text-matches('^\\\\d{2,}')";
    private static final String DIVERGED = "await [data-status=diverged]";

    private static final String ALL_BUT_THE_RUN =
            "title,help,share,language,theme,data,network,inspector,speed,learning-rate,"
                    + "optimizer,batch-size,activation,loss,regularization,regularization-rate,more,test-data,discrete";

    static final List<Scene> ALL = Stream.concat(
                    Stream.of(
                            scene("rest", ""),
                            scene("running", "#data=spiral&classes=3&layers=8,8&lr=0.1", RUN, TRAINED),
                            scene("diverged", "#lr=10", RUN, DIVERGED),
                            scene("one-input", "#inputs=1&layers=4&lr=0.1", RUN, TRAINED),
                            scene("regression", "#data=multi-gauss", RUN, TRAINED),
                            scene("six-classes", "#data=spiral&classes=6&layers=8,8&lr=0.1", RUN, TRAINED),
                            scene(
                                    "largest",
                                    "#data=spiral&layers=32,32,32,32,32,32,32,32",
                                    RUN,
                                    "await .figure:text('1')"),
                            scene("drawn", "#data=drawn&classes=6", "click input[name=tool][value=draw]"),
                            scene("wrong-link", "#lr=banana&colour=red"),
                            scene("hidden", "#hide=title,data,network,inspector,optimizer,activation,loss"),
                            scene("only-plane", "#data=spiral&layers=8,8&lr=0.1&hide=" + ALL_BUT_THE_RUN, RUN, TRAINED),
                            scene("lesson", "#activation=leaky-relu&layers=6,4&hide=title,share,data,more,inspector"),
                            scene("unit", "", "click #part-network", "click .network-unit"),
                            scene("more-settings", "", "click #part-training", "click #more"),
                            scene("more-features", "", "click #part-network", "click .network-more"),
                            scene("share", "", "click #share"),
                            scene("embed", "", "click #share", "click .share-embed > summary"),
                            scene("customize", "", "click #share", "click .share-buttons > .button:last-child"),
                            scene("explanation", "", "click [data-about='training.learningRate']"),
                            scene("describe", "#data=spiral&layers=8,8", RUN, TRAINED, RUN, "click #describe"),
                            scene("names", "#data=gauss&classes=3&names=length,depth;species;Adelie", "click #names"),
                            scene("help", "", "click #help-button"),
                            scene("data-drawer", "", "click #data-drawer"),
                            scene("chart-menu", "", "click #chart-menu"),
                            scene("past", "", RUN, TRAINED, RUN, "press #loss-chart"),
                            scene(
                                    "branches",
                                    "",
                                    RUN,
                                    TRAINED,
                                    "press #loss-chart",
                                    "await #playhead",
                                    RUN,
                                    "click #chart-menu",
                                    "await .branch",
                                    "click #view-filmstrip",
                                    "await .film-frame"),
                            scene(
                                    "comparison",
                                    "#data=spiral&layers=8,8&lr=0.1",
                                    RUN,
                                    TRAINED,
                                    RUN,
                                    "click #pin",
                                    "await .runs-table tbody tr",
                                    "press #loss-chart",
                                    "await #playhead",
                                    "click #pin",
                                    "await .runs-table tbody tr:nth-child(2)",
                                    "click .runs-table tbody tr:nth-child(1) input[type=checkbox]",
                                    "click .runs-table tbody tr:nth-child(2) input[type=checkbox]",
                                    "await .runs-comparison[data-share]"),
                            scene(
                                    "sweep",
                                    "#data=spiral&sweep=lr:0.01,0.03,0.1,0.3;layers:2|8|8,8|8,8,8",
                                    "click #sweep-start",
                                    "await .sweep-cell",
                                    "click #sweep-run",
                                    "await #sweep-dialog[data-status=running]",
                                    "await .sweep-cell:not([data-step='0'])")),
                    Stream.of("example", "matrices", "graph", "check", "weights", "health", "space", "errors", "table")
                            .map(tab -> scene("inspect-" + tab, "", RUN, TRAINED, RUN, "click #tab-" + tab)))
            .toList();

    private static Scene scene(String name, String link, String... deeds) {
        return new Scene(name, link, List.of(deeds));
    }

    /** Whether it is a page within another's. */
    boolean isEmbedded() {
        return link.contains("hide=");
    }

    void play(Page page) {
        for (String deed : deeds) {
            String[] words = deed.split(" ", 2);
            Locator element = page.locator(words[1]).first();
            switch (words[0]) {
                case "click" -> element.dispatchEvent("click");
                case "press" -> element.click();
                case "await" -> element.waitFor();
                default -> throw new IllegalArgumentException(deed);
            }
        }
    }
}
