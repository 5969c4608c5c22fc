package dev.todoku;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the server understands on its command line: a command, its file, and settings as {@code --port 8080} or
 * {@code --port=8080}.
 */
record CommandLine(String command, List<String> operands, List<String> settings) {

    /** Every setting that users may make, as the environment names it. */
    static final String HELP = """
            usage: todoku serve [--NAME VALUE …] | backup FILE | restore FILE

            Each setting is an option here (--port 8080) or a variable of the environment (TODOKU_PORT=8080).

              TODOKU_ADDRESS          127.0.0.1                where it listens; a reverse proxy stands before it
              TODOKU_PORT             8080                     API, webhooks, console
              TODOKU_MANAGEMENT_PORT  8081                     health and metrics, on loopback always
              TODOKU_HOME             ~/.todoku                database, secrets, first token
              TODOKU_CONSOLE          (none)                   folder of the built web console
              TODOKU_MASTER_KEY       (a file below HOME)      64 hex digits that seal secrets
              TODOKU_DB_URL           (embedded PostgreSQL)    jdbc:postgresql://… of version 16 or later
              TODOKU_DB_USER          (none)                   owner of the tables there
              TODOKU_DB_PASSWORD      (none)
              TODOKU_DB_CONNECTIONS   20                       most connections at once
              TODOKU_DB_SHARED_BUFFERS 512MB                   page cache of the embedded PostgreSQL
              TODOKU_LINE_URL         https://api.line.me      LINE's API, or an emulator's
              TODOKU_LINE_DATA_URL    https://api-data.line.me LINE's API for files
              TODOKU_CLOCK            (the system's)           an emulator whose clock is followed
            """;

    private static final Map<String, String> PROPERTY = Map.ofEntries(
            Map.entry("address", "todoku.address"),
            Map.entry("port", "todoku.port"),
            Map.entry("management-port", "todoku.management-port"),
            Map.entry("home", "todoku.home"),
            Map.entry("console", "todoku.console"),
            Map.entry("clock", "todoku.clock"),
            Map.entry("db-url", "todoku.db.url"),
            Map.entry("db-user", "todoku.db.user"),
            Map.entry("db-connections", "todoku.db.connections"),
            Map.entry("db-shared-buffers", "todoku.db.shared-buffers"),
            Map.entry("line-url", "todoku.line.url"),
            Map.entry("line-data-url", "todoku.line.data-url"));

    /**
     * Reads the arguments; no command is {@code serve}.
     *
     * @throws IllegalArgumentException for an option nobody knows, or one without its value
     */
    static CommandLine of(String... arguments) {
        List<String> operands = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--help")) {
                return new CommandLine("help", List.of(), List.of());
            }
            if (!argument.startsWith("--")) {
                operands.add(argument);
                continue;
            }
            String[] pair = argument.substring(2).split("=", 2);
            if (pair.length == 1 && i + 1 == arguments.length) {
                throw new IllegalArgumentException("%s: got no value (expected: one)".formatted(argument));
            }
            settings.add("--" + property(pair[0]) + "=" + (pair.length == 2 ? pair[1] : arguments[++i]));
        }
        String command = operands.isEmpty() ? "serve" : operands.removeFirst();
        return new CommandLine(command, List.copyOf(operands), List.copyOf(settings));
    }

    private static String property(String name) {
        String property = PROPERTY.get(name);
        if (property == null) {
            throw new IllegalArgumentException(
                    "option: got --%s (expected: one of those that --help names)".formatted(name));
        }
        return property;
    }
}
