package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Locale;
import java.util.Map;

/** What every answer of the server must have, and must not tell, whatever its status. */
final class Guarded {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                            + "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
                            + "frame-ancestors 'self'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");

    private Guarded() {}

    /** @param answer head and body, as they came */
    static void assertIs(String answer, String shown) {
        HEADERS.forEach((name, value) -> assertEquals(value, RawConnection.header(answer, name), shown));
        for (String name : new String[] {"Server", "X-Powered-By", "Set-Cookie"}) {
            assertEquals("", RawConnection.header(answer, name), shown);
        }
        String all = answer.toLowerCase(Locale.ROOT);
        for (String leak :
                new String[] {"jetty", "javalin", "exception", "playground.server", "org.eclipse", "\tat "}) {
            assertFalse(all.contains(leak), shown);
        }
    }
}
