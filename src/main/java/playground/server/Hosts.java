package playground.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that the server answers to. A page of another site can have its own name lead to this machine (DNS rebinding): for the
 * browser it would then be of the same origin as this server, and only the name in {@code Host} still tells the two apart. No such
 * page can be behind an address, or behind a name that its site can't own.
 */
final class Hosts {
    private static final Pattern HOST = Pattern.compile("(?<name>\\[[0-9a-f:.]+]|[^\\[\\]:]+)(:\\d{0,5})?");
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|(\\d{1,3}\\.){3}\\d{1,3}");
    private static final String LOCALHOST = "localhost";

    private final Set<String> named = new HashSet<>();
    private final boolean isBehindProxy;
    private final CompletableFuture<String> machine;

    /** @param machine the machine's own name; it may take long to find */
    Hosts(Set<String> named, boolean isBehindProxy, CompletableFuture<String> machine) {
        named.forEach(name -> this.named.add(name.toLowerCase(Locale.ROOT)));
        this.isBehindProxy = isBehindProxy;
        this.machine = machine;
    }

    static Hosts of(ServerOptions options) {
        return new Hosts(options.hosts(), options.behindProxy(), machineName());
    }

    /** The names of a server that is asked from this machine or its network, and by no other name. */
    static Hosts direct() {
        return new Hosts(Set.of(), false, machineName());
    }

    /** @param host what a request says in {@code Host}: a name or address, perhaps with a port */
    boolean include(String host) {
        Matcher parts = HOST.matcher(host.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return false;
        }
        String name = withoutRoot(parts.group("name"));
        if (named.contains(name)) {
            return true;
        }
        if (isBehindProxy) {
            return named.isEmpty();
        }
        return name.equals(LOCALHOST) || ADDRESS.matcher(name).matches() || isOwn(name);
    }

    /** In full, its first part, or as the local network knows it without a name server. */
    private boolean isOwn(String name) {
        String own = machine.join().toLowerCase(Locale.ROOT);
        String first = own.split("\\.", 2)[0];
        return !first.isEmpty() && (name.equals(own) || name.equals(first) || name.equals(first + ".local"));
    }

    private static String withoutRoot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static CompletableFuture<String> machineName() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "";
            }
        });
    }
}
