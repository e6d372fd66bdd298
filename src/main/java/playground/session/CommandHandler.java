package playground.session;

import playground.experiment.DataSettings;
import playground.experiment.Experiment;
import playground.experiment.Refusal;
import playground.explain.Inspection;
import playground.explain.Inspector;
import playground.export.ExportedFile;
import playground.export.TrainedNetwork;
import playground.lessons.ReluConstruction;
import playground.protocol.BadMessage;
import playground.protocol.ClientMessage;
import playground.protocol.ErrorCode;
import playground.protocol.ServerMessage;
import playground.training.Outcome;
import playground.training.Run;

/** Carries out what a page asks of its run. Owned by the session's turn. */
public final class CommandHandler implements ClientMessage.Handler {
    private final SessionRun run;
    private final RunMemory memory;
    private final RunStarter starter;
    private final TrainingLoop loop;
    private final PageUpdates updates;
    private final Credit credit;
    private final Tutor tutor;
    private final Sweeping sweeping;

    CommandHandler(
            SessionRun run,
            RunMemory memory,
            RunStarter starter,
            TrainingLoop loop,
            PageUpdates updates,
            Credit credit,
            Tutor tutor,
            Sweeping sweeping) {
        this.run = run;
        this.memory = memory;
        this.starter = starter;
        this.loop = loop;
        this.updates = updates;
        this.credit = credit;
        this.tutor = tutor;
        this.sweeping = sweeping;
    }

    @Override
    public void start(ClientMessage.Start message) {
        if (message.checkpoint().isPresent()) {
            starter.resume(message.checkpoint().get(), message.experiment());
        } else {
            starter.start(message.experiment(), false);
        }
        sweeping.end();
        updates.tellStatus();
    }

    @Override
    public void change(ClientMessage.Change message) {
        Experiment after = message.experiment();
        Run current = memory.current();
        if (current.edits().takes(after)) {
            memory.take(after);
            double rate = current.learningRate();
            current.edits().apply(after);
            loop.edited();
            updates.tellChanged();
            if (current.learningRate() != rate) {
                updates.oweFrame();
            }
            tutor.tell();
        } else {
            starter.start(after, run.isRunning());
            updates.tellStatus();
        }
    }

