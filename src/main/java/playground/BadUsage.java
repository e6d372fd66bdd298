package playground;

import java.io.Serial;

/** A mistake that the person who started the program can correct; its message is the sentence to print. */
final class BadUsage extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    BadUsage(String sentence) {
        super(sentence);
    }
}
