package dev.todoku.line;

/**
 * What a call proves its right with: a channel access token. Never printed.
 */
public record Credentials(String token) {

    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
