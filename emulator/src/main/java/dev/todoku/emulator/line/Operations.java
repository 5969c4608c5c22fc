package dev.todoku.emulator.line;

import dev.todoku.emulator.http.Routes;
import dev.todoku.protocol.Endpoint;
import dev.todoku.protocol.RateLimits;

/** The operations that this LINE answers; each must be one of LINE's. */
final class Operations {
    private final Routes<Operation> routes = new Routes<>();

    Operations open(String method, String path, Call.Handler handler) {
        return add(Operation.Takes.NO_TOKEN, method, path, handler);
    }

    Operations channel(String method, String path, Call.Handler handler) {
        return add(Operation.Takes.CHANNEL, method, path, handler);
    }

    Operations get(String path, Call.Handler handler) {
        return add(Operation.Takes.TOKEN, "GET", path, handler);
    }

    Operations put(String path, Call.Handler handler) {
        return add(Operation.Takes.TOKEN, "PUT", path, handler);
    }

    Operations post(String path, Call.Handler handler) {
        return add(Operation.Takes.TOKEN, "POST", path, handler);
    }

    Operations delete(String path, Call.Handler handler) {
        return add(Operation.Takes.TOKEN, "DELETE", path, handler);
    }

    /** A POST that takes a retry key. */
    Operations send(String path, Call.Handler handler) {
        return add(Operation.Takes.TOKEN_AND_RETRY_KEY, "POST", path, handler);
    }

    Routes<Operation> routes() {
        return routes;
    }

    private Operations add(Operation.Takes takes, String method, String path, Call.Handler handler) {
        Endpoint endpoint = RateLimits.find(method, path)
                .orElseThrow(() -> new IllegalArgumentException(
                        "operation: got " + method + " " + path + " (expected: one of LINE's)"));
        routes.add(method, path, new Operation(takes, endpoint.rate(), handler));
        return this;
    }
}
