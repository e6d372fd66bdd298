package playground;

import playground.server.PlaygroundServer;

/** Starts the playground: reads the flags and {@code PORT}, wires the server, and prints its address. */
public final class Main {
    private static final int BAD_USAGE = 2;

    private Main() {}

    /** Runs until the process is told to end. If the start fails, prints the reason to stderr and exits with code 2. */
    public static void main(String[] args) {
        try {
            Flags flags = Flags.parse(args, System.getenv("PORT"));
            if (flags.help()) {
                System.out.println(Flags.USAGE);
                return;
            }
            start(flags);
        } catch (BadUsage e) {
            System.err.println(e.getMessage());
            System.exit(BAD_USAGE);
        }
    }

    private static void start(Flags flags) throws BadUsage {
        PlaygroundServer server = new PlaygroundServer(flags.options());
        try {
            server.start(flags.port());
        } catch (PlaygroundServer.PortTaken e) {
            throw new BadUsage(
                    e.isForMetrics()
                            ? "The port for metrics is in use: choose another one with --metrics-port."
                            : "Port " + flags.port() + " is in use: choose another one with --port or PORT.");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
        System.out.println("Backprop Playground runs at http://localhost:" + server.port());
        server.metricsPort()
                .ifPresent(port -> System.out.println("Its metrics are at http://localhost:" + port + "/metrics"));
    }
}
