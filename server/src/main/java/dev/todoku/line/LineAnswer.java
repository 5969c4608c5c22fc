package dev.todoku.line;

import java.util.Map;

/**
 * LINE's answer as it came, for those who pass it on.
 *
 * @param headers LINE's own and the content type, one value each, names in lower case
 */
public record LineAnswer(int status, Map<String, String> headers, String body) {

    public LineAnswer {
        headers = Map.copyOf(headers);
    }
}
