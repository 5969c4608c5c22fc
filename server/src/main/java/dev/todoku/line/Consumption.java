package dev.todoku.line;

/**
 * {@code GET /v2/bot/message/quota/consumption}: messages counted this month, by API and by hand; late and approximate.
 */
public record Consumption(long totalUsage) {}
