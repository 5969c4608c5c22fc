package dev.todoku.kernel;

import java.util.UUID;

/**
 * Who does something: a kind ({@code token}, {@code user}, {@code system}) and the id within it. Written beside every
 * audited operation.
 */
public record Actor(String kind, String id) {

    /** The installation itself: timers, webhooks, recovery. */
    public static final Actor SYSTEM = new Actor("system", "todoku");

    private static final String PERSON = "user";

    /** Somebody who signs in at the console. */
    public static Actor person(UUID id) {
        return new Actor(PERSON, id.toString());
    }

    /** Whether it is a person; a program uses tokens. */
    public boolean signsIn() {
        return kind.equals(PERSON);
    }
}
