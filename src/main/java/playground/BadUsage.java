package playground;

import java.io.Serial;

/** What the person who started the program can put right; its message is the sentence to print. */
final class BadUsage extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    BadUsage(String sentence) {
        super(sentence);
    }
}
