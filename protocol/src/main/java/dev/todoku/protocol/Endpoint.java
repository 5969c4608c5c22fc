package dev.todoku.protocol;

import java.util.Arrays;
import java.util.List;

/**
 * One operation of LINE's API. LINE counts requests per channel and endpoint: the method tells endpoints apart, the values
 * in the path do not.
 *
 * @param method upper case
 * @param template as {@code /v2/bot/profile/{userId}}
 */
public record Endpoint(String method, String template, Rate rate) {

    List<String> segments() {
        return segments(template);
    }

    static List<String> segments(String path) {
        // limit -1: a slash at the end makes another path, as it does for LINE
        return Arrays.asList(path.split("/", -1));
    }

    static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    boolean hasVariables() {
        return template.indexOf('{') >= 0;
    }
}
