package playground;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import playground.page.Version;
import playground.page.WebFiles;
import playground.server.ServerOptions;

/**
 * The settings given when the program was started.
 *
 * @param port the port to listen on; 0 for any free one
 */
record Flags(boolean help, int port, ServerOptions options) {
    static final String USAGE = """
            Backprop Playground %s
            Usage: backprop-playground [--port N] [--max-sessions N] [--max-per-address N]
                                       [--hosts LIST] [--origins LIST] [--embed LIST]
                                       [--behind-proxy] [--metrics-port N] [--web FOLDER]
              --port N             listen on this port; 0 takes any free one. Without it: $PORT, else 7070.
              --max-sessions N     at most so many sessions at a time; without it %d.
              --max-per-address N  at most so many of one address; without it %d. A class may share one address.
              --hosts LIST         answer to these names: play.example,lab.example. Behind a proxy to no others, and
                                   without this flag to any; otherwise also to localhost, to IP addresses and to
                                   this machine's own name.
              --origins LIST       pages of these origins, too, may open a session: https://a.example,https://b.example
              --embed LIST         pages of these origins may show the playground in a frame.
              --behind-proxy       a proxy in front tells address and scheme (X-Forwarded-For, X-Forwarded-Proto);
                                   it also bounds the connections of an address. Without this flag the server does:
                                   one address has at most half of all.
              --metrics-port N     serve /metrics (Prometheus) to programs of this machine, on this port; 0 takes any
                                   free one. Without it there are none.
              --web FOLDER         serve the page from this folder, so that an edited script, style or text is there
                                   after a reload: --web web, in the source tree. Without it: as packed.
              --help               print this.""".formatted(
            Version.RUNNING, ServerOptions.DEFAULT.maxSessions(), ServerOptions.DEFAULT.maxSessionsPerAddress());

    private static final int DEFAULT_PORT = 7070;
    private static final int LARGEST_PORT = 65_535;
    private static final int MOST_SESSIONS = 100_000;
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");
    private static final String AN_ORIGIN = "origins such as https://lab.example";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[A-Fa-f0-9:.]+]");
    private static final List<String> NAMES = List.of(
            "--port",
            "--max-sessions",
            "--max-per-address",
            "--hosts",
            "--origins",
            "--embed",
            "--behind-proxy",
            "--metrics-port",
            "--web",
            "--help");

    /** @param environmentPort the value of the environment variable PORT; null if it isn't set */
    static Flags parse(String[] args, String environmentPort) throws BadUsage {
        if (Arrays.asList(args).contains("--help")) {
            return new Flags(true, DEFAULT_PORT, ServerOptions.DEFAULT);
        }
        int port = environmentPort == null ? DEFAULT_PORT : number("PORT", environmentPort, 0, LARGEST_PORT);
        ServerOptions options = ServerOptions.DEFAULT;
        for (Iterator<String> rest = Arrays.asList(args).iterator(); rest.hasNext(); ) {
            String flag = rest.next();
            switch (flag) {
                case "--port" -> port = number(flag, value(flag, rest), 0, LARGEST_PORT);
                case "--max-sessions" ->
                    options = options.withMaxSessions(number(flag, value(flag, rest), 1, MOST_SESSIONS));
                case "--max-per-address" ->
                    options = options.withMaxSessionsPerAddress(number(flag, value(flag, rest), 1, MOST_SESSIONS));
                case "--hosts" ->
                    options = options.withHosts(list(flag, value(flag, rest), HOST, "names such as lab.example"));
                case "--origins" -> options = options.withOrigins(list(flag, value(flag, rest), ORIGIN, AN_ORIGIN));
                case "--embed" -> options = options.withEmbedders(list(flag, value(flag, rest), ORIGIN, AN_ORIGIN));
                case "--behind-proxy" -> options = options.withProxy(true);
                case "--metrics-port" ->
                    options = options.withMetricsPort(number(flag, value(flag, rest), 0, LARGEST_PORT));
                case "--web" -> options = options.withFiles(WebFiles.in(folder(flag, value(flag, rest))));
                default -> throw new BadUsage("Unknown flag " + flag + ": there are " + String.join(", ", NAMES) + ".");
            }
        }
        return new Flags(false, port, options);
    }

    private static String value(String flag, Iterator<String> rest) throws BadUsage {
        if (!rest.hasNext()) {
            throw new BadUsage(flag + " needs a value: see --help.");
        }
        return rest.next();
    }

    private static Path folder(String flag, String text) throws BadUsage {
        try {
            Path folder = Path.of(text);
            if (Files.isRegularFile(folder.resolve("main.js"))) {
                return folder;
            }
        } catch (InvalidPathException e) {
            // The sentence below says all there is to say.
        }
        throw new BadUsage("%s takes the folder of the page's files, such as web, not \"%s\".".formatted(flag, text));
    }

    private static int number(String source, String text, int least, int most) throws BadUsage {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The sentence below says all there is to say.
        }
        throw new BadUsage("%s must be a number from %d to %d, not \"%s\".".formatted(source, least, most, text));
    }

    private static Set<String> list(String flag, String list, Pattern allowed, String such) throws BadUsage {
        Set<String> items = new LinkedHashSet<>();
        for (String item : list.split(",", -1)) {
            if (!allowed.matcher(item).matches()) {
                throw new BadUsage("%s takes %s, with commas between, not \"%s\".".formatted(flag, such, item));
            }
            items.add(item);
        }
        return items;
    }
}
