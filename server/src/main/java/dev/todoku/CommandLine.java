package dev.todoku;

import java.util.ArrayList;
import java.util.List;

/**
 * What the server understands on its command line: a command, its file, and settings as {@code --port 8080} or
 * {@code --port=8080}.
 */
record CommandLine(String command, List<String> operands, List<String> settings) {

    static final String HELP = """
            usage: todoku serve [--NAME VALUE …] | backup FILE | restore FILE

            Each setting is a variable of the environment (TODOKU_PORT=8080); those that are no secrets are options, too
            (--port 8080).

            """ + Settings.list().indent(2);

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
        return Settings.all().stream()
                .filter(setting -> !setting.isSecret() && setting.option().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "option: got --%s (expected: one of those that --help names)".formatted(name)))
                .property();
    }
}
