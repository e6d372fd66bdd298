package playground.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HexFormat;
import java.util.List;

/** The address by which sessions and connections are counted. */
final class Addresses {
    private static final int NETWORK_BYTES = 8;

    private Addresses() {}

    /**
     * The peer's address, of IPv6 only the network, since one household has 2⁶⁴ addresses. Behind a proxy it is the last
     * entry of X-Forwarded-For: the one that the proxy wrote itself, whatever the client had sent before it.
     *
     * @param forwardedFor the values of all X-Forwarded-For headers, in their order; null for none
     */
    static String of(SocketAddress peer, List<String> forwardedFor, boolean behindProxy) {
        if (behindProxy && forwardedFor != null && !forwardedFor.isEmpty()) {
            String[] hops = forwardedFor.get(forwardedFor.size() - 1).split(",", -1);
            return network(hops[hops.length - 1].strip());
        }
        return peer instanceof InetSocketAddress address && address.getAddress() != null
                ? network(address.getAddress())
                : "unknown";
    }

    /** A hop as the proxy wrote it. Not looked up: only literal addresses are. */
    private static String network(String hop) {
        boolean isIpv6 = hop.indexOf(':') != hop.lastIndexOf(':');
        if (!isIpv6) {
            int port = hop.indexOf(':');
            return port < 0 ? hop : hop.substring(0, port);
        }
        String literal = hop.startsWith("[") && hop.contains("]") ? hop.substring(1, hop.indexOf(']')) : hop;
        if (!literal.matches("[0-9a-fA-F:.]+")) {
            return literal;
        }
        try {
            return network(InetAddress.getByName(literal));
        } catch (java.net.UnknownHostException e) {
            return literal;
        }
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
                : address.getHostAddress();
    }
}
