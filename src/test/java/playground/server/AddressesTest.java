package playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import playground.session.RefusalReason;

final class AddressesTest {
    private static final InetSocketAddress PEER = new InetSocketAddress("192.0.2.7", 4711);

    @Test
    void withoutAProxyWhatAClientSaysOfItselfCountsNothing() {
        assertEquals("192.0.2.7", Addresses.of(PEER, List.of("198.51.100.1"), false));
        assertEquals("192.0.2.7", Addresses.of(PEER, null, false));
    }

    @Test
    void behindAProxyTheLastHopCountsAndNoneThatTheClientWroteBeforeIt() {
        assertEquals("198.51.100.1", Addresses.of(PEER, List.of("198.51.100.1"), true));
        assertEquals("198.51.100.1", Addresses.of(PEER, List.of("203.0.113.5, 198.51.100.1"), true));
        assertEquals("198.51.100.1", Addresses.of(PEER, List.of("203.0.113.5", "a, 198.51.100.1:80"), true));
        assertEquals("192.0.2.7", Addresses.of(PEER, List.of(), true));
    }

    @Test
    void addressesOfOneIpv6NetworkCountTogether() {
        String one = Addresses.of(PEER, List.of("2001:db8:1:2:3:4:5:6"), true);
        assertEquals(one, Addresses.of(PEER, List.of("[2001:db8:1:2::9]:443"), true));
        assertNotEquals(one, Addresses.of(PEER, List.of("2001:db8:1:3::9"), true));
    }

    @Test
    void anAdmissionRemembersNobodyWhoHasLeft() {
        Admission admission =
                new Admission(ServerOptions.DEFAULT.withMaxSessions(3).withMaxSessionsPerAddress(2));
        assertEquals(Optional.empty(), admission.enter("a"));
        assertEquals(Optional.empty(), admission.enter("a"));
        assertEquals(Optional.of(RefusalReason.ADDRESS_FULL), admission.enter("a"));
        assertEquals(Optional.empty(), admission.enter("b"));
        assertEquals(Optional.of(RefusalReason.FULL), admission.enter("c"));
        admission.leave("a");
        admission.leave("a");
        admission.leave("b");
        assertEquals(0, admission.all());
        assertEquals(0, admission.addresses());
    }
}
