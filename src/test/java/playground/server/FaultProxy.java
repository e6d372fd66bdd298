package playground.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A line between pages and servers on which everything can go wrong: it hands each connection to the next of its servers that
 * answers, as a plain TCP balancer does, and can be slow, silent, or cut at any byte.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 4096;

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile int[] servers;
    private final Queue<Long> cuts = new ConcurrentLinkedQueue<>();
    private volatile long delayNanos;
    private volatile boolean silent;

    /** Listens on a free port, and knows these ports of servers. */
    public FaultProxy(int... servers) {
        this.servers = servers;
        try {
            listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Connections since the start. */
    public int accepted() {
        return accepted.get();
    }

    /** From now on, new connections go to these. */
    public void serve(int... newServers) {
        servers = newServers;
    }

    /** Cuts all connections, as a cable that is pulled. */
    public void cut() {
        open.forEach(FaultProxy::abort);
    }

    /** The next connections are cut, one after the other, when they have brought their page so many bytes. */
    public void cutNextAfter(List<Long> bytes) {
        cuts.addAll(bytes);
    }

    /** Every chunk waits so long, in both directions. */
    public void delay(long nanos) {
        delayNanos = nanos;
    }

    /** Whether to stop reading, with all connections left open. */
    public void silence(boolean isSilent) {
        silent = isSilent;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        silent = false;
        cut();
    }

    private void accept() {
        while (!listening.isClosed()) {
            Socket page;
            try {
                page = listening.accept();
            } catch (IOException closed) {
                return;
            }
            open.add(page);
            int number = accepted.getAndIncrement();
            Long cut = cuts.poll();
            start(() -> join(page, number, cut == null ? Long.MAX_VALUE : cut));
        }
    }

    private void join(Socket page, int number, long limit) {
        int[] known = servers;
        for (int i = 0; i < known.length; i++) {
            try {
                Socket server = new Socket(InetAddress.getLoopbackAddress(), known[(number + i) % known.length]);
                open.add(server);
                start(() -> forward(page, server, Long.MAX_VALUE));
                forward(server, page, limit);
                return;
            } catch (IOException refused) {
                // The next one may answer.
            }
        }
        abort(page);
    }

    private void forward(Socket from, Socket to, long limit) {
        byte[] chunk = new byte[CHUNK];
        long left = limit;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            while (left > 0) {
                while (silent && !from.isClosed()) {
                    LockSupport.parkNanos(1_000_000);
                }
                int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
                if (count < 0) {
                    break;
                }
                if (delayNanos > 0) {
                    LockSupport.parkNanos(delayNanos);
                }
                out.write(chunk, 0, count);
                left -= count;
            }
        } catch (IOException gone) {
            // One side is gone: so goes the other.
        }
        abort(from);
        abort(to);
    }

    /** Without a farewell: the other side sees a reset. */
    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // It is closed, which is all that was wanted.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
