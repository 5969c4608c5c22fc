package dev.todoku.protocol;

/**
 * One operation of LINE's API. LINE counts requests per channel and endpoint: the method tells endpoints apart, the
 * values in the path do not.
 *
 * @param method upper case
 * @param template as {@code /v2/bot/profile/{userId}}
 */
public record Endpoint(String method, String template, Rate rate) {}
