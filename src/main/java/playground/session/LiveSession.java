package playground.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import playground.protocol.Acknowledgement;
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
 * time, so that messages are carried out between two steps and nothing here is locked. A frame is made when it can be sent, and so
 * always shows the newest state.
 */
public final class LiveSession {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    /** After this silence of its page, a resting run gives back the memory of what it can compute again. */
    private static final long LEFT_ALONE = TimeUnit.SECONDS.toNanos(1);

    private final Inbox inbox;
    /** The number of messages in the inbox that end training, such as a pause. */
    private final AtomicInteger endings = new AtomicInteger();

    private final Scheduler.Task task;
    private final Credit credit;
    private final Outbox outbox;
    private final SessionRun run = new SessionRun();
    private final RunMemory runMemory;
    private final PageUpdates updates;
    private final Tutor tutor;
    private final Sweeping sweeping;
    private final TrainingLoop loop;
    private final CommandHandler commands;
    private final MemoryBudget.Share memory;
    private final SessionMetrics metrics;
    private final Runnable noRoom;
    private final Runnable onProgress;
    private final LongSupplier clock;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private ByteBuffer frameBytes = ByteBuffer.allocate(0);
    private volatile long heardAt;
    private volatile long askedAt;
    private volatile boolean finishing;
    /** Whether a message is being carried out, or the step or epoch that it asked for. */
    private volatile boolean carriesOut;
    /** The thread of the turn; null between turns. */
    private volatile Thread turning;

    private boolean closed;

    /**
     * @param noRoom called when not even the session's first run fits into the server's memory, in a turn
     * @param onProgress called when there may be room again for more messages
     * @param clock in nanoseconds
     */
    public LiveSession(
            Scheduler scheduler,
            Outbox.Line line,
            MemoryBudget.Share memory,
            SessionMetrics metrics,
            Runnable noRoom,
            Runnable onProgress,
            LongSupplier clock) {
        this.memory = memory;
        this.metrics = metrics;
        this.noRoom = noRoom;
        this.onProgress = onProgress;
        this.clock = clock;
        heardAt = clock.getAsLong();
        askedAt = heardAt;
        inbox = new Inbox(memory);
        task = scheduler.add(this::turn);
        credit = new Credit(task::wake);
        outbox = new Outbox(line, memory, this::written);
        runMemory = new RunMemory(run, memory, task::standAside);
        updates = new PageUpdates(run, this::answer);
        tutor = new Tutor(run, runMemory, this::answer);
        loop = new TrainingLoop(run, updates, credit, tutor, clock);
        SweepUpdates sweepUpdates = new SweepUpdates(this::answer);
        SweepLoop sweepLoop = new SweepLoop(sweepUpdates, clock);
        sweeping = new Sweeping(runMemory, sweepUpdates, sweepLoop, task::giveWay, metrics::failed);
        RunStarter starter = new RunStarter(run, runMemory, updates, task::giveWay);
        commands = new CommandHandler(run, runMemory, starter, loop, updates, credit, tutor, sweeping);
    }

    /** Takes a message in, as UTF-8, that was taken from the session's memory. From the socket's reader. */
    public void receive(byte[] message) {
        heardAt = clock.getAsLong();
        if (MessageReader.endsTraining(message)) {
            endings.incrementAndGet();
        }
        inbox.add(message);
        task.wake();
    }

    /**
     * Takes an acknowledgement in. It needs no memory, and a turn only if a frame waits for it. False, with nothing done, if the
     * message is to be {@link #receive received}: anything else, what has to wait for its turn, or what is to be refused. From the
     * socket's reader.
     */
    public boolean acknowledge(ByteBuffer message) {
        long frame = Acknowledgement.frame(message);
        // in their order: after all messages before it, and after the step or epoch that they asked for
        if (frame == Acknowledgement.NONE || !inbox.isEmpty() || carriesOut || !credit.give(frame)) {
            return false;
        }
        heardAt = clock.getAsLong();
        return true;
    }

    /** Whether one more message may be read: there is room for it, and for an answer. From any thread. */
    public boolean hasRoom() {
        return inbox.hasRoom() && outbox.hasRoom();
    }

    /** Whether the page has been sent all that there is for it. From any thread. */
    public boolean isRead() {
        return outbox.isEmpty();
    }

