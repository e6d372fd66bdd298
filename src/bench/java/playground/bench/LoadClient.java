package playground.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Thousands of pages in one thread, as cheap as can be, so that what is measured is the server: WebSockets by hand over
 * one selector. Belongs to one thread.
 */
final class LoadClient implements AutoCloseable {
    private static final int FRAME_KIND = 1;
    /** The frame of a sweep has its number and its step at the same places. */
    private static final int SWEEP_FRAME_KIND = 3;

    private static final int NOT_ACKNOWLEDGED = 1 << 4;

    private static final String UPGRADE = """
            GET /live HTTP/1.1\r
            Host: localhost\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """;
    /** Pages of one address: a class. One address would be refused the memory that is kept for others. */
    private static final int PAGES_OF_AN_ADDRESS = 30;

    private static final byte[] MASK = {0, 0, 0, 0};
    private static final long LOOK_MILLIS = 50;
    private static final long LONGEST_START = TimeUnit.MINUTES.toNanos(2);
    /** For the largest message, that which tells a page 5,000 points. */
    private static final int ROOM = 1 << 20;

    private final Selector selector = Selector.open();
    private final InetSocketAddress server;
    private final List<Page> pages = new ArrayList<>();
    /** What one read took in; shared, since frames are small and mostly whole. */
    private final ByteBuffer input = ByteBuffer.allocateDirect(ROOM).order(ByteOrder.BIG_ENDIAN);

    private int lost;

    LoadClient(InetSocketAddress server) throws IOException {
        this.server = server;
    }

    /** Opens a page that sends these messages first. */
    Page open(String... greeting) throws IOException {
        Page page = new Page(greeting);
        pages.add(page);
        // Those that are open are asked meanwhile whether they are there.
        selector.selectNow(LoadClient::read);
        return page;
    }

