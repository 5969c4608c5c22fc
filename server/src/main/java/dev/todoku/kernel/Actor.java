package dev.todoku.kernel;

/**
 * Who does something: a kind ({@code token}, {@code user}, {@code system}) and the id within it. Written beside every
 * audited operation.
 */
public record Actor(String kind, String id) {

    /** The installation itself: timers, webhooks, recovery. */
    public static final Actor SYSTEM = new Actor("system", "todoku");
}
