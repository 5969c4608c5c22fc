package dev.todoku.demo;

import dev.todoku.demo.installation.Blueprint;
import dev.todoku.demo.installation.Installation;
import dev.todoku.demo.installation.Ports;
import dev.todoku.demo.story.Story;
import dev.todoku.demo.story.Texts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The command: starts an installation, plays the story on it, and stays up for a look at the console. */
public final class Demo {

    private static final int AGREES = 0;
    private static final int DIFFERS = 1;
    private static final int CANNOT_PLAY = 2;

    /** In UTF-8 whatever the machine's locale: the story is in Japanese. */
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private static final PrintStream ERR =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    /** Once we are being ended, what then fails is no news. */
    private static final AtomicBoolean ENDING = new AtomicBoolean();

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> ENDING.set(true)));
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            OUT.print(Options.USAGE);
            return AGREES;
        }
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            ERR.println(e.getMessage());
            ERR.print(Options.USAGE);
            return CANNOT_PLAY;
        }
        Texts texts = new Texts(options.language());
        return anyPortBusy(options.ports(), texts) ? CANNOT_PLAY : play(options, texts);
    }

    /** Every busy port at once, each with the option that chooses another. */
    private static boolean anyPortBusy(Ports ports, Texts texts) {
        Map<String, Integer> wanted = Map.of(
                "--port", ports.http(), "--management-port", ports.management(), "--emulator-port", ports.emulator());
        List<Map.Entry<String, Integer>> busy = wanted.entrySet().stream()
                .filter(port -> !Ports.isFree(port.getValue()))
                .sorted(Map.Entry.comparingByValue())
                .toList();
        busy.forEach(port -> ERR.println(texts.of(
                "demo.busy",
                String.valueOf(port.getValue()),
                port.getKey(),
                String.valueOf(port.getValue() + 10_000))));
        return !busy.isEmpty();
    }

    private static int play(Options options, Texts texts) throws InterruptedException {
        OUT.println(texts.of("demo.starting"));
        Blueprint blueprint = Blueprint.of(options.ports(), Story.BEGIN);
        try (Installation installation =
                Installation.start(options.console() ? blueprint : blueprint.withoutConsole())) {
            boolean agrees = new Story(installation, OUT, options.language(), options.verbose()).play();
            if (!options.once()) {
                stayUp(installation, texts);
            }
            return agrees ? AGREES : DIFFERS;
        } catch (RuntimeException e) {
            if (!ENDING.get()) {
                ERR.println(texts.of("demo.failed", String.valueOf(e.getMessage())));
            }
            return CANNOT_PLAY;
        }
    }

    private static void stayUp(Installation installation, Texts texts) throws InterruptedException {
        OUT.println();
        OUT.println(texts.of("demo.console", installation.serverUrl()));
        OUT.println(texts.of("demo.token", installation.firstToken()));
        OUT.println(texts.of("demo.emulator", installation.emulatorUrl()));
        OUT.println(texts.of("demo.stop"));
        new CountDownLatch(1).await();
    }
}
