package dev.todoku.audience.language;

import dev.todoku.protocol.Json;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Reads what is asked of one field, from behind its name. */
final class ValueParser {

    private static final Map<String, String> RANGE_ENGLISH = Map.of(
            "from", "from", "to", "to", "above", "above", "below", "below", "after", "after", "before", "before");

    private static final Map<String, String> RANGE_JAPANESE = Map.of(
            "以上", "from", "以下", "to", "超", "above", "未満", "below", "以降", "from", "以前", "to", "より後", "after", "より前",
            "before");

    private final Tokens tokens;
    private final Map<String, Integer> columns;
    private final ObjectNode json;
    private final String path;

    ValueParser(Tokens tokens, Map<String, Integer> columns, ObjectNode json, String path) {
        this.tokens = tokens;
        this.columns = columns;
        this.json = json;
        this.path = path;
    }

    void test() {
        if (tokens.take("is")) {
            if (tokens.take("one")) {
                tokens.expect("of");
                oneOf();
            } else {
                put("is", value());
            }
        } else if (tokens.take("contains") || tokens.take("が含む")) {
            put("contains", value());
        } else if (tokens.take("has")) {
            boolean present = tokens.take("a");
            if (!present) {
                tokens.expect("no");
            }
            tokens.expect("value");
            put("hasValue", BooleanNode.valueOf(present));
        } else if (tokens.take("に値がある")) {
            put("hasValue", BooleanNode.TRUE);
        } else if (tokens.take("に値がない")) {
            put("hasValue", BooleanNode.FALSE);
        } else if (tokens.take("が次のいずれか")) {
            oneOf();
        } else if (tokens.take("comes")) {
            comes();
        } else if (tokens.take("の記念日が")) {
            if (tokens.peek().type() == Token.Type.FIGURE && tokens.afterNext().is("日以内")) {
                figure("birthdayWithin", "日以内");
            } else {
                json.put("birthdayMonth", month(tokens));
            }
        } else if (tokens.take("in")) {
            json.put("month", month(tokens));
        } else if (tokens.take("から")) {
            since(false);
        } else if (tokens.take("が")) {
            japanese();
        } else if (RANGE_ENGLISH.containsKey(tokens.peek().text())) {
            while (RANGE_ENGLISH.containsKey(tokens.peek().text())) {
                String key = RANGE_ENGLISH.getOrDefault(tokens.next().text(), "");
                columns.put(path + "." + key, tokens.peek().column());
                bound(key, figureValue());
            }
        } else {
            throw tokens.unexpected("what is asked of it: is, contains, has, from, to, above, below, in, comes, が …");
        }
    }

    private void comes() {
        if (tokens.take("within")) {
            figure("birthdayWithin", "days");
        } else {
            tokens.expect("in");
            json.put("birthdayMonth", month(tokens));
        }
    }

    /** Behind が: a month, a value, or the ends of a range. */
    private void japanese() {
        Token first = tokens.peek();
        boolean figure = first.type() == Token.Type.FIGURE;
        if (first.text().endsWith("月") || tokens.afterNext().is("か月後")) {
            json.put("month", month(tokens));
        } else if (figure && RANGE_JAPANESE.containsKey(tokens.afterNext().text())) {
            while (tokens.peek().type() == Token.Type.FIGURE) {
                int column = tokens.peek().column();
                JsonNode value = figureValue();
                String key = RANGE_JAPANESE.get(tokens.peek().text());
                if (key == null) {
                    throw tokens.unexpected("one of 以上, 以下, 超, 未満, 以降, 以前, より後, より前");
                }
                tokens.next();
                columns.put(path + "." + key, column);
                bound(key, value);
            }
        } else {
            put("is", value());
        }
    }

    /** English has said whether it is about years; Japanese says so with each figure. */
    void since(boolean years) {
        ObjectNode since = Json.object();
        boolean byYears = years;
        int column = tokens.peek().column();
        while (tokens.peek().is("from")
                || tokens.peek().is("to")
                || tokens.peek().type() == Token.Type.FIGURE) {
            if (tokens.peek().type() == Token.Type.FIGURE) {
                int figure = whole(tokens.figure());
                byYears = tokens.peek().text().startsWith("年");
                String unit = byYears ? "年" : "日";
                since.put(tokens.take(unit + "以上") ? "from" : tokens.expect(unit + "以下", "to"), figure);
            } else {
                since.put(tokens.next().text(), whole(tokens.figure()));
            }
        }
        tokens.take("経過");
        String key = byYears ? "yearsSince" : "daysSince";
        columns.put(path + "." + key, column);
        json.set(key, since);
    }

    private void oneOf() {
        tokens.expect(Token.Type.OPEN, "(");
        ArrayNode list = json.putArray("oneOf");
        do {
            columns.put(
                    "%s.oneOf[%d]".formatted(path, list.size()), tokens.peek().column());
            list.add(value());
        } while (tokens.take(Token.Type.COMMA));
        tokens.expect(Token.Type.CLOSE, ") or a comma");
    }

    private void figure(String key, String unit) {
        Token figure = tokens.figure();
        columns.put(path + "." + key, figure.column());
        json.put(key, whole(figure));
        tokens.expect(unit);
    }

    static int month(Tokens tokens) {
        if (tokens.take("今月")) {
            return 0;
        }
        if (tokens.take("先月")) {
            return -1;
        }
        if (tokens.take("来月")) {
            return 1;
        }
        if (tokens.peek().type() == Token.Type.FIGURE) {
            int month = whole(tokens.figure());
            tokens.expect("か月後");
            return month;
        }
        if (tokens.take("month")) {
            return whole(tokens.figure());
        }
        int month = 0;
        if (tokens.take("last")) {
            month = -1;
        } else if (tokens.take("next")) {
            month = 1;
        } else {
            tokens.expect("this");
        }
        tokens.expect("month");
        return month;
    }

    private void bound(String key, JsonNode value) {
        if (json.has(key)) {
            throw tokens.unexpected("each end once");
        }
        json.set(key, value);
    }

    private void put(String key, JsonNode value) {
        json.set(key, value);
    }

    private JsonNode value() {
        Token token = tokens.peek();
        columns.putIfAbsent(path + ".is", token.column());
        columns.putIfAbsent(path + ".contains", token.column());
        if (token.type() == Token.Type.STRING) {
            return StringNode.valueOf(tokens.next().text());
        }
        if (tokens.take("yes") || tokens.take("はい")) {
            return BooleanNode.TRUE;
        }
        if (tokens.take("no") || tokens.take("いいえ")) {
            return BooleanNode.FALSE;
        }
        if (token.type() != Token.Type.FIGURE) {
            throw tokens.unexpected("a text in quotes, a number, a date, yes or no");
        }
        return figureValue();
    }

    /** A number, or a date as a text. */
    private JsonNode figureValue() {
        Token figure = tokens.figure();
        if (figure.text().lastIndexOf('-') > 0) {
            return StringNode.valueOf(figure.text());
        }
        try {
            return DecimalNode.valueOf(new BigDecimal(figure.text()));
        } catch (NumberFormatException e) {
            throw RuleParser.trouble(figure.column(), figure.shown(), "a number or a date");
        }
    }

    static int whole(Token figure) {
        try {
            return Integer.parseInt(figure.text());
        } catch (NumberFormatException e) {
            throw RuleParser.trouble(figure.column(), figure.shown(), "a whole number");
        }
    }
}
