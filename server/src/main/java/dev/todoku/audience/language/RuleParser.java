package dev.todoku.audience.language;

import dev.todoku.audience.Rule.Field;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the text form, English and Japanese words alike, to the JSON form; what names and values mean is looked at there.
 *
 * <pre>{@code
 * all of (tag "VIP", age from 20 below 30, none of (received within 3 days))
 * すべて（タグ「VIP」、age が 20以上 30未満、どれでもない（受信 3日以内））
 * }</pre>
 */
final class RuleParser {

    /** Words that begin a term; an attribute called so stands in backticks. */
    static final Set<String> RESERVED = Set.of(
            "all",
            "any",
            "none",
            "everyone",
            "tag",
            "status",
            "opted",
            "followed",
            "received",
            "clicked",
            "answered",
            "wrote",
            "joined",
            "audience",
            "days",
            "years",
            "response");

    private static final int DEPTH_MAX = 50;

    private static final Map<String, String> LISTS =
            Map.of("all", "all", "any", "any", "none", "none", "すべて", "all", "いずれか", "any", "どれでもない", "none");

    private static final Map<String, String> STATUSES =
            Map.of("友だち", "friend", "ブロック中", "blocked", "訪問者", "visitor", "退会", "gone");

    private static final Map<String, String> FACTS = Map.of(
            "received",
            "received",
            "clicked",
            "clicked",
            "answered",
            "answered",
            "wrote",
            "wrote",
            "joined",
            "joined",
            "受信",
            "received",
            "クリック",
            "clicked",
            "回答",
            "answered",
            "発言",
            "wrote",
            "参加",
            "joined");

    /** A rule in its JSON form, and where its parts stand in the text. */
    record Parsed(JsonNode json, Map<String, Integer> columns) {

        /** The same problem, pointing at the text. */
        Problem inTheText(Problem problem) {
            String path = String.valueOf(problem.members().get(Trouble.PROPERTY));
            int column = 1;
            for (String each = path; !each.isEmpty(); each = each.substring(0, Math.max(0, cut(each)))) {
                Integer known = columns.get(each);
                if (known != null) {
                    column = known;
                    break;
                }
            }
            String detail = problem.detail();
            String rest = detail.startsWith(path + ": ") ? detail.substring(path.length() + 2) : detail;
            return placed(
                    column,
                    Problem.unprocessable(
                            problem.code(), "%s, character %d: %s".formatted(RuleReader.ROOT, column, rest)));
        }

        private static int cut(String path) {
            return Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        }
    }

    private final Tokens tokens;
    private final Map<String, Integer> columns = new HashMap<>();

    private RuleParser(List<Token> tokens) {
        this.tokens = new Tokens(tokens);
    }

    static Parsed parse(String text) {
        RuleParser parser = new RuleParser(Lexer.tokens(text));
        ObjectNode json = parser.rule(RuleReader.ROOT, 1);
        if (parser.tokens.peek().type() != Token.Type.END) {
            throw parser.tokens.unexpected("the end");
        }
        return new Parsed(json, parser.columns);
    }

    static Problem trouble(int column, String got, String expected) {
        return placed(
                column,
                Problem.unprocessable(
                        "bad-audience",
                        "%s, character %d: got %s (expected: %s)".formatted(RuleReader.ROOT, column, got, expected)));
    }

    private static Problem placed(int column, Problem problem) {
        return problem.with(Trouble.PROPERTY, RuleReader.ROOT)
                .with(Trouble.POINTER, "/" + RuleReader.ROOT)
                .with("column", column);
    }

