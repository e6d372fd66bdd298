package playground.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One {@link Laboratory} for the end-to-end tests of a class, and fresh browser profiles for each of them. A test fails when
 * its page reports an error, whatever else it asserts.
 */
final class Lab implements BeforeEachCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(Lab.class);

    private Laboratory laboratory;

    @Override
    public void beforeEach(ExtensionContext context) {
        // It ends with its class: the next one in this JVM may count the threads and objects of a server of its own.
        laboratory = classOf(context)
                .getStore(NAMESPACE)
                .computeIfAbsent("laboratory", key -> new Laboratory(TestBrowser.ofThisJvm()), Laboratory.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertEquals(List.of(), laboratory.closePages(), "what the page complained of");
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        return context.getTestMethod().isEmpty()
                ? context
                : classOf(context.getParent().orElseThrow());
    }

    String address() {
        return laboratory.address();
    }

    PlaygroundPage open(String link) {
        return laboratory.open(link);
    }

    /** In a browser that was never here. */
    PlaygroundPage openFirst(String link) {
        return laboratory.openFirst(link);
    }

    /** Opens the playground at another address that leads to its server. */
    PlaygroundPage openAt(String address, String link) {
        return laboratory.open(address, link, Laboratory.desktop());
    }

    PlaygroundPage open(String link, Browser.NewContextOptions options) {
        return laboratory.open(link, options);
    }
}
