package dev.todoku.staff.internal;

import dev.todoku.kernel.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Refuses what another site makes a browser send. A session's requests that change something carry its token in a header,
 * which no other site can read; and a browser's own word on where a request comes from is heeded for sign-in as well,
 * where there is no session yet. An API token travels in a header of its own, so that nothing rides along.
 */
final class Forgery {

    static final String HEADER = "X-CSRF-Token";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private Forgery() {}

    static void refuse(HttpServletRequest request) {
        if (SAFE.contains(request.getMethod()) || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw forged("Sec-Fetch-Site", site, "same-origin");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String own = PublicUrl.origin(request);
        if (site == null && origin != null && !origin.equals(own)) {
            throw forged(HttpHeaders.ORIGIN, origin, own);
        }
        Caller caller = Caller.current();
        Session session = caller == null ? null : caller.session();
        if (session != null && !matches(session, request.getHeader(HEADER))) {
            throw forged(HEADER, "none of this session", "what GET /api/v1/session says");
        }
    }

    private static boolean matches(Session session, @Nullable String sent) {
        return sent != null && Hashes.same(session.csrf(), sent);
    }

    private static Problem forged(String header, String got, String expected) {
        return Problem.forbidden("forged", "%s: got %s (expected: %s)".formatted(header, got, expected));
    }
}
