package dev.todoku.line;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Passes requests on that cost nothing: as they come, whatever they are, to the host of LINE's that answers them. */
@Component
public final class LineProxy {

    private static final Pattern DATA = Pattern.compile(
            "/v2/bot/(message/[^/?]+/content(/[^?]*)?|richmenu/[^/?]+/content|audienceGroup/upload/byFile)(\\?.*)?");

    /** Of one connection, not of the request; the token and the length are put in anew. */
    private static final Set<String> NOT_PASSED = Set.of(
            "authorization",
            "connection",
            "content-length",
            "cookie",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "x-http-method-override");

    private final LineHttp http;
    private final LineSettings settings;

    LineProxy(LineHttp http, LineSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /**
     * Passes one request on.
     *
     * @param path with its query, as it came; begins with a slash
     * @return the answer, whose body must be closed
     * @throws IOException if LINE did not answer
     * @throws IllegalArgumentException for a path or a header that HTTP does not know
     */
    public HttpResponse<InputStream> pass(
            Credentials credentials, String method, String path, Map<String, List<String>> headers, BodyPublisher body)
            throws IOException {
        URI host = DATA.matcher(path).matches() ? settings.data() : settings.url();
        // Put together as text: resolving would take "//other" for another host.
        URI target = URI.create(host.getScheme() + "://" + host.getRawAuthority() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(target).method(method, body);
        headers.forEach((name, values) -> {
            if (isPassed(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return http.stream(request.setHeader("Authorization", "Bearer " + credentials.token()));
    }

    /** Whether a header is the request's or the answer's own. */
    public static boolean isPassed(String name) {
        return !NOT_PASSED.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":");
    }
}
