package dev.todoku.audience.language;

import dev.todoku.kernel.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes a rule's text apart. Japanese words need no space around them: the longest that fits is it. */
final class Lexer {

    /** Longest text of a rule. */
    static final int LENGTH_MAX = 20_000;

    /** Longest first, so that the first that fits is the longest. */
    private static final List<String> JAPANESE = List.of(
                    "すべて", "いずれか", "どれでもない", "全員", "タグ", "状態", "配信停止", "友だち追加日", "反応率", "オーディエンス", "受信", "クリック", "回答",
                    "発言", "参加", "が", "が次のいずれか", "が含む", "に値がある", "に値がない", "の記念日が", "から", "以上", "以下", "超", "未満", "以降",
                    "以前", "より後", "より前", "年以上", "年以下", "日以上", "日以下", "日以内", "回以上", "回以下", "経過", "今月", "先月", "来月", "か月後",
                    "はい", "いいえ", "友だち", "ブロック中", "訪問者", "退会")
            .stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        if (text.length() > LENGTH_MAX) {
            throw RuleParser.trouble(1, text.length() + " characters", "at most " + LENGTH_MAX);
        }
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(lexer.next());
        } while (tokens.getLast().type() != Token.Type.END);
        return tokens;
    }

    private Token next() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '　')) {
            at++;
        }
        int start = at;
        if (start == text.length()) {
            return token(Token.Type.END, "", start);
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '(', '（' -> token(Token.Type.OPEN, "(", start);
            case ')', '）' -> token(Token.Type.CLOSE, ")", start);
            case ',', '、' -> token(Token.Type.COMMA, ",", start);
            case '"' -> token(Token.Type.STRING, until('"', start), start);
            case '「' -> token(Token.Type.STRING, until('」', start), start);
            case '`' -> token(Token.Type.KEY, until('`', start), start);
            default -> bare(c, start);
        };
    }

    private Token bare(char c, int start) {
        if (isDigit(c) || (c == '-' && at < text.length() && isDigit(text.charAt(at)))) {
            while (at < text.length() && (isDigit(text.charAt(at)) || ".-".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            return token(Token.Type.FIGURE, text.substring(start, at), start);
        }
        if (isLetter(c)) {
            while (at < text.length()
                    && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
                at++;
            }
            return token(Token.Type.WORD, text.substring(start, at), start);
        }
        for (String word : JAPANESE) {
            if (text.startsWith(word, start)) {
                at = start + word.length();
                return token(Token.Type.WORD, word, start);
            }
        }
        throw trouble(
                start, "'" + Character.toString(text.codePointAt(start)) + "'", "a word, a text in quotes or a number");
    }

    /** A backslash takes the next character as it is. */
    private String until(char end, int start) {
        StringBuilder inside = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == end) {
                return inside.toString();
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            inside.append(c);
        }
        throw trouble(start, "a text without an end", "a closing " + end);
    }

    private Token token(Token.Type type, String inside, int start) {
        return new Token(type, inside, column(start));
    }

    private Problem trouble(int start, String got, String expected) {
        return RuleParser.trouble(column(start), got, expected);
    }

    private int column(int start) {
        return text.codePointCount(0, start) + 1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
