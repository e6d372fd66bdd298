package playground.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import playground.session.RefusalReason;

/** Counts sessions, in all and by address, and refuses those beyond the limits. Any thread may call it. */
final class Admission {
    private final int most;
    private final int mostOfAnAddress;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int all;

    Admission(ServerOptions options) {
        most = options.maxSessions();
        mostOfAnAddress = options.maxSessionsPerAddress();
    }

    /** Lets a session of this address in, or gives the reason why not. */
    synchronized Optional<RefusalReason> enter(String address) {
        if (all >= most) {
            return Optional.of(RefusalReason.FULL);
        }
        int present = byAddress.getOrDefault(address, 0);
        if (present >= mostOfAnAddress) {
            return Optional.of(RefusalReason.ADDRESS_FULL);
        }
        byAddress.put(address, present + 1);
        all++;
        return Optional.empty();
    }

    /** Gives back the place of a session that was let in. */
    synchronized void leave(String address) {
        byAddress.computeIfPresent(address, (key, present) -> present == 1 ? null : present - 1);
        all--;
    }

    synchronized int all() {
        return all;
    }

    /** How many addresses are remembered: those with a session, and no others. */
    synchronized int addresses() {
        return byAddress.size();
    }
}
