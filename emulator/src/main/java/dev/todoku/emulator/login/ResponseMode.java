package dev.todoku.emulator.login;

import org.jspecify.annotations.Nullable;

/** How the answer to an authorization request reaches the caller. */
public enum ResponseMode {
    QUERY(false, false),
    FORM_POST(true, false),
    QUERY_JWT(false, true),
    FORM_POST_JWT(true, true);

    private final boolean posts;
    private final boolean signs;

    ResponseMode(boolean posts, boolean signs) {
        this.posts = posts;
        this.signs = signs;
    }

    /** Whether by a form that the browser posts; otherwise in the address. */
    public boolean posts() {
        return posts;
    }

    /** Whether as one signed JWT. */
    boolean signs() {
        return signs;
    }

    /** The mode of that name; null if there is none. */
    static @Nullable ResponseMode of(@Nullable String name) {
        return switch (name) {
            case null -> QUERY;
            case "query" -> QUERY;
            case "form_post" -> FORM_POST;
            case "jwt", "query.jwt" -> QUERY_JWT;
            case "form_post.jwt" -> FORM_POST_JWT;
            default -> null;
        };
    }
}
