package dev.todoku.audience.language;

import dev.todoku.audience.Kind;
import dev.todoku.audience.Rule;
import dev.todoku.audience.Rule.Bound;
import dev.todoku.audience.Rule.Field;
import dev.todoku.audience.Rule.ValueTest;
import dev.todoku.friend.FriendStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes the text form of a rule, which reads as the same rule. */
public final class RuleText {

    private static final Map<FriendStatus, String> STATUSES = Map.of(
            FriendStatus.FRIEND,
            "友だち",
            FriendStatus.BLOCKED,
            "ブロック中",
            FriendStatus.VISITOR,
            "訪問者",
            FriendStatus.GONE,
            "退会");

    private final boolean ja;

    private RuleText(boolean ja) {
        this.ja = ja;
    }

    public static String english(Rule rule) {
        return new RuleText(false).text(rule);
    }

    public static String japanese(Rule rule) {
        return new RuleText(true).text(rule);
    }

    private String text(Rule rule) {
        return switch (rule) {
            case Rule.All(var of) -> list("すべて", "all of ", of);
            case Rule.Any(var of) -> list("いずれか", "any of ", of);
            case Rule.None(var of) -> list("どれでもない", "none of ", of);
            case Rule.Everyone() -> ja ? "全員" : "everyone";
            case Rule.OptedOut() -> ja ? "配信停止" : "opted out";
            case Rule.HasTag(var tag, var _) -> (ja ? "タグ" : "tag ") + quoted(tag);
            case Rule.InAudience(var name, var _) -> (ja ? "オーディエンス" : "audience ") + quoted(name);
            case Rule.HasStatus(var status) ->
                ja ? "状態 " + STATUSES.get(status) : "status " + status.name().toLowerCase(Locale.ROOT);
            case Rule.Has(var field, var test) -> test(field, test);
            case Rule.Did did -> did(did);
        };
    }

    private String list(String japanese, String english, List<Rule> rules) {
        return rules.stream()
                .map(this::text)
                .collect(Collectors.joining(ja ? "、" : ", ", ja ? japanese + "（" : english + "(", ja ? "）" : ")"));
    }

    private String test(Field field, ValueTest test) {
        String name = name(field);
        return switch (test) {
            case ValueTest.Is(var value) -> name + (ja ? "が" : " is ") + value(value);
            case ValueTest.OneOf(var values) ->
                values.stream()
                        .map(this::value)
                        .collect(Collectors.joining(
                                ja ? "、" : ", ", name + (ja ? "が次のいずれか（" : " is one of ("), ja ? "）" : ")"));
            case ValueTest.Contains(var part) -> name + (ja ? "が含む" : " contains ") + quoted(part);
            case ValueTest.Present(var present) ->
                name + (ja ? present ? "に値がある" : "に値がない" : present ? " has a value" : " has no value");
            case ValueTest.BirthdayWithin(var days) ->
                name + (ja ? "の記念日が%d日以内" : " comes within %d days").formatted(days);
            case ValueTest.BirthdayMonth(var month) -> name + (ja ? "の記念日が" : " comes in ") + month(month);
            case ValueTest.InMonth(var month) -> name + (ja ? "が" : " in ") + month(month);
            case ValueTest.DaysSince(var from, var to) -> since(name, "days", "日", from, to);
            case ValueTest.YearsSince(var from, var to) -> since(name, "years", "年", from, to);
            case ValueTest.Range(var from, var to) -> range(field, name, from, to);
        };
    }

    private String since(String name, String english, String japanese, @Nullable Integer from, @Nullable Integer to) {
        return ja
                ? name + "から" + figure("", from, japanese + "以上 ") + figure("", to, japanese + "以下 ") + "経過"
                : english + " since " + name + figure(" from ", from, "") + figure(" to ", to, "");
    }

    private String range(Field field, String name, @Nullable Bound from, @Nullable Bound to) {
        boolean number = field.kind() == Kind.NUMBER || field.kind() == Kind.SHARE;
        if (ja) {
            return name + "が"
                    + bound("", from, number ? "以上" : "以降", number ? "超" : "より後")
                            .strip() + bound(" ", to, number ? "以下" : "以前", number ? "未満" : "より前");
        }
        return name
                + end(from, " from ", number ? " above " : " after ")
                + end(to, " to ", number ? " below " : " before ");
    }

    private String bound(String before, @Nullable Bound bound, String inclusive, String exclusive) {
        return bound == null ? "" : before + figure(bound.value()) + (bound.inclusive() ? inclusive : exclusive);
    }

    private String end(@Nullable Bound bound, String inclusive, String exclusive) {
        return bound == null ? "" : (bound.inclusive() ? inclusive : exclusive) + figure(bound.value());
    }

    private String did(Rule.Did did) {
        String subject = did.subject() == null ? "" : (ja ? "" : " ") + quoted(did.subject());
        Integer least =
                did.atLeast() == RuleReader.timesUnlessSaid(did.atMost()) ? null : Integer.valueOf(did.atLeast());
        return ja
                ? switch (did.fact()) {
                            case RECEIVED -> "受信";
                            case CLICKED -> "クリック";
                            case ANSWERED -> "回答";
                            case WROTE -> "発言";
                            case JOINED -> "参加";
                        }
                        + subject
                        + figure(" ", least, "回以上")
                        + figure(" ", did.atMost(), "回以下")
                        + figure(" ", did.days(), "日以内")
                        + (did.month() == null ? "" : " " + month(did.month()))
                : did.fact().word()
                        + subject
                        + figure(" at least ", least, " times")
                        + figure(" at most ", did.atMost(), " times")
                        + figure(" within ", did.days(), " days")
                        + (did.month() == null ? "" : " in " + month(did.month()));
    }

    private static String figure(String before, @Nullable Integer figure, String after) {
        return figure == null ? "" : before + figure + after;
    }

    private String month(int month) {
        return switch (month) {
            case 0 -> ja ? "今月" : "this month";
            case 1 -> ja ? "来月" : "next month";
            case -1 -> ja ? "先月" : "last month";
            default -> ja ? month + "か月後" : "month " + month;
        };
    }

    private String name(Field field) {
        if (field.equals(Field.RESPONSE_RATE)) {
            return ja ? "反応率" : "response rate";
        }
        if (!field.isAttribute()) {
            return ja ? "友だち追加日" : "followed";
        }
        return RuleParser.RESERVED.contains(field.key()) ? "`" + field.key() + "`" : field.key();
    }

    /** A date stands without quotes only where nothing but a date can stand. */
    private String value(JsonNode value) {
        if (value.isBoolean()) {
            return ja ? value.booleanValue() ? "はい" : "いいえ" : value.booleanValue() ? "yes" : "no";
        }
        return value.isNumber() ? figure(value) : quoted(value.asString());
    }

    private static String figure(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }

    private String quoted(String text) {
        char open = ja ? '「' : '"';
        char close = ja ? '」' : '"';
        return open + text.replace("\\", "\\\\").replace(String.valueOf(close), "\\" + close) + close;
    }
}
