package dev.todoku.audience.language;

import dev.todoku.audience.Rule;
import dev.todoku.friend.Fact;
import dev.todoku.friend.FriendStatus;
import dev.todoku.friend.Tag;
import dev.todoku.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a rule: from its JSON form, {@code {"all":[…]}} and the like, or from its text form, which is a JSON string. Every
 * error says where: {@code audience.any[1].tag}, or the column in the text.
 */
public final class RuleReader {

    /** The property that holds a rule in every request; paths start with it. */
    public static final String ROOT = "audience";

    static final int DEPTH_MAX = 8;

    /** Terms that stand in one rule. */
    static final int TERMS_MAX = 60;

    /** Terms with those of the audiences that stand in it. */
    static final int TERMS_WITHIN_MAX = 1_000;

    /** Audiences inside audiences. */
    static final int NESTING_MAX = 5;

    static final int TIMES_MAX = 10_000;
    static final int DAYS_MAX = 400;

    /** Facts are kept by day for a little longer than these. */
    static final int MONTHS_MAX = 12;

    private static final String FORMS =
            "an object with all, any, none, tag, attribute and is, friend, status, did, audience, or everyone";

    private static final Set<String> DID = Set.of("did", "subject", "atLeast", "atMost", "days", "month");

    private final Lexicon lexicon;
    private final List<String> inside;
    private final AtomicInteger within;
    private int terms;

    private RuleReader(Lexicon lexicon, List<String> inside, AtomicInteger within) {
        this.within = within;
        this.lexicon = lexicon;
        this.inside = inside;
    }

    /**
     * Reads a rule.
     *
     * @throws Problem 422 for what is none, with the place: {@code property}, {@code pointer}, and {@code column} in a text
     */
    public static Rule read(JsonNode json, Lexicon lexicon) {
        return read(json, lexicon, List.of(), new AtomicInteger());
    }

    /** As {@link #read(JsonNode, Lexicon)}, for the rule of the saved audience {@code name}, which must not hold itself. */
    public static Rule read(JsonNode json, Lexicon lexicon, String name) {
        return read(json, lexicon, List.of(name), new AtomicInteger());
    }

    private static Rule read(JsonNode json, Lexicon lexicon, List<String> inside, AtomicInteger within) {
        if (!json.isString()) {
            return new RuleReader(lexicon, inside, within).rule(json, ROOT, 1);
        }
        RuleParser.Parsed parsed = RuleParser.parse(json.stringValue());
        try {
            return new RuleReader(lexicon, inside, within).rule(parsed.json(), ROOT, 1);
        } catch (Problem problem) {
            throw parsed.inTheText(problem);
        }
    }

    private Rule rule(JsonNode json, String path, int depth) {
        if (depth > DEPTH_MAX) {
            throw Trouble.at(path, "a rule inside %d others".formatted(DEPTH_MAX), "at most that deep");
        }
        if (!json.isObject()) {
            throw Trouble.at(path, json.isMissingNode() ? "nothing" : json.toString(), FORMS);
        }
        Set<String> keys = new TreeSet<>(json.propertyNames());
        if (keys.contains("attribute") || keys.contains("friend")) {
            countTerm(path);
            return new ValueReader(lexicon.vocabulary()).read(json, path);
        }
        if (keys.contains("did") && DID.containsAll(keys)) {
            countTerm(path);
            return did(json, path);
        }
        if (keys.size() != 1) {
            throw Trouble.at(path, keys.toString(), FORMS);
        }
        String key = keys.iterator().next();
        String at = path + "." + key;
        JsonNode value = json.get(key);
        return switch (key) {
            case "all" -> new Rule.All(rules(value, at, depth));
            case "any" -> new Rule.Any(rules(value, at, depth));
            case "none" -> new Rule.None(rules(value, at, depth));
            case "everyone", "optedOut", "tag", "status", "audience" -> {
                countTerm(at);
                yield term(key, value, at);
            }
            default -> throw Trouble.at(path, keys.toString(), FORMS);
        };
    }

