package playground;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import playground.server.ServerOptions;

/**
 * What the person who starts the program asks for.
 *
 * @param port 0 for any free one
 */
record Flags(boolean help, int port, ServerOptions options) {
    static final String USAGE =
            """
            Usage: backprop-playground [--port N] [--max-sessions N] [--max-per-address N]
                                       [--origins LIST] [--embed LIST] [--behind-proxy]
              --port N             listen on this port; 0 takes any free one. Without it: $PORT, else 7070.
              --max-sessions N     at most so many sessions at a time; without it %d.
              --max-per-address N  at most so many of one address; without it %d. A class may share one address.
              --origins LIST       pages of these origins, too, may open a session: https://a.example,https://b.example
              --embed LIST         pages of these origins may show the playground in a frame.
              --behind-proxy       a proxy in front tells address and scheme (X-Forwarded-For, X-Forwarded-Proto).
              --help               print this.""".formatted(ServerOptions.DEFAULT.maxSessions(), ServerOptions.DEFAULT.maxSessionsPerAddress());

    private static final int DEFAULT_PORT = 7070;
    private static final int LARGEST_PORT = 65_535;
    private static final int MOST_SESSIONS = 100_000;
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");
    private static final List<String> NAMES = List.of(
            "--port", "--max-sessions", "--max-per-address", "--origins", "--embed", "--behind-proxy", "--help");

    /** @param environmentPort the variable PORT, or null */
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
                case "--origins" -> options = options.withOrigins(origins(flag, value(flag, rest)));
                case "--embed" -> options = options.withEmbedders(origins(flag, value(flag, rest)));
                case "--behind-proxy" -> options = options.withProxy(true);
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

    private static Set<String> origins(String flag, String list) throws BadUsage {
        Set<String> origins = new LinkedHashSet<>();
        for (String origin : list.split(",", -1)) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new BadUsage("%s takes origins such as https://lab.example, with commas between, not \"%s\"."
                        .formatted(flag, origin));
            }
            origins.add(origin);
        }
        return origins;
    }
}
