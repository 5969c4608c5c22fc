package dev.todoku.bench;

import dev.todoku.demo.installation.Blueprint;
import dev.todoku.demo.installation.Installation;
import dev.todoku.demo.installation.Ports;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The command: benches over a real server with its own PostgreSQL, and an emulator in LINE's place, all on this machine.
 * Progress goes to standard error; at the end one line of JSON per figure to standard output.
 */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
            return;
        }
        Consumer<String> progress = line -> System.err.println("[bench] " + line);
        for (Figure figure : run(options, progress)) {
            System.out.println(figure.json());
        }
    }

    /** Runs each bench on an installation of its own, on the system's clock. */
    static List<Figure> run(Options options, Consumer<String> progress) throws IOException, SQLException {
        List<Figure> figures = new ArrayList<>();
        for (String bench : options.benches()) {
            if (bench.equals("emulator")) {
                figures.addAll(new EmulatorBench(options, progress).figures());
                continue;
            }
            progress.accept(bench + ": starting emulator, PostgreSQL and server");
            try (Installation installation = Installation.start(Blueprint.of(Ports.free(), null))) {
                figures.addAll(
                        switch (bench) {
                            case "ingest" -> new Ingest(installation, options, progress).figures();
                            case "send" -> new Send(installation, options, progress).figures();
                            case "import" -> new Import(installation, options, progress).figures();
                            default -> new Audience(installation, options, progress).figures();
                        });
            }
        }
        return figures;
    }
}
