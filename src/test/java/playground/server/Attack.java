package playground.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Connections that each send what they have to as fast as they are read, at the same time. */
final class Attack implements AutoCloseable {
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(50);
    /** So many looks without a byte more, and all that can be sent has been. */
    private static final int QUIET_LOOKS = 20;

    private static final int MOST_LOOKS = 300;

    private final List<RawConnection> connections = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** What a connection sends. */
    interface Sending {
        void send() throws IOException;
    }

    /** Prepares a connection; nothing is sent yet. */
    void with(RawConnection connection, Sending sending) {
        connections.add(connection);
        Thread thread = new Thread(() -> {
            try {
                sending.send();
            } catch (IOException ended) {
                // as the server likes
            }
        });
        thread.setDaemon(true);
        threads.add(thread);
    }

    /** Sends from all connections, each beginning so many nanoseconds after the one before, until no more of it is taken. */
    void strike(long apart) {
        for (Thread thread : threads) {
            thread.start();
            LockSupport.parkNanos(apart);
        }
        long before = -1;
        int quiet = 0;
        for (int look = 0; look < MOST_LOOKS && quiet < QUIET_LOOKS; look++) {
            LockSupport.parkNanos(LOOK_EVERY);
            long now = connections.stream().mapToLong(RawConnection::written).sum();
            quiet = now == before ? quiet + 1 : 0;
            before = now;
        }
    }

    @Override
    public void close() {
        for (RawConnection connection : connections) {
            try {
                connection.close();
            } catch (IOException broken) {
                // closed enough
            }
        }
    }
}
