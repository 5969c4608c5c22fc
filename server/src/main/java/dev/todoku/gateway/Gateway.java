package dev.todoku.gateway;

import dev.todoku.line.LineAnswer;
import dev.todoku.line.Route;
import dev.todoku.protocol.LineErrors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers a program as LINE would. */
@Component
class Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final String PREFIX = "/gateway";
    private static final String SCHEME = "Bearer ";
    private static final int BODY_MAX = 2 * 1024 * 1024;

    /** LINE's paths are plain. What is written otherwise might be one path here and another one at LINE. */
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

    private final Clients clients;
    private final Relay relay;
    private final PassOn passOn;

    Gateway(Clients clients, Relay relay, PassOn passOn) {
        this.clients = clients;
        this.relay = relay;
        this.passOn = passOn;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            serve(request, response);
        } catch (Refusal refusal) {
            write(refusal.answer(), response);
        } catch (RuntimeException e) {
            LOG.warn("A request through the gateway failed", e);
            if (!response.isCommitted()) {
                write(Refusal.of(500, "Internal Server Error").answer(), response);
            }
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Client client = signedIn(request).orElseThrow(() -> Refusal.of(401, LineErrors.INVALID_TOKEN));
        String path = path(request);
        Route route = CountedRequest.routeOf(request.getMethod(), path);
        if (route != null) {
            write(relay.send(client, route, body(request), request.getHeader("X-Line-Retry-Key")), response);
            return;
        }
        requirePassed(path);
        String query = request.getQueryString();
        passOn.pass(client, query == null ? path : path + "?" + query, request, response);
    }

    private Optional<Client> signedIn(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? clients.of(header.substring(SCHEME.length()).trim())
                : Optional.empty();
    }

    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI();
        String inner = path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path;
        if (!PATH.matcher(inner).matches()) {
            throw Refusal.of(404, LineErrors.NOT_FOUND);
        }
        return inner;
    }

    private static void requirePassed(String path) {
        String low = path.toLowerCase(Locale.ROOT);
        if (low.startsWith("/oauth2/") || low.startsWith("/v2/oauth/")) {
            throw Refusal.of(403, "Tokens are not issued here: the gateway's own token takes their place");
        }
        if (low.equals("/v2/bot/message/narrowcast")) {
            throw Refusal.of(403, "Narrowcasts are not sent through the gateway: nobody knows their count beforehand");
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            throw Refusal.of(413, "The request body is larger than %d bytes".formatted(BODY_MAX));
        }
        return body;
    }

    private static void write(LineAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
