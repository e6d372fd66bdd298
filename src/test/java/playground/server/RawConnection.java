package playground.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A connection of which a test writes every byte: requests and frames that no decent client sends. */
public final class RawConnection implements AutoCloseable {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int RECEIVE_BUFFER = 64 * 1024;
    private static final int CHUNK = 16 * 1024;
    private static final byte[] MASK = {1, 2, 3, 4};

    private final Socket socket;
    private final AtomicLong written = new AtomicLong();

    RawConnection(int port) throws IOException {
        this(connected("localhost", port));
    }

    /** A connection from this address of the machine, such as 127.0.0.2. */
    static RawConnection from(String address, int port) throws IOException {
        return new RawConnection(new Socket("127.0.0.1", port, InetAddress.getByName(address), 0));
    }

    static RawConnection to(String address, int port) throws IOException {
        return new RawConnection(connected(address, port));
    }

    /** With little room for what comes, so that a server notices soon that it isn't read. */
    private static Socket connected(String address, int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(new InetSocketAddress(address, port));
        return socket;
    }

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** A connection upgraded to a socket of {@code /live}. */
    static RawConnection live(int port) throws IOException {
        return live(port, "");
    }

    /** One through a proxy, which tells of this address. */
    static RawConnection forwarded(int port, String address) throws IOException {
        return live(port, "X-Forwarded-For: " + address + "\r\n");
    }

    private static RawConnection live(int port, String header) throws IOException {
        RawConnection connection = new RawConnection(port);
        connection.write("GET /live HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + header
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        String head = connection.head();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new AssertionError(head);
        }
        return connection;
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += CHUNK) {
            write(bytes, Math.min(CHUNK, bytes.length - at), at);
        }
    }

    private void write(byte[] bytes, int length, int from) throws IOException {
        socket.getOutputStream().write(bytes, from, length);
        written.addAndGet(length);
    }

    /** Bytes written so far. From any thread. */
    long written() {
        return written.get();
    }

    /** Sends a message; JSON, written with single quotes for the eye's sake. */
    void text(String message) throws IOException {
        write(frame(TEXT, message.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    /** A whole frame as a browser masks it. */
    static byte[] frame(int opcode, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ MASK[i % 4]);
        }
        return frame.toByteArray();
    }

    /** A frame that another one continues. */
    static byte[] fragment(int opcode, byte[] payload) {
        byte[] frame = frame(opcode, payload);
        frame[0] &= 0x7F;
        return frame;
    }

    /** Writes these bytes so many times, or until the server has ended the connection. */
    void repeat(byte[] bytes, int times) {
        int atOnce = Math.max(1, CHUNK / bytes.length);
        byte[] chunk = new byte[atOnce * bytes.length];
        for (int i = 0; i < atOnce; i++) {
            System.arraycopy(bytes, 0, chunk, i * bytes.length, bytes.length);
        }
        try {
            for (int left = times; left > 0; left -= atOnce) {
                write(chunk, Math.min(left, atOnce) * bytes.length, 0);
            }
        } catch (IOException ended) {
            // as it may be, in the middle
        }
    }

    /** What comes up to the empty line that ends a head; less if the connection ends before. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Reads on until this text has come; false if the connection ends before. */
    boolean waitFor(String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        byte[] chunk = new byte[1 << 16];
        String seen = "";
        InputStream in = socket.getInputStream();
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            seen += new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
            if (seen.contains(text)) {
                return true;
            }
            seen = seen.substring(Math.max(0, seen.length() - wanted.length));
        }
        return false;
    }

    /** All that comes until the server ends the connection. */
    String all() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads frames until the server closes; the code that it gave, or -1 if the connection ended without. */
    int closeCode() {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int opcode = in.readUnsignedByte() & 0xF;
                int length = in.readUnsignedByte();
                long size = length < 126 ? length : length == 126 ? in.readUnsignedShort() : in.readLong();
                byte[] payload = in.readNBytes((int) size);
                if (opcode == CLOSE) {
                    return payload.length < 2 ? -1 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
                }
            }
        } catch (IOException ended) {
            return -1;
        }
    }

    /** Whether the server ends the connection, whatever it sends before. */
    public boolean isEnded() throws IOException {
        InputStream in = socket.getInputStream();
        try {
            in.skipNBytes(Long.MAX_VALUE);
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** What a server answers to a request that closes its connection: head and body. */
    static String answer(int port, String request) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.write(request + "\r\nConnection: close\r\n\r\n");
            return connection.all();
        }
    }

    static String header(String head, String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
