package dev.todoku.staff.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** The address under which a browser reaches this installation, as the request and the proxy before it tell. */
final class PublicUrl {

    private PublicUrl() {}

    /** As browsers write it: no port where it is the scheme's own. */
    static String origin(HttpServletRequest request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return URI.create(scheme + "://" + request.getServerName() + (usual ? "" : ":" + port))
                .toString();
    }
}
