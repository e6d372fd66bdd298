package playground.server;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.protocol.BadMessage;
import playground.protocol.Frame;
import playground.protocol.FrameCodec;
import playground.protocol.MessageReader;
import playground.protocol.MessageWriter;
import playground.protocol.ServerMessage;

/**
 * One page's session: takes its messages, trains its run, sends it frames.
 *
 * <p>Messages come in on the socket's threads and wait; all else is done in turns on the scheduler's threads, one at a
 * time, so that messages are carried out between two steps and nothing here is locked. The newest state wins: a frame is
 * made when it can be sent, so none ever waits and grows old.
 */
final class LiveSession {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    /** How long a turn trains before the other sessions have theirs. */
    private static final long TURN = TimeUnit.MILLISECONDS.toNanos(4);

    private final Inbox inbox = new Inbox();
    private final Credit credit = new Credit();
    private final Scheduler.Seat seat;
    private final Outbox outbox;
    private final Conductor conductor;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private ByteBuffer frameBytes = ByteBuffer.allocate(0);
    private volatile boolean finishing;

    LiveSession(Scheduler scheduler, Outbox.Line line) {
        seat = scheduler.seat(this::turn);
        outbox = new Outbox(line, seat::wake);
        conductor = new Conductor(credit, this::answer);
    }

    /** Takes a message in, from any thread; false if the page sends more than is carried out. */
    boolean receive(String message) {
        boolean taken = inbox.offer(message);
        seat.wake();
        return taken;
    }

    /**
     * Trains no more, and sends the page the checkpoint from which another server can go on. Done when that is written, if the
     * page takes it. From any thread.
     */
    CompletableFuture<Void> finish() {
        finishing = true;
        seat.wake();
        return finished;
    }

    /** The socket is gone, and the run with it. From any thread. */
    void close() {
        seat.leave();
        outbox.close();
        finished.complete(null);
    }

    private long turn() {
        if (finishing) {
            return lastTurn();
        }
        long deadline = System.nanoTime() + TURN;
        try {
            carryOutMessages(deadline);
            conductor.train(deadline);
            sendNewest();
        } catch (RuntimeException e) {
            LOG.error("A run ended by a fault of the server.", e);
            conductor.fail();
        }
        boolean messagesCanBeCarriedOut = !inbox.isEmpty() && outbox.hasRoom();
        return messagesCanBeCarriedOut ? 0 : untilNextTurn(System.nanoTime());
    }

    private long untilNextTurn(long now) {
        // A box that isn't empty wakes the session as it empties.
        long untilCheckpoint = outbox.isEmpty() ? conductor.untilCheckpoint(now) : Scheduler.WHEN_WOKEN;
        return Math.min(conductor.untilNextTurn(now), untilCheckpoint);
    }

    private long lastTurn() {
        if (conductor.halt()) {
            outbox.binary(conductor.checkpoint(System.nanoTime()));
        }
        if (outbox.isEmpty()) {
            finished.complete(null);
        }
        return Scheduler.WHEN_WOKEN;
    }

    private void carryOutMessages(long deadline) {
        while (outbox.hasRoom() && System.nanoTime() - deadline < 0) {
            String message = inbox.poll();
            if (message == null) {
                return;
            }
            try {
                MessageReader.read(message, conductor.experiment()).accept(conductor);
            } catch (BadMessage e) {
                answer(e.answer());
                if (e.isEdit()) {
                    conductor.tellPoints();
                }
            }
        }
    }

    /** The frame and the checkpoint that are owed, when all before them is written. */
    private void sendNewest() {
        if (!outbox.isEmpty()) {
            return;
        }
        if (conductor.owesFrame() && credit.isLeft()) {
            sendFrame();
        }
        long now = System.nanoTime();
        if (conductor.untilCheckpoint(now) <= 0) {
            outbox.binary(conductor.checkpoint(now));
        }
    }

    private void sendFrame() {
        Frame frame = conductor.frame(credit.sent() + 1);
        double[] parameters = conductor.parameters();
        int bytes = FrameCodec.bytes(parameters.length);
        if (frameBytes.capacity() < bytes) {
            frameBytes = ByteBuffer.allocate(bytes);
        }
        FrameCodec.encode(frame, parameters, frameBytes);
        credit.use(System.nanoTime());
        outbox.binary(frameBytes);
        conductor.frameSent();
    }

    private void answer(ServerMessage message) {
        outbox.text(MessageWriter.write(message));
    }
}
