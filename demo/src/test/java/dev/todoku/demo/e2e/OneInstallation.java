package dev.todoku.demo.e2e;

import dev.todoku.demo.installation.Blueprint;
import dev.todoku.demo.installation.Installation;
import dev.todoku.demo.installation.Ports;
import java.time.Instant;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one installation that all of them share, since starting one takes ten seconds. Each test opens a shop of its
 * own; the clock only goes forward; faults and settings are back to none before each test. A class that names an instant
 * with {@link StartsAt} has an installation to itself, since walking a clock through a month takes longer than starting one.
 */
final class OneInstallation implements ParameterResolver, BeforeEachCallback {

    /** Three days before a month ends, so that the first edge is near. */
    private static final Instant BEGIN = Instant.parse("2026-11-28T01:00:00Z");

    private record Shared(Installation installation) implements AutoCloseable {

        @Override
        public void close() {
            installation.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Installation resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return installation(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Installation installation = installation(context);
        installation.emulator().noFaults();
        installation.emulator().set("webhookUp", true);
        installation.emulator().set("redelivery", false);
    }

    private static Installation installation(ExtensionContext context) {
        StartsAt own = context.getRequiredTestClass().getAnnotation(StartsAt.class);
        ExtensionContext owner = own == null ? context.getRoot() : classOf(context);
        Instant begin = own == null ? BEGIN : Instant.parse(own.value());
        return owner.getStore(ExtensionContext.Namespace.create(OneInstallation.class))
                .computeIfAbsent(
                        begin, _ -> new Shared(Installation.start(Blueprint.of(Ports.free(), begin))), Shared.class)
                .installation();
    }

    /** What is stored there lives as long as the test class. */
    private static ExtensionContext classOf(ExtensionContext context) {
        return context.getTestMethod().isPresent() ? context.getParent().orElseThrow() : context;
    }
}