    private ObjectNode rule(String path, int depth) {
        Token first = tokens.next();
        columns.put(path, first.column());
        if (depth > DEPTH_MAX) {
            throw trouble(first.column(), "a rule inside %d others".formatted(DEPTH_MAX), "at most that deep");
        }
        ObjectNode json = Json.object();
        if (first.type() != Token.Type.WORD && first.type() != Token.Type.KEY) {
            throw trouble(first.column(), first.shown(), "a rule");
        }
        boolean word = first.type() == Token.Type.WORD;
        String list = word ? LISTS.get(first.text()) : null;
        String fact = word ? FACTS.get(first.text()) : null;
        if (list != null) {
            list(json, list, first, path, depth);
        } else if (fact != null) {
            json.put("did", fact);
            did(json, path);
        } else if (first.is("everyone") || first.is("全員")) {
            json.put("everyone", true);
        } else if (first.is("opted") || first.is("配信停止")) {
            if (first.is("opted")) {
                tokens.expect("out");
            }
            json.put("optedOut", true);
        } else if (first.is("tag") || first.is("タグ")) {
            json.put("tag", string(path + ".tag"));
        } else if (first.is("audience") || first.is("オーディエンス")) {
            json.put("audience", string(path + ".audience"));
        } else if (first.is("status") || first.is("状態")) {
            Token status = tokens.next();
            columns.put(path + ".status", status.column());
            json.put("status", STATUSES.getOrDefault(status.text(), status.text()));
        } else if (first.is("days") || first.is("years")) {
            tokens.expect("since");
            Token field = tokens.next();
            field(json, field, path);
            new ValueParser(tokens, columns, json, path).since(first.is("years"));
        } else {
            field(json, first, path);
            new ValueParser(tokens, columns, json, path).test();
        }
        return json;
    }

    private void field(ObjectNode json, Token token, String path) {
        boolean followed = token.is("followed") || token.is("友だち追加日");
        boolean rate = token.is("response") || token.is("反応率");
        columns.put(path + (followed || rate ? ".friend" : ".attribute"), token.column());
        if (rate) {
            if (token.is("response")) {
                tokens.expect("rate");
            }
            json.put("friend", Field.RESPONSE_RATE.key());
        } else if (followed) {
            json.put("friend", Field.FOLLOWED.key());
        } else if (token.type() == Token.Type.KEY || token.type() == Token.Type.WORD) {
            json.put("attribute", token.text());
        } else {
            throw trouble(token.column(), token.shown(), "an attribute");
        }
    }

    private void list(ObjectNode json, String key, Token first, String path, int depth) {
        if (first.text().equals(key)) {
            tokens.expect("of");
        }
        tokens.expect(Token.Type.OPEN, "(");
        ArrayNode list = json.putArray(key);
        do {
            list.add(rule("%s.%s[%d]".formatted(path, key, list.size()), depth + 1));
        } while (tokens.take(Token.Type.COMMA));
        tokens.expect(Token.Type.CLOSE, ") or a comma");
    }

    private String string(String path) {
        Token token = tokens.next();
        if (token.type() != Token.Type.STRING) {
            throw trouble(token.column(), token.shown(), "a name in quotes");
        }
        columns.put(path, token.column());
        return token.text();
    }

    private void did(ObjectNode json, String path) {
        if (tokens.peek().type() == Token.Type.STRING) {
            json.put("subject", string(path + ".subject"));
        }
        for (String key = didKey(); key != null; key = didKey()) {
            if (json.has(key)) {
                throw tokens.unexpected("each of them once");
            }
            columns.put(path + "." + key, tokens.peek().column());
            if (key.equals("month")) {
                json.put(key, ValueParser.month(tokens));
                continue;
            }
            json.put(key, ValueParser.whole(tokens.figure()));
            tokens.take("times");
            tokens.take("days");
            tokens.take("回以上");
            tokens.take("回以下");
            tokens.take("日以内");
        }
    }

    /** English says before the figure what it is, Japanese after it. */
    private @Nullable String didKey() {
        if (tokens.take("at")) {
            return tokens.take("least") ? "atLeast" : tokens.expect("most", "atMost");
        }
        if (tokens.take("within")) {
            return "days";
        }
        if (tokens.take("in")
                || (tokens.peek().type() == Token.Type.WORD
                        && tokens.peek().text().endsWith("月"))) {
            return "month";
        }
        if (tokens.peek().type() != Token.Type.FIGURE) {
            return null;
        }
        Token unit = tokens.afterNext();
        return switch (unit.text()) {
            case "回以上" -> "atLeast";
            case "回以下" -> "atMost";
            case "日以内" -> "days";
            case "か月後" -> "month";
            default -> throw trouble(unit.column(), unit.shown(), "one of 回以上, 回以下, 日以内, か月後");
        };
    }
}
