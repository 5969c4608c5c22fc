package dev.todoku.audience.language;

import dev.todoku.audience.Kind;
import dev.todoku.audience.Rule;
import dev.todoku.audience.Rule.Bound;
import dev.todoku.audience.Rule.ValueTest;
import dev.todoku.protocol.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON form of a rule, which reads as the same rule. */
public final class RuleJson {

    private RuleJson() {}

    public static ObjectNode of(Rule rule) {
        ObjectNode json = Json.object();
        switch (rule) {
            case Rule.All(var of) -> list(json, "all", of);
            case Rule.Any(var of) -> list(json, "any", of);
            case Rule.None(var of) -> list(json, "none", of);
            case Rule.Everyone() -> json.put("everyone", true);
            case Rule.OptedOut() -> json.put("optedOut", true);
            case Rule.HasTag(var tag, var _) -> json.put("tag", tag);
            case Rule.HasStatus(var status) -> json.put("status", status.name().toLowerCase(Locale.ROOT));
            case Rule.InAudience(var name, var _) -> json.put("audience", name);
            case Rule.Has(var field, var test) -> {
                json.put(field.isAttribute() ? "attribute" : "friend", field.key());
                test(json, test, field.kind() == Kind.NUMBER || field.kind() == Kind.SHARE);
            }
            case Rule.Did did -> did(json, did);
        }
        return json;
    }

    private static void list(ObjectNode json, String key, List<Rule> rules) {
        ArrayNode list = json.putArray(key);
        rules.forEach(each -> list.add(of(each)));
    }

    private static void test(ObjectNode json, ValueTest test, boolean number) {
        switch (test) {
            case ValueTest.Is(var value) -> json.set("is", value);
            case ValueTest.OneOf(var values) -> {
                ArrayNode list = json.putArray("oneOf");
                values.forEach(list::add);
            }
            case ValueTest.Contains(var part) -> json.put("contains", part);
            case ValueTest.Present(var present) -> json.put("hasValue", present);
            case ValueTest.BirthdayWithin(var days) -> json.put("birthdayWithin", days);
            case ValueTest.BirthdayMonth(var month) -> json.put("birthdayMonth", month);
            case ValueTest.InMonth(var month) -> json.put("month", month);
            case ValueTest.DaysSince(var from, var to) -> since(json.putObject("daysSince"), from, to);
            case ValueTest.YearsSince(var from, var to) -> since(json.putObject("yearsSince"), from, to);
            case ValueTest.Range(var from, var to) -> {
                bound(json, "from", number ? "above" : "after", from);
                bound(json, "to", number ? "below" : "before", to);
            }
        }
    }

    private static void since(ObjectNode json, @Nullable Integer from, @Nullable Integer to) {
        put(json, "from", from);
        put(json, "to", to);
    }

    private static void bound(ObjectNode json, String inclusive, String exclusive, @Nullable Bound bound) {
        if (bound != null) {
            json.set(bound.inclusive() ? inclusive : exclusive, bound.value());
        }
    }

    private static void did(ObjectNode json, Rule.Did did) {
        json.put("did", did.fact().word());
        if (did.subject() != null) {
            json.put("subject", did.subject());
        }
        if (did.atLeast() != RuleReader.timesUnlessSaid(did.atMost())) {
            json.put("atLeast", did.atLeast());
        }
        put(json, "atMost", did.atMost());
        put(json, "days", did.days());
        put(json, "month", did.month());
    }

    private static void put(ObjectNode json, String key, @Nullable Integer value) {
        if (value != null) {
            json.put(key, value);
        }
    }
}
