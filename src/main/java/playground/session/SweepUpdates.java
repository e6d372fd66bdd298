package playground.session;

import java.util.List;
import java.util.function.Consumer;
import playground.protocol.ErrorCode;
import playground.protocol.ServerMessage;
import playground.protocol.ServerMessage.SweepState;
import playground.training.Run;

/** What a page is told of its sweep, and what of that is still to be sent. Owned by the session's turn. */
final class SweepUpdates {
    /** Where refusals of a sweep as a whole are: by that the page knows what they are about. */
    static final String PATH = "sweep";

    private final Consumer<ServerMessage> answers;
    private boolean owesFrame;
    /** That the sweep rests is told after the frame that shows where. */
    private boolean owesStatus;

    /** @param answers takes what is to be sent at once */
    SweepUpdates(Consumer<ServerMessage> answers) {
        this.answers = answers;
    }

    boolean owesFrame() {
        return owesFrame;
    }

    void oweFrame() {
        owesFrame = true;
    }

    /** The frame that was owed is on its way. */
    void frameSent(Sweep shown) {
        owesFrame = false;
        if (owesStatus) {
            owesStatus = false;
            tell(shown, SweepState.RESTING);
        }
    }

    /** Nothing is to be sent any more. */
    void forget() {
        owesFrame = false;
        owesStatus = false;
    }

    /** @param own the session's own run, whose points the page has */
    void tellStarted(Sweep started, Run own) {
        forget();
        oweFrame();
        List<Run> runs = started.runs().stream().map(SweptRun::run).toList();
        answers.accept(ServerMessage.SweepStarted.of(started.number(), runs, own));
    }

    void tellRunning(Sweep sweep) {
        owesStatus = false;
        tell(sweep, SweepState.RUNNING);
    }

    void tellResting(Sweep sweep) {
        owesStatus = owesFrame;
        if (!owesStatus) {
            tell(sweep, SweepState.RESTING);
        }
    }

    private void tell(Sweep sweep, SweepState state) {
        answers.accept(new ServerMessage.SweepStatus(sweep.number(), state));
    }

    void tellFault() {
        forget();
        String sentence = "The server made a mistake, and the sweep has ended. Your run hasn't.";
        answers.accept(new ServerMessage.Refused(ErrorCode.INTERNAL, PATH, "", "", sentence));
    }
}
