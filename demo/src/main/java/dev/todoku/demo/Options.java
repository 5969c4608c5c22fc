package dev.todoku.demo;

import dev.todoku.demo.installation.Ports;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * What the caller asked for.
 *
 * @param once end after the story, instead of staying up
 * @param verbose list every answer of a friend that was not understood
 * @param console whether the web console is served, if it is built
 */
record Options(boolean once, boolean verbose, Locale language, boolean console, Ports ports) {

    static final String USAGE = """
            Usage: demo [--once] [--verbose] [--lang ja|en] [--no-console] [--port N] [--management-port N] [--emulator-port N]
              --once              end after the story; the exit status is 0 only if every figure agrees
              --verbose           list every answer of a friend that was not understood
              --lang ja|en        the story's language, ja unless given
              --no-console        do not serve the web console
              --port N            of the API and the console, %d unless given
              --management-port N of health and metrics, %d unless given
              --emulator-port N   of LINE in a box, %d unless given
            """.formatted(Ports.USUAL.http(), Ports.USUAL.management(), Ports.USUAL.emulator());

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with what was got and expected
     */
    static Options of(List<String> arguments) {
        boolean once = false;
        boolean verbose = false;
        boolean console = true;
        Locale language = Locale.JAPANESE;
        Ports ports = Ports.USUAL;
        for (Iterator<String> left = arguments.iterator(); left.hasNext(); ) {
            String name = left.next();
            switch (name) {
                case "--once" -> once = true;
                case "--verbose" -> verbose = true;
                case "--no-console" -> console = false;
                case "--lang" -> language = language(value(name, left));
                case "--port" -> ports = new Ports(port(name, left), ports.management(), ports.emulator());
                case "--management-port" -> ports = new Ports(ports.http(), port(name, left), ports.emulator());
                case "--emulator-port" -> ports = new Ports(ports.http(), ports.management(), port(name, left));
                default ->
                    throw new IllegalArgumentException("demo: got '" + name + "' (expected: an option of those below)");
            }
        }
        return new Options(once, verbose, language, console, ports);
    }

    private static Locale language(String value) {
        return switch (value) {
            case "ja" -> Locale.JAPANESE;
            case "en" -> Locale.ENGLISH;
            default -> throw new IllegalArgumentException("--lang: got '" + value + "' (expected: ja or en)");
        };
    }

    private static int port(String name, Iterator<String> left) {
        String value = value(name, left);
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw new IllegalArgumentException(name + ": got '" + value + "' (expected: a port from 1 to 65535)");
    }

    private static String value(String name, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException(name + ": got no value (expected: one)");
        }
        return left.next();
    }
}