    /** When the page last sent anything, by the clock. From any thread. */
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
        task.wake();
        return finished;
    }

    /** The socket is gone, and the run with it, at the latest when its turn ends. From any thread. */
    public void close() {
        task.cancel();
        inbox.close();
        outbox.close();
        finished.complete(null);
        synchronized (this) {
            closed = true;
            if (turning == null) {
                letGo();
            }
        }
    }

    /** Drops the run now, since its memory is needed for others while the socket may hold on to this session for a while. */
    private void letGo() {
        run.close();
        sweeping.close();
        frameBytes = ByteBuffer.allocate(0);
        memory.close();
    }

    /** What is written at once, in a turn, is seen by that turn. */
    private void written() {
        if (!Thread.currentThread().equals(turning)) {
            task.wake();
        }
        onProgress.run();
    }

    private long turn(long length) {
        synchronized (this) {
            if (closed) {
                return Scheduler.WHEN_WOKEN;
            }
            turning = Thread.currentThread();
        }
        try {
            return finishing ? lastTurn() : workingTurn(length);
        } finally {
            synchronized (this) {
                turning = null;
                if (closed) {
                    letGo();
                }
            }
            onProgress.run();
        }
    }

    private long workingTurn(long length) {
        long deadline = clock.getAsLong() + length;
        try {
            do {
                carryOutMessages(deadline);
                // first, so that a sweep that is to rest does so before the session's own run goes on
                sweeping.train(deadline);
                loop.train(deadline);
                sendNewest();
            } while (mayCarryOut(deadline));
        } catch (Scheduler.Cancelled cancelled) {
            return Scheduler.WHEN_WOKEN;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("event=run-failed {}", Fault.line(e));
            metrics.failed();
            run.lose();
            updates.tellFault();
        }
        metrics.steps(loop.takeSteps() + sweeping.takeSteps());
        carriesOut = loop.isCommanded();
        boolean messagesCanBeCarriedOut = !inbox.isEmpty() && outbox.hasRoom() && !loop.isCommanded();
        return messagesCanBeCarriedOut ? 0 : untilNextTurn(clock.getAsLong());
    }

    private long untilNextTurn(long now) {
        // If the outbox isn't empty, it wakes the session when it is.
        long untilCheckpoint = outbox.isEmpty() ? updates.untilCheckpoint(now) : Scheduler.WHEN_WOKEN;
        long untilTrained = Math.min(loop.untilNextTurn(now), sweeping.untilNextTurn(now));
        long next = Math.min(untilTrained, untilCheckpoint);
        if (outbox.isEmpty() && !runMemory.isReleased() && loop.isIdle(now)) {
            long untilLeftAlone = memory.isTight() ? 0 : heardAt + LEFT_ALONE - now;
            if (untilLeftAlone > 0) {
                return Math.min(next, untilLeftAlone);
            }
            runMemory.release();
            updates.release();
        }
        return next;
    }

    private long lastTurn() {
        loop.halt();
        long now = clock.getAsLong();
        if (updates.owesCheckpoint(now)) {
            outbox.binary(updates.checkpoint(now));
        }
        if (outbox.isEmpty()) {
            finished.complete(null);
        }
        return Scheduler.WHEN_WOKEN;
    }

    private void carryOutMessages(long deadline) {
        if (endings.get() > 0) {
            loop.leaveLongEpoch();
        }
        while (mayCarryOut(deadline)) {
            // before the message is taken, so that no acknowledgement gets ahead of it
            carriesOut = true;
            byte[] message = inbox.poll();
            if (message == null) {
                return;
            }
            if (MessageReader.endsTraining(message)) {
                endings.decrementAndGet();
            }
            // also here, since a full server reads its sockets late
            heardAt = clock.getAsLong();
            try {
                read(message).accept(commands);
            } catch (BadMessage e) {
                refuse(e);
            }
        }
    }

    private ClientMessage read(byte[] message) {
        try {
            return memory.during(
                    MessageReader.memory(message),
                    task::standAside,
                    () -> MessageReader.read(new String(message, StandardCharsets.UTF_8), run.experiment()));
        } finally {
            memory.drop(message.length);
        }
    }

    /** A step or epoch is made before the next message is carried out. */
    private boolean mayCarryOut(long deadline) {
        return !inbox.isEmpty() && outbox.hasRoom() && !loop.isCommanded() && clock.getAsLong() - deadline < 0;
    }

    private void refuse(BadMessage bad) {
        boolean lacksMemory = bad.answer().code() == ErrorCode.BUSY;
        metrics.refused(lacksMemory ? RefusalReason.MEMORY : RefusalReason.BAD_MESSAGE);
        if (lacksMemory && !run.exists()) {
            noRoom.run();
            return;
        }
        answer(bad.answer());
        if (bad.isEdit() && run.exists()) {
            updates.tellPoints();
        }
    }

    /** Sends the frame and the checkpoint that are due, once everything before them is written. */
    private void sendNewest() {
        boolean lineIsFree = outbox.isEmpty();
        if (updates.owesFrame()) {
            if (lineIsFree && credit.isLeft()) {
                sendFrame();
            } else {
                metrics.frameWaited();
            }
        }
        if (sweeping.owesFrame()) {
            if (lineIsFree && credit.isLeft()) {
                sendFrameOfSweep();
            } else {
                metrics.frameWaited();
            }
        }
        long now = clock.getAsLong();
        if (lineIsFree && updates.untilCheckpoint(now) <= 0) {
            outbox.binary(updates.checkpoint(now));
        }
    }

    private void sendFrame() {
        Frame frame = updates.frame(credit.sent() + 1);
        double[] parameters = run.get().parameters();
        int bytes = FrameCodec.bytes(parameters.length);
        if (frameBytes.capacity() < bytes) {
            frameBytes = ByteBuffer.allocate(bytes);
        }
        FrameCodec.encode(frame, parameters, frameBytes);
        credit.use(clock.getAsLong());
        outbox.binary(frameBytes);
        metrics.frameSent(bytes);
        updates.frameSent();
        tutor.frameSent(clock.getAsLong());
    }

    private void sendFrameOfSweep() {
        ByteBuffer frame = sweeping.frame(credit.sent() + 1);
        if (frame.hasRemaining()) {
            credit.use(clock.getAsLong());
            outbox.binary(frame);
            metrics.frameSent(frame.limit());
            sweeping.frameSent();
        }
    }

    /** In a turn. */
    private void answer(ServerMessage message) {
        outbox.text(MessageWriter.write(message, task::giveWay));
    }
}
