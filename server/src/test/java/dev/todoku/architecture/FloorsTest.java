package dev.todoku.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The floors of design and ARCHITECTURE.md: a module stands only on lower ones, none beside. So there are no cycles.
 */
class FloorsTest {

    private static final String ROOT = "dev.todoku.";

    /** From the ground up. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("line", "kernel"),
            List.of("account"),
            List.of("inbound"),
            List.of("friend", "content"),
            List.of("quota", "audience"),
            List.of("delivery", "transfer"),
            List.of("action"),
            List.of("campaign", "journey", "reply", "form", "richmenu", "coupon", "inbox", "tracking", "insight"),
            List.of("gateway", "mcp", "staff", "desk"));

    private static final Map<String, Integer> FLOOR = IntStream.range(0, FLOORS.size())
            .boxed()
            .flatMap(floor -> FLOORS.get(floor).stream().map(module -> Map.entry(module, floor)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final List<String> LIBRARIES = List.of("metering", "protocol");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.todoku");

    @Test
    void aModuleStandsOnlyOnLowerFloors() {
        TreeSet<String> wrong = CLASSES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(FloorsTest::goesUpOrBeside)
                .map(Dependency::getDescription)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyModuleHasItsFloor() {
        assertThat(CLASSES.stream()
                        .map(FloorsTest::module)
                        .flatMap(Optional::stream)
                        .filter(module -> !LIBRARIES.contains(module) && !module.equals("emulator"))
                        .distinct())
                .isSubsetOf(FLOOR.keySet());
    }

    private static boolean goesUpOrBeside(Dependency dependency) {
        Integer from = module(dependency.getOriginClass()).map(FLOOR::get).orElse(null);
        Integer to = module(dependency.getTargetClass()).map(FLOOR::get).orElse(null);
        if (from == null
                || to == null
                || module(dependency.getOriginClass()).equals(module(dependency.getTargetClass()))) {
            return false;
        }
        // The kernel is under everything, also under its neighbour on the ground floor.
        boolean onKernel = module(dependency.getTargetClass()).equals(Optional.of("kernel"));
        return onKernel ? from == 0 && !module(dependency.getOriginClass()).equals(Optional.of("line")) : to >= from;
    }

    /** The direct sub-package of the root; none for the root itself and for others' classes. */
    private static Optional<String> module(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? Optional.of(name.substring(ROOT.length()).split("\\.", 2)[0]) : Optional.empty();
    }
}
