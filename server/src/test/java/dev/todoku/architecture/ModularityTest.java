package dev.todoku.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import dev.todoku.Todoku;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/**
 * Modules know only what they declare, and only each other's base packages.
 */
class ModularityTest {

    @Test
    void everyModuleKeepsToItsDeclaredDependencies() {
        ApplicationModules.of(
                        Todoku.class,
                        resideInAnyPackage("dev.todoku.metering..", "dev.todoku.protocol..", "dev.todoku.emulator.."))
                .verify();
    }
}
