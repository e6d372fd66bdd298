package playground.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import playground.nn.Breaks;

/** Writes the server's text messages. Stateless: any thread may call it. */
public final class MessageWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private static final ObjectWriter MESSAGE = Mapping.JSON.writerFor(ServerMessage.class);

    private MessageWriter() {}

    /** The message as one line of JSON. */
    public static String write(ServerMessage message) {
        return write(message, Breaks.NONE);
    }

    /** As {@link #write(ServerMessage)}, with breaks while a long message is written. */
    public static String write(ServerMessage message, Breaks breaks) {
        return text(breaks, json -> MESSAGE.writeValue(json, message));
    }

    /** Writes something as JSON. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static String text(Content content) {
        return text(Breaks.NONE, content);
    }

    private static String text(Breaks breaks, Content content) {
        Writer text = new LongText(breaks);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            content.write(json);
        } catch (IOException e) {
            // the mapping also wraps an exception that a break throws
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new UncheckedIOException("Writing to memory doesn't fail.", e);
        }
        return text.toString();
    }

    /** The text written so far. Takes a break after every {@link #PIECE} characters. */
    private static final class LongText extends StringWriter {
        /** Characters between two breaks: mostly digits of numbers, they take about half a millisecond. */
        private static final int PIECE = 32 * 1024;

        private final Breaks breaks;
        private int nextBreak = PIECE;

        LongText(Breaks breaks) {
            this.breaks = breaks;
        }

        @Override
        public void write(char[] characters, int from, int count) {
            super.write(characters, from, count);
            if (getBuffer().length() >= nextBreak) {
                nextBreak = getBuffer().length() + PIECE;
                breaks.take();
            }
        }
    }
}
