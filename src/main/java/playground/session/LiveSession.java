package playground.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.protocol.BadMessage;
import playground.protocol.ClientMessage;
import playground.protocol.ErrorCode;
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
public final class LiveSession {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    /** A page that has said nothing for so long is left with what can't be made again: most pages of a class are read, not run. */
    private static final long LEFT_ALONE = TimeUnit.SECONDS.toNanos(1);

    private final Inbox inbox;
    /** How many messages of the inbox end what is trained. */
    private final AtomicInteger endings = new AtomicInteger();

    private final Credit credit = new Credit();
    private final Scheduler.Seat seat;
    private final Outbox outbox;
    private final Conductor conductor;
    private final MemoryBudget.Share memory;
    private final SessionMetrics metrics;
    private final Runnable noRoom;
    private final Runnable onProgress;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private ByteBuffer frameBytes = ByteBuffer.allocate(0);
    private volatile long heardAt = System.nanoTime();
    private volatile long askedAt = heardAt;
    private volatile boolean finishing;
    private boolean inTurn;
    private boolean closed;

    /**
     * @param noRoom called when not even the session's first run fits into the server's memory, in a turn
     * @param onProgress called when there may be room again for more messages
     */
    public LiveSession(
            Scheduler scheduler,
            Outbox.Line line,
            MemoryBudget.Share memory,
            SessionMetrics metrics,
            Runnable noRoom,
            Runnable onProgress) {
        this.memory = memory;
        this.metrics = metrics;
        this.noRoom = noRoom;
        this.onProgress = onProgress;
        inbox = new Inbox(memory);
        seat = scheduler.seat(this::turn);
        outbox = new Outbox(line, memory, this::written);
        conductor = new Conductor(credit, memory, seat::giveWay, seat::standAside, this::answer);
    }

    /** Takes a message in, as UTF-8, that was taken from the session's memory. From the socket's reader. */
    public void receive(byte[] message) {
        heardAt = System.nanoTime();
        if (MessageReader.endsTraining(message)) {
            endings.incrementAndGet();
        }
        inbox.add(message);
        seat.wake();
    }

    /** Whether one more message may be read: there is room for it, and for an answer. From any thread. */
    public boolean hasRoom() {
        return inbox.hasRoom() && outbox.hasRoom();
    }

    /** Whether the page has been sent all that there is for it. From any thread. */
    public boolean isRead() {
        return outbox.isEmpty();
    }

    /** When the page last sent anything, by {@link System#nanoTime}. From any thread. */
    long heardAt() {
        return heardAt;
    }

    /** Asks the page whether it is there, but not more often than every {@code interval} nanoseconds. From any thread. */
    public void ask(long now, long interval) {
        if (now - askedAt >= interval && outbox.isEmpty()) {
            askedAt = now;
            outbox.text(MessageWriter.write(ServerMessage.Ping.PING));
        }
    }

    /**
     * Trains no more, and sends the page the checkpoint from which another server can go on. Done when that is written, if the
     * page takes it. From any thread.
     */
    public CompletableFuture<Void> finish() {
        finishing = true;
        seat.wake();
        return finished;
    }

    /** The socket is gone, and the run with it, at the latest when its turn ends. From any thread. */
    public void close() {
        seat.leave();
        inbox.close();
        outbox.close();
        finished.complete(null);
        synchronized (this) {
            closed = true;
            if (!inTurn) {
                letGo();
            }
        }
    }

    /** Only when the run is gone is there room for another one. The socket may keep this session for a while yet. */
    private void letGo() {
        conductor.close();
        frameBytes = ByteBuffer.allocate(0);
        memory.close();
    }

    private void written() {
        seat.wake();
        onProgress.run();
    }

    private long turn(long length) {
        synchronized (this) {
            if (closed) {
                return Scheduler.WHEN_WOKEN;
            }
            inTurn = true;
        }
        try {
            return finishing ? lastTurn() : workingTurn(length);
        } finally {
            synchronized (this) {
                inTurn = false;
                if (closed) {
                    letGo();
                }
            }
            onProgress.run();
        }
    }

    private long workingTurn(long length) {
        long deadline = System.nanoTime() + length;
        try {
            do {
                carryOutMessages(deadline);
                conductor.train(deadline);
                sendNewest();
            } while (mayCarryOut(deadline));
        } catch (Scheduler.Left left) {
            return Scheduler.WHEN_WOKEN;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("event=run-failed {}", Fault.line(e));
            metrics.failed();
            conductor.fail();
        }
        metrics.steps(conductor.takeSteps());
        boolean messagesCanBeCarriedOut = !inbox.isEmpty() && outbox.hasRoom();
        return messagesCanBeCarriedOut ? 0 : untilNextTurn(System.nanoTime());
    }

    private long untilNextTurn(long now) {
        // A box that isn't empty wakes the session as it empties.
        long untilCheckpoint = outbox.isEmpty() ? conductor.untilCheckpoint(now) : Scheduler.WHEN_WOKEN;
        long next = Math.min(conductor.untilNextTurn(now), untilCheckpoint);
        if (outbox.isEmpty() && conductor.mayBeReleased(now)) {
            long untilLeftAlone = memory.isTight() ? 0 : heardAt + LEFT_ALONE - now;
            if (untilLeftAlone > 0) {
                return untilLeftAlone;
            }
            conductor.release();
        }
        return next;
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
        if (endings.get() > 0) {
            conductor.leaveLongEpoch(System.nanoTime());
        }
        while (mayCarryOut(deadline)) {
            byte[] message = inbox.poll();
            if (message == null) {
                return;
            }
            if (MessageReader.endsTraining(message)) {
                endings.decrementAndGet();
            }
            // also here, since a full server reads its sockets late
            heardAt = System.nanoTime();
            try {
                read(message).accept(conductor);
            } catch (BadMessage e) {
                refuse(e);
            }
        }
    }

    private ClientMessage read(byte[] message) {
        try {
            return memory.during(
                    MessageReader.memory(message),
                    seat::standAside,
                    () -> MessageReader.read(new String(message, StandardCharsets.UTF_8), conductor.experiment()));
        } finally {
            memory.drop(message.length);
        }
    }

    /** A step or epoch is made before the next message is carried out. */
    private boolean mayCarryOut(long deadline) {
        return !inbox.isEmpty() && outbox.hasRoom() && !conductor.isCommanded() && System.nanoTime() - deadline < 0;
    }

    private void refuse(BadMessage bad) {
        boolean lacksMemory = bad.answer().code() == ErrorCode.BUSY;
        metrics.refused(lacksMemory ? RefusalReason.MEMORY : RefusalReason.BAD_MESSAGE);
        if (lacksMemory && !conductor.hasRun()) {
            noRoom.run();
            return;
        }
        answer(bad.answer());
        if (bad.isEdit() && conductor.hasRun()) {
            conductor.tellPoints();
        }
    }

    /** The frame and the checkpoint that are owed, when all before them is written. */
    private void sendNewest() {
        boolean lineIsFree = outbox.isEmpty();
        if (conductor.owesFrame()) {
            if (lineIsFree && credit.isLeft()) {
                sendFrame();
            } else {
                metrics.frameWaited();
            }
        }
        long now = System.nanoTime();
        if (lineIsFree && conductor.untilCheckpoint(now) <= 0) {
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
        metrics.frameSent(bytes);
        conductor.frameSent();
    }

    /** In a turn. */
    private void answer(ServerMessage message) {
        outbox.text(MessageWriter.write(message, seat::giveWay));
    }
}
