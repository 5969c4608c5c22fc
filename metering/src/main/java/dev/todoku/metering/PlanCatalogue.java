package dev.todoku.metering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Every plan LINE sells or sold, with its terms and dates, and each country's rules of change: {@code plans.txt}, read once. */
public final class PlanCatalogue {

    private final Map<String, Plan> plans;
    private final Map<String, List<ChangeRule>> changeRules;

    PlanCatalogue(Map<String, Plan> plans, Map<String, List<ChangeRule>> changeRules) {
        this.plans = new LinkedHashMap<>(plans);
        this.changeRules = Map.copyOf(changeRules);
    }

    /** The catalogue that comes with this version. */
    public static PlanCatalogue bundled() {
        return Bundled.CATALOGUE;
    }

    /** All plans, in the file's order: by country and time, then from the cheapest. */
    public List<Plan> plans() {
        return List.copyOf(plans.values());
    }

    /** The plan of that id; {@code IllegalArgumentException} where there is none. */
    public Plan plan(String id) {
        Plan plan = plans.get(id);
        if (plan == null) {
            throw new IllegalArgumentException(
                    "plan: got '%s' (expected: one of %s)".formatted(id, String.join(", ", plans.keySet())));
        }
        return plan;
    }

    /** The plans on sale in a country in that month, in the file's order. */
    public List<Plan> plansIn(String country, YearMonth month) {
        return plans().stream()
                .filter(plan ->
                        plan.country().equals(country) && plan.termsIn(month).isPresent())
                .toList();
    }

    /** How plans of that country change on that day; empty = not known. */
    public Optional<ChangeRule> changeRule(String country, LocalDate day) {
        return changeRules.getOrDefault(country, List.of()).stream()
                .filter(rule -> rule.isInForceOn(day))
                .findFirst();
    }

    /** The change from one contract to another, asked for on that day; empty = the rule is not known. See {@link PlanChange}. */
    public Optional<PlanChange> change(Contract before, Contract after, LocalDate requestedOn) {
        return changeRule(before.plan().country(), requestedOn)
                .flatMap(rule -> PlanChange.of(rule, before, after, requestedOn));
    }

    private static final class Bundled {

        private static final PlanCatalogue CATALOGUE = read("plans.txt");

        private static PlanCatalogue read(String name) {
            try (InputStream in = Objects.requireNonNull(PlanCatalogue.class.getResourceAsStream(name), name)) {
                return PlanFile.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
