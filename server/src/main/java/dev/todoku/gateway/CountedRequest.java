package dev.todoku.gateway;

import dev.todoku.line.Route;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.LineErrors;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.MissingNode;

/**
 * A request that LINE counts, as far as its count needs reading; all else in it is LINE's business.
 *
 * @param json as it came, to the byte
 * @param to users, or the one user, group or room of a push; empty for a broadcast
 */
record CountedRequest(Route route, String json, List<String> to) {

    private static final int RECIPIENTS_MAX = 500;
    private static final Pattern USER = Pattern.compile("U[0-9a-f]{32}");
    private static final Pattern ANYBODY = Pattern.compile("[UCR][0-9a-f]{32}");

    /** Two of a name, and what is counted here might not be what LINE reads. */
    private static final ObjectReader READER =
            Json.mapper().reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    /**
     * Reads it.
     *
     * @throws Refusal in LINE's words for what tells no recipients
     */
    static CountedRequest read(Route route, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        JsonNode json =
                Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body) ? tree(text) : MissingNode.getInstance();
        if (!json.isObject()) {
            throw Refusal.of(400, LineErrors.unparsable(1, 1));
        }
        JsonNode to = json.path("to");
        List<String> recipients = new ArrayList<>();
        switch (route) {
            case PUSH -> {
                if (!to.isString() || !ANYBODY.matcher(to.asString()).matches()) {
                    throw Refusal.of(400, LineErrors.invalidProperty("to"));
                }
                recipients.add(to.asString());
            }
            case MULTICAST -> {
                if (!to.isArray() || to.isEmpty() || to.size() > RECIPIENTS_MAX) {
                    throw Refusal.of(400, LineErrors.invalidProperty("to"));
                }
                for (int i = 0; i < to.size(); i++) {
                    if (!to.get(i).isString()
                            || !USER.matcher(to.get(i).asString()).matches()) {
                        throw Refusal.of(400, LineErrors.invalidRecipient(i));
                    }
                    recipients.add(to.get(i).asString());
                }
            }
            case BROADCAST -> {}
            case REPLY -> throw new IllegalArgumentException("route: got reply (expected: one that LINE counts)");
        }
        return new CountedRequest(route, text, List.copyOf(recipients));
    }

    private static JsonNode tree(String text) {
        try {
            return READER.readTree(text);
        } catch (JacksonException | NumberFormatException e) {
            return MissingNode.getInstance();
        }
    }

    byte[] body() {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** The group or room of a push, which counts once for each of its people. */
    Optional<String> group() {
        return route == Route.PUSH && !to.getFirst().startsWith("U") ? Optional.of(to.getFirst()) : Optional.empty();
    }

    /** Tells two requests under one key apart. */
    byte[] hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(route.key().getBytes(StandardCharsets.UTF_8));
            return digest.digest(body());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** The route of a path that LINE counts; null for all others. */
    static @Nullable Route routeOf(String method, String path) {
        if (!method.equals("POST")) {
            return null;
        }
        return switch (path.toLowerCase(Locale.ROOT)) {
            case "/v2/bot/message/push" -> Route.PUSH;
            case "/v2/bot/message/multicast" -> Route.MULTICAST;
            case "/v2/bot/message/broadcast" -> Route.BROADCAST;
            default -> null;
        };
    }
}
