package dev.todoku.audience.language;

import dev.todoku.kernel.Problem;
import java.util.List;

/** Walks through the pieces of a text; the last is its end. */
final class Tokens {

    private final List<Token> all;
    private int at;

    Tokens(List<Token> all) {
        this.all = all;
    }

    Token peek() {
        return all.get(at);
    }

    Token afterNext() {
        return all.get(Math.min(at + 1, all.size() - 1));
    }

    Token next() {
        Token token = peek();
        if (token.type() != Token.Type.END) {
            at++;
        }
        return token;
    }

    boolean take(Token.Type type) {
        return taken(peek().type() == type);
    }

    boolean take(String word) {
        return taken(peek().is(word));
    }

    private boolean taken(boolean fits) {
        if (fits) {
            at++;
        }
        return fits;
    }

    void expect(Token.Type type, String shown) {
        if (!take(type)) {
            throw unexpected(shown);
        }
    }

    void expect(String word) {
        if (!take(word)) {
            throw unexpected(word);
        }
    }

    String expect(String word, String result) {
        expect(word);
        return result;
    }

    Token figure() {
        if (peek().type() != Token.Type.FIGURE) {
            throw unexpected("a number");
        }
        return next();
    }

    Problem unexpected(String expected) {
        return RuleParser.trouble(peek().column(), peek().shown(), expected);
    }
}