    private Rule term(String key, JsonNode value, String at) {
        return switch (key) {
            case "tag" -> {
                Tag tag = Trouble.within(at, () -> lexicon.vocabulary().tag(text(value, at), at));
                yield new Rule.HasTag(tag.name(), tag.tagId());
            }
            case "status" -> new Rule.HasStatus(status(text(value, at), at));
            case "audience" -> audience(text(value, at), at);
            default -> {
                if (!value.isBoolean() || !value.booleanValue()) {
                    throw Trouble.at(at, value.toString(), "true");
                }
                yield key.equals("everyone") ? new Rule.Everyone() : new Rule.OptedOut();
            }
        };
    }

    private List<Rule> rules(JsonNode json, String path, int depth) {
        if (!json.isArray() || json.isEmpty()) {
            throw Trouble.at(path, json.toString(), "a list of at least one rule");
        }
        List<Rule> rules = new ArrayList<>();
        for (JsonNode each : json) {
            rules.add(rule(each, path + "[" + rules.size() + "]", depth + 1));
        }
        return rules;
    }

    private Rule audience(String name, String at) {
        JsonNode rule =
                lexicon.audiences().apply(name).orElseThrow(() -> Trouble.at(at, "'" + name + "'", "a saved audience"));
        if (inside.contains(name)) {
            throw Trouble.at(at, "'%s', which holds itself".formatted(name), "another audience");
        }
        if (inside.size() >= NESTING_MAX) {
            throw Trouble.at(at, "an audience inside %d others".formatted(NESTING_MAX), "at most that deep");
        }
        List<String> deeper = new ArrayList<>(inside);
        deeper.add(name);
        try {
            return new Rule.InAudience(name, read(rule, lexicon, deeper, within));
        } catch (Problem problem) {
            throw Trouble.at(at, "'%s', in which %s".formatted(name, problem.detail()), "a saved audience that stands");
        }
    }

    private static Rule did(JsonNode json, String path) {
        String word = text(json.get("did"), path + ".did");
        Fact fact = Fact.find(word).orElseThrow(() -> Trouble.at(path + ".did", "'" + word + "'", Fact.words()));
        JsonNode subject = json.get("subject");
        Integer atMost = number(json, "atMost", path, 0, TIMES_MAX);
        Integer atLeast = number(json, "atLeast", path, 0, TIMES_MAX);
        if (atLeast != null && atMost != null && atMost < atLeast) {
            throw Trouble.at(path + ".atMost", atMost.toString(), atLeast + " or more");
        }
        Integer days = number(json, "days", path, 1, DAYS_MAX);
        Integer month = number(json, "month", path, -MONTHS_MAX, 0);
        if (days != null && month != null) {
            throw Trouble.at(path, "both days and month", "one of them");
        }
        return new Rule.Did(
                fact,
                subject == null ? null : text(subject, path + ".subject"),
                atLeast == null ? timesUnlessSaid(atMost) : atLeast,
                atMost,
                days,
                month);
    }

    /** "Received" alone means once at least; "received at most twice" means never, too. */
    static int timesUnlessSaid(@Nullable Integer atMost) {
        return atMost == null ? 1 : 0;
    }

    static @Nullable Integer number(JsonNode json, String key, String path, int min, int max) {
        JsonNode value = json.get(key);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw Trouble.at(path + "." + key, value.toString(), "a whole number, %d to %d".formatted(min, max));
        }
        return value.intValue();
    }

    private static FriendStatus status(String word, String at) {
        for (FriendStatus status : FriendStatus.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(word)) {
                return status;
            }
        }
        throw Trouble.at(at, "'" + word + "'", "one of friend, blocked, visitor, gone");
    }

    private void countTerm(String path) {
        terms++;
        if (terms > TERMS_MAX) {
            throw Trouble.at(path, "one term more than %d".formatted(TERMS_MAX), "at most that many");
        }
        if (within.incrementAndGet() > TERMS_WITHIN_MAX) {
            throw Trouble.at(
                    path,
                    "one term more than %d, with those of audiences inside".formatted(TERMS_WITHIN_MAX),
                    "at most that many");
        }
    }

    static String text(JsonNode json, String path) {
        if (!json.isString()) {
            throw Trouble.at(path, json.toString(), "a text");
        }
        return json.stringValue();
    }
}