    @Override
    public void editPoints(ClientMessage.EditPoints message) {
        try {
            edit(message);
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, "").ofEdit();
        }
    }

    /** Another number of classes is another network, and so another run. */
    private void edit(ClientMessage.EditPoints message) {
        Run current = memory.current();
        DataSettings data = current.experiment().data();
        int classes = message.classes().orElse(data.classes());
        DataSettings edited = data.spliced(message.start(), message.remove(), message.add(), classes);
        Experiment after = current.experiment().withData(edited);
        if (classes == data.classes()) {
            memory.take(after);
            current.edits().editPoints(message.start(), message.remove(), message.add());
            loop.edited();
            updates.tellChanged();
            updates.oweFrame();
            updates.tellDiagnosis();
        } else {
            starter.start(after, run.isRunning());
            updates.tellStatus();
        }
    }

    @Override
    public void setParameter(ClientMessage.SetParameter message) {
        try {
            Run current = memory.current();
            memory.take(current.experiment());
            if (message.input().isPresent()) {
                int input = message.input().getAsInt();
                current.edits().setWeight(message.layer(), message.unit(), input, message.value());
            } else {
                current.edits().setBias(message.layer(), message.unit(), message.value());
            }
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, "");
        }
        loop.edited();
        updates.tellChanged();
        updates.oweFrame();
        updates.tellDiagnosis();
    }

    @Override
    public void run() {
        memory.current();
        sweeping.rest();
        loop.run();
        updates.tellStatus();
    }

    @Override
    public void pause() {
        memory.current();
        sweeping.rest();
        rest();
    }

    private void rest() {
        run.rest();
        updates.oweCheckpointAtOnce();
        updates.oweFrame();
        updates.tellStatus();
    }

    @Override
    public void step() {
        long next = memory.current().stepCount() + 1;
        sweeping.rest();
        loop.trainOnly(TrainingTarget.toStep(next));
    }

    @Override
    public void epoch() {
        long next = memory.current().epoch() + 1;
        sweeping.rest();
        loop.trainOnly(TrainingTarget.toEpoch(next));
    }

    @Override
    public void reset() {
        boolean wasLost = !run.exists() && run.number() > 0;
        if (wasLost) {
            starter.start(run.experiment(), false);
        } else {
            memory.current().reset();
            sweeping.rest();
            run.rest();
            run.setOutcome(Outcome.STEPPED);
            updates.oweCheckpointAtOnce();
            updates.oweFrame();
        }
        updates.tellStatus();
    }

    @Override
    public void revisit(ClientMessage.Revisit message) {
        Run before = memory.current();
        var known = before.data().points();
        message.expectLaterThan(before.stepCount());
        message.from().ifPresent(starter::revisit);
        sweeping.rest();
        updates.tellRevisited(ServerMessage.Revisited.of(message.step(), run.get(), known));
        loop.makeAgain(message.step());
    }

    @Override
    public void sweep(ClientMessage.Sweep message) {
        sweeping.begin(memory.current(), message.experiments());
        restForSweep();
    }

    @Override
    public void sweepTo(ClientMessage.SweepTo message) {
        sweeping.to(message.step());
        restForSweep();
    }

    @Override
    public void sweepRun() {
        sweeping.run();
        restForSweep();
    }

    @Override
    public void sweepPause() {
        sweeping.rest();
    }

    @Override
    public void sweepEnd() {
        sweeping.end();
    }

    @Override
    public void sweepTake(ClientMessage.SweepTake message) {
        Run taken = sweeping.rested(message.run());
        starter.resume(taken.checkpoint(), taken.experiment());
        updates.tellStatus();
    }

    /** The session's own run and its sweep are never trained at the same time. */
    private void restForSweep() {
        if (run.isRunning()) {
            rest();
        }
    }

    @Override
    public void speed(ClientMessage.ChangeSpeed message) {
        loop.changeSpeed(message.speed());
        sweeping.changeSpeed(message.speed());
    }

    @Override
    public void inspect(ClientMessage.Inspect message) {
        try {
            Run current = memory.current();
            memory.inspecting(current, () -> {
                Inspection inspection = Inspector.inspect(current, message.inquiry());
                updates.tellInspection(inspection);
                return inspection;
            });
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, "inspect");
        } catch (BadMessage busy) {
            // By the path, the page knows that this is the answer to its question.
            throw busy.at("inspect");
        }
    }

    @Override
    public void watch(ClientMessage.Watch message) {
        tutor.watch(message.step());
        tutor.tell();
    }

    @Override
    public void answer(ClientMessage.Answer message) {
        tutor.answer(message.numbers());
        tutor.tell();
    }

    @Override
    public void build(ClientMessage.Build message) {
        try {
            Experiment built = ReluConstruction.build(memory.current().experiment(), message.pieces());
            starter.start(built, false);
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, "");
        }
        updates.tellStatus();
    }

    @Override
    public void export(ClientMessage.Export message) {
        try {
            Run current = memory.current();
            memory.inspecting(current, () -> {
                TrainedNetwork trained = TrainedNetwork.of(current, message.link());
                ExportedFile file = message.format().write(trained, current.breaks());
                updates.tellExported(file);
                return file;
            });
        } catch (Refusal refusal) {
            throw BadMessage.of(refusal, "");
        }
    }

    @Override
    public void ack(ClientMessage.Ack message) {
        if (!credit.give(message.frame())) {
            String value = Long.toString(message.frame());
            String allowed = "0 … " + credit.sent();
            String sentence = "frame is " + value + "; allowed: " + allowed + ".";
            throw new BadMessage(ErrorCode.OUT_OF_RANGE, "frame", value, allowed, sentence);
        }
    }

    @Override
    public void pong() {
        // A pong has no content: that it came is enough.
    }
}
