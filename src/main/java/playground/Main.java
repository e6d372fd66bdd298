package playground;

import java.util.Arrays;
import java.util.Iterator;
import playground.server.PlaygroundServer;

/** Starts the playground: reads the flags and {@code PORT}, wires the server, and prints where it is. */
public final class Main {
    private static final int DEFAULT_PORT = 7070;
    private static final int LARGEST_PORT = 65_535;
    private static final int BAD_USAGE = 2;

    private static final String USAGE = """
            Usage: backprop-playground [--port N]
              --port N  listen on this port; 0 takes any free one. Without it: $PORT, else 7070.
              --help    print this.""";

    private Main() {}

    /** Runs until the process is told to end. What can't be done is one sentence on stderr, and exit code 2. */
    public static void main(String[] args) {
        try {
            if (Arrays.asList(args).contains("--help")) {
                System.out.println(USAGE);
                return;
            }
            start(port(args, System.getenv("PORT")));
        } catch (BadUsage e) {
            System.err.println(e.getMessage());
            System.exit(BAD_USAGE);
        }
    }

    private static void start(int port) throws BadUsage {
        PlaygroundServer server = new PlaygroundServer();
        try {
            server.start(port);
        } catch (PlaygroundServer.PortTaken e) {
            throw new BadUsage("Port " + port + " is in use: choose another one with --port or PORT.");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
        System.out.println("Backprop Playground runs at http://localhost:" + server.port());
    }

    private static int port(String[] args, String environment) throws BadUsage {
        int port = environment == null ? DEFAULT_PORT : portNumber("PORT", environment);
        for (Iterator<String> rest = Arrays.asList(args).iterator(); rest.hasNext(); ) {
            String flag = rest.next();
            if (!flag.equals("--port")) {
                throw new BadUsage("Unknown flag " + flag + ": there are --port N and --help.");
            }
            if (!rest.hasNext()) {
                throw new BadUsage("--port needs a number from 0 to " + LARGEST_PORT + ".");
            }
            port = portNumber("--port", rest.next());
        }
        return port;
    }

    private static int portNumber(String source, String text) throws BadUsage {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // The sentence below says all there is to say.
        }
        throw new BadUsage("%s must be a number from 0 to %d, not \"%s\".".formatted(source, LARGEST_PORT, text));
    }

    /** What the person who started the program can put right. */
    private static final class BadUsage extends Exception {
        private static final long serialVersionUID = 1;

        BadUsage(String sentence) {
            super(sentence);
        }
    }
}
