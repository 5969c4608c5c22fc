package dev.todoku.line;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where LINE is; defaults stand in {@code application.properties}. Paths are appended at the root, as LINE's own SDKs do.
 *
 * @param dataUrl where files go and come from; null: the same host, or LINE's own for LINE's own
 */
@ConfigurationProperties("todoku.line")
record LineSettings(URI url, @Nullable URI dataUrl) {

    private static final String LINE = "api.line.me";
    private static final URI LINE_DATA = URI.create("https://api-data.line.me");

    URI data() {
        if (dataUrl != null) {
            return dataUrl;
        }
        return LINE.equals(url.getHost()) ? LINE_DATA : url;
    }
}
