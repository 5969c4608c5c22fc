package dev.todoku.metering;

import dev.todoku.metering.AdditionalMessages.NotOffered;
import dev.todoku.metering.AdditionalMessages.Priced;
import dev.todoku.metering.AdditionalMessages.Unknown;
import dev.todoku.metering.ChangeRule.Upgrade;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the plan file, whose grammar stands at its top. Any mistake is an {@code IllegalArgumentException} that names the line,
 * what was got and what was expected.
 */
final class PlanFile {

    private record Source(Confidence confidence, String text) {}

    private record Country(
            String code,
            ZoneId zone,
            Currency currency,
            RoundingPolicy rounding,
            TaxPolicy tax,
            List<ChangeRule> changes) {}

    private final Deque<PlanLine> lines = new ArrayDeque<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Tariff> tariffs = new LinkedHashMap<>();
    private final Map<String, Country> countries = new LinkedHashMap<>();
    private final Map<String, Plan> plans = new LinkedHashMap<>();

    private PlanFile(String file, String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                lines.add(new PlanLine(file, number, line));
            }
        }
    }

    static PlanCatalogue parse(String file, String text) {
        var parsed = new PlanFile(file, text);
        while (!parsed.lines.isEmpty()) {
            parsed.block(parsed.lines.remove());
        }
        var changes = new LinkedHashMap<String, List<ChangeRule>>();
        parsed.countries.values().forEach(country -> changes.put(country.code(), country.changes()));
        return new PlanCatalogue(parsed.plans, changes);
    }

    private void block(PlanLine head) {
        switch (head.keyword()) {
            case "source" -> source(head);
            case "tariff" -> tariff(head);
            case "country" -> country(head);
            case "plan" -> plan(head);
            default ->
                throw head.error("statement", PlanLine.quoted(head.keyword()), "source, tariff, country or plan");
        }
    }

    private void source(PlanLine line) {
        String key = line.word("key");
        var source = new Source(line.oneOf("confidence", Confidence.class), line.rest("text"));
        declare(line, sources, key, () -> source);
    }

    private void tariff(PlanLine head) {
        String key = head.lastWord("key");
        List<Tier> tiers = children("tier", this::tier);
        declare(head, tariffs, key, () -> new Tariff(tiers));
    }

    private Tier tier(PlanLine line) {
        var upTo = line.countOr("upto", "rest", "for all the rest");
        var unitPrice = line.money("unit price");
        var source = line.last("source", sources);
        return new Tier(upTo, unitPrice, source.confidence(), source.text());
    }

    private void country(PlanLine head) {
        String code = head.word("code");
        ZoneId zone = head.read("zone", ZoneId::of, "a time zone such as Asia/Tokyo");
        String currencyCode = head.lastWord("currency");
        Currency currency =
                head.convert("currency", currencyCode, Currency::getInstance, "an ISO 4217 code such as JPY");
        List<RoundingPolicy> rounding = children("round", this::rounding);
        if (rounding.size() != 1) {
            throw head.error("round", rounding.size() + " of them", "exactly one, first in the country's block");
        }
        List<TaxPolicy.Rate> rates = children("tax", this::tax);
        List<ChangeRule> changes = children("change", this::change);
        declare(head, countries, code, () -> {
            var inOrder = EffectiveDated.inOrder("change", changes);
            return new Country(code, zone, currency, rounding.getFirst(), new TaxPolicy(rates), inOrder);
        });
    }

    private RoundingPolicy rounding(PlanLine line) {
        int digits = Math.clamp(line.count("digits"), 0, Integer.MAX_VALUE);
        var where = line.oneOf("where", RoundingPolicy.Where.class);
        var charges = line.oneOf("charges", RoundingMode.class);
        var tax = line.oneOf("tax", RoundingMode.class);
        line.last("source", sources);
        return new RoundingPolicy(digits, where, charges, tax);
    }

    private TaxPolicy.Rate tax(PlanLine line) {
        var from = line.date("from");
        var until = line.dateOrOpen("until");
        var rate = line.percent("rate");
        var source = line.last("source", sources);
        return new TaxPolicy.Rate(from, until, rate, source.text(), source.confidence());
    }

    private ChangeRule change(PlanLine line) {
        var from = line.date("from");
        var until = line.dateOrOpen("until");
        var freeToPaid = line.oneOfOrUnknown("free-to-paid", Upgrade.class);
        var paidToPaid = line.oneOfOrUnknown("paid-to-paid", Upgrade.class);
        var source = line.last("source", sources);
        return new ChangeRule(from, until, freeToPaid, paidToPaid, source.text(), source.confidence());
    }

    private void plan(PlanLine head) {
        String id = head.word("id");
        Country country = head.last("country", countries);
        var names = new LinkedHashMap<String, String>();
        children("name", line -> names.put(line.word("language"), line.rest("text")));
        if (!names.containsKey("en")) {
            throw head.error("name", "none in en", "at least 'name en …'");
        }
        List<PlanTerms> terms = children("terms", this::terms);
        declare(
                head,
                plans,
                id,
                () -> new Plan(
                        id,
                        country.code(),
                        country.zone(),
                        country.currency(),
                        names,
                        terms,
                        country.tax(),
                        country.rounding()));
    }

    private PlanTerms terms(PlanLine line) {
        var from = line.date("from");
        var until = line.dateOrOpen("until");
        var fee = line.moneyOrUnknown("fee");
        var free = line.countOr("free", "?", "for not known");
        String offer = line.word("additional");
        AdditionalMessages additional = switch (offer) {
            case "none" -> new NotOffered();
            case "?" -> new Unknown();
            default -> new Priced(line.declared("additional", offer, tariffs));
        };
        var source = line.last("source", sources);
        return new PlanTerms(from, until, fee, free, additional, source.text(), source.confidence());
    }

    /** The lines that follow as long as they are of that kind. */
    private <T> List<T> children(String keyword, Function<PlanLine, T> reader) {
        var read = new ArrayList<T>();
        while (!lines.isEmpty() && lines.element().keyword().equals(keyword)) {
            PlanLine line = lines.remove();
            read.add(line.checked(() -> reader.apply(line)));
        }
        return read;
    }

    private static <T> void declare(PlanLine head, Map<String, T> declared, String key, Supplier<T> value) {
        if (declared.putIfAbsent(key, head.checked(value)) != null) {
            throw head.error(head.keyword(), PlanLine.quoted(key) + " again", "each once");
        }
    }
}
