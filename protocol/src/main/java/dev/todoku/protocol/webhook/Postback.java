package dev.todoku.protocol.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a tapped button sends.
 *
 * @param data as written in the action
 * @param params empty for a plain button; what was picked in a picker, under the name of its mode; alias and status of
 *     a rich-menu switch
 */
public record Postback(
        String data,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> params) {

    public Postback {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params)); // keeps the order, and so the bytes
    }
}
