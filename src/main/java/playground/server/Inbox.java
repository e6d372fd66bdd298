package playground.server;

import java.util.ArrayDeque;
import java.util.Deque;
import playground.protocol.Limits;

/** The messages of one page that wait for their session's turn, in order. Bounded. Any thread may call it. */
final class Inbox {
    static final int MOST_MESSAGES = 256;
    static final int MOST_CHARACTERS = 2 * Limits.MESSAGE_BYTES;

    private final Deque<String> waiting = new ArrayDeque<>();
    private int characters;

    /** Takes the message in, or tells that there is no room for it. */
    synchronized boolean offer(String message) {
        if (waiting.size() >= MOST_MESSAGES || characters + message.length() > MOST_CHARACTERS) {
            return false;
        }
        waiting.add(message);
        characters += message.length();
        return true;
    }

    /** The oldest message, or null if there is none. */
    synchronized String poll() {
        String message = waiting.poll();
        if (message != null) {
            characters -= message.length();
        }
        return message;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }
}
