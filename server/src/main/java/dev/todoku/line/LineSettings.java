package dev.todoku.line;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where LINE is; defaults stand in {@code application.properties}. Paths are appended at the root, as LINE's own SDKs do.
 */
@ConfigurationProperties("todoku.line")
record LineSettings(URI url) {}
