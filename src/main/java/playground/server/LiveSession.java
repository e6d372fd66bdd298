package playground.server;

import java.nio.ByteBuffer;
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
    private ByteBuffer frameBytes = ByteBuffer.allocate(0);

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

    /** The socket is gone, and the run with it. From any thread. */
    void close() {
        seat.leave();
        outbox.close();
    }

    private long turn() {
        long deadline = System.nanoTime() + TURN;
        try {
            carryOutMessages(deadline);
            conductor.train(deadline);
            sendFrame();
        } catch (RuntimeException e) {
            LOG.error("A run ended by a fault of the server.", e);
            conductor.fail();
        }
        boolean messagesCanBeCarriedOut = !inbox.isEmpty() && outbox.hasRoom();
        return messagesCanBeCarriedOut ? 0 : conductor.untilNextTurn(System.nanoTime());
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

    private void sendFrame() {
        if (!conductor.owesFrame() || !credit.isLeft() || !outbox.isEmpty()) {
            return;
        }
        Frame frame = conductor.frame(credit.sent() + 1);
        double[] parameters = conductor.parameters();
        int bytes = FrameCodec.bytes(parameters.length);
        if (frameBytes.capacity() < bytes) {
            frameBytes = ByteBuffer.allocate(bytes);
        }
        FrameCodec.encode(frame, parameters, frameBytes);
        credit.use(System.nanoTime());
        outbox.frame(frameBytes);
        conductor.frameSent();
    }

    private void answer(ServerMessage message) {
        outbox.text(MessageWriter.write(message));
    }
}
