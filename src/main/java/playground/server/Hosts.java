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
 * The names that the server answers to. Another site can point its own name to this machine (DNS rebinding). For the browser, that
 * site's page then has the same origin as this server, and only the name in {@code Host} tells the two apart. An IP address, or a
 * name that no other site can own, is safe from this.
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

    /** The names of a server that only this machine or its network reaches. */
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

    /** The machine's name in full, its first part, and the form that the local network knows without a name server. */
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
