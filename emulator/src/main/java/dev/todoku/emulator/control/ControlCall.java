package dev.todoku.emulator.control;

import dev.todoku.emulator.http.Incoming;
import dev.todoku.emulator.http.Reply;
import dev.todoku.protocol.Json;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One call of the control API. Unlike LINE's side it is strict: a property that nobody asks for is an error. */
record ControlCall(Incoming incoming, Map<String, String> variables) {
    private static final JsonMapper STRICT = Json.mapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Answers one kind of call. */
    @FunctionalInterface
    interface Handler {
        /** The answer; {@link ControlRefused} makes it an error. */
        Reply handle(ControlCall call);
    }

    String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    @Nullable String query(String name) {
        return incoming.query(name);
    }

    /** The body as a record of ours. */
    <T> T body(Class<T> type) {
        return as(type, object());
    }

    /** The body as a JSON object. */
    ObjectNode object() {
        JsonNode json;
        try {
            json = Json.read(incoming.body());
        } catch (JacksonException e) {
            throw ControlRefused.badRequest("body: got no JSON (expected: an object): " + e.getOriginalMessage());
        }
        if (json instanceof ObjectNode object) return object;
        throw ControlRefused.badRequest("body: got " + json.getNodeType() + " (expected: an object)");
    }

    static <T> T as(Class<T> type, ObjectNode json) {
        try {
            return STRICT.treeToValue(json, type);
        } catch (JacksonException e) {
            throw ControlRefused.badRequest(
                    e.getCause() instanceof IllegalArgumentException ours
                            ? String.valueOf(ours.getMessage())
                            : e.getOriginalMessage());
        }
    }

    static <T> T require(String name, @Nullable T value) {
        if (value == null) throw ControlRefused.badRequest(name + ": got nothing (expected: a value)");
        return value;
    }

    /** A whole number from a query. */
    static long number(String name, String value, long least) {
        try {
            long number = Long.parseLong(value);
            if (number >= least) return number;
        } catch (NumberFormatException e) {
            // refused below
        }
        throw ControlRefused.badRequest(
                name + ": got '" + value + "' (expected: a whole number from " + least + " on)");
    }
}