    /** One of this machine's many addresses, all of which begin with 127. */
    private static InetAddress address(int number) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 1, (byte) (number >> 8), (byte) number});
    }

    /** How many pages the server has left. */
    int lost() {
        return lost;
    }

    void runFor(long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() - end < 0) {
            turn();
        }
    }

    void runUntil(BooleanSupplier done) throws IOException {
        long end = System.nanoTime() + LONGEST_START;
        while (!done.getAsBoolean()) {
            if (lost > 0 || System.nanoTime() - end > 0) {
                long open = pages.stream().filter(Page::isOpen).count();
                throw new IOException(
                        "of %d pages the server has opened %d and lost %d".formatted(pages.size(), open, lost));
            }
            turn();
        }
    }

    private void turn() throws IOException {
        selector.select(LoadClient::read, LOOK_MILLIS);
    }

    private static void read(SelectionKey key) {
        ((Page) key.attachment()).read();
    }

    @Override
    public void close() throws IOException {
        for (Page page : pages) {
            page.channel.close();
        }
        selector.close();
    }

    /** One page: its socket, and what it counts. */
    final class Page {
        private final SocketChannel channel;
        private boolean upgraded;
        /** A message that came in part. */
        private byte[] rest = new byte[0];

        private long frames;
        private long bytes;
        private long step;
        private long firstStep;
        private long lastAt;
        private final Times gaps = new Times();
        /** When the command was sent whose frame hasn't come; 0 if there is none. */
        private long commandedAt;

        private final Times answers = new Times();

        private Page(String[] greeting) throws IOException {
            channel = SocketChannel.open();
            channel.bind(new InetSocketAddress(address(pages.size() / PAGES_OF_AN_ADDRESS), 0));
            channel.connect(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            write(ByteBuffer.wrap(UPGRADE.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            for (String message : greeting) {
                send(message);
            }
        }

        boolean isOpen() {
            return upgraded;
        }

        long frames() {
            return frames;
        }

        long bytes() {
            return bytes;
        }

        long steps() {
            return step - firstStep;
        }

        IntStream gapMicros() {
            return gaps.micros();
        }

        /** How long the commands took until the frame that shows their result. */
        IntStream answerMicros() {
            return answers.micros();
        }

        /** Sends what is answered by a frame, unless the last such command still is without its answer. */
        void command(String message) {
            if (commandedAt == 0) {
                commandedAt = System.nanoTime();
                send(message);
            }
        }

        void beginCounting() {
            frames = 0;
            bytes = 0;
            firstStep = step;
            gaps.clear();
            answers.clear();
        }

        void send(String message) {
            byte[] text = message.getBytes(StandardCharsets.UTF_8);
            ByteBuffer frame = ByteBuffer.allocate(text.length + 8);
            frame.put((byte) 0x81);
            if (text.length < 126) {
                frame.put((byte) (0x80 | text.length));
            } else {
                frame.put((byte) (0x80 | 126)).putShort((short) text.length);
            }
            frame.put(MASK).put(text).flip();
            write(frame);
        }

        private void write(ByteBuffer frame) {
            try {
                while (frame.hasRemaining()) {
                    channel.write(frame);
                }
            } catch (IOException e) {
                lose();
            }
        }

        private void read() {
            try {
                input.clear().put(rest);
                int read = channel.read(input);
                if (read < 0) {
                    lose();
                    return;
                }
                input.flip();
                if (upgraded || passHead()) {
                    boolean more = true;
                    while (more) more = passMessage();
                }
                rest = new byte[input.remaining()];
                input.get(rest);
            } catch (IOException e) {
                lose();
            }
        }

        private boolean passHead() {
            for (int i = input.position(); i + 3 < input.limit(); i++) {
                if (input.getInt(i) == 0x0D0A0D0A) {
                    input.position(i + 4);
                    upgraded = true;
                    return true;
                }
            }
            return false;
        }

        /** Takes one whole message in; false if there is none. */
        private boolean passMessage() {
            int at = input.position();
            int left = input.remaining();
            if (left < 2) {
                return false;
            }
            int length = input.get(at + 1) & 0x7F;
            int head = length < 126 ? 2 : length == 126 ? 4 : 10;
            if (left < head) {
                return false;
            }
            int size = length < 126 ? length : length == 126 ? input.getShort(at + 2) & 0xFFFF : input.getInt(at + 6);
            if (left < head + size) {
                if (head + size > ROOM) {
                    throw new UncheckedIOException(new IOException("a message of " + size + " bytes"));
                }
                return false;
            }
            take(input.get(at) & 0xF, at + head, size);
            input.position(at + head + size);
            return true;
        }

        private void take(int opcode, int at, int size) {
            if (opcode == 2 && (input.get(at) == FRAME_KIND || input.get(at) == SWEEP_FRAME_KIND)) {
                long now = System.nanoTime();
                frames++;
                bytes += size;
                input.order(ByteOrder.LITTLE_ENDIAN);
                step = (long) input.getDouble(at + 16);
                long number = input.getInt(at + 4) & 0xFFFF_FFFFL;
                input.order(ByteOrder.BIG_ENDIAN);
                if (frames > 1) {
                    gaps.add(now - lastAt);
                }
                if (commandedAt != 0) {
                    answers.add(now - commandedAt);
                    commandedAt = 0;
                }
                lastAt = now;
                if ((input.get(at + 2) & NOT_ACKNOWLEDGED) == 0) {
                    send("{\"type\":\"ack\",\"frame\":" + number + "}");
                }
            } else if (opcode == 1 && size < 20) {
                // The server's only short text is its ping.
                send("{\"type\":\"pong\"}");
            } else if (opcode == 8) {
                lose();
            }
        }

        private void lose() {
            try {
                lost++;
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Measured times, as many as there are. */
    private static final class Times {
        private int[] micros = new int[64];
        private int count;

        void add(long nanos) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * micros.length);
            }
            micros[count++] = (int) (nanos / 1000);
        }

        void clear() {
            count = 0;
        }

        IntStream micros() {
            return Arrays.stream(micros, 0, count);
        }
    }
}
