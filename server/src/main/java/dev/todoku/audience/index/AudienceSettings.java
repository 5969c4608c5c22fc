package dev.todoku.audience.index;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Room for the indexes; the default stands in {@code application.properties}.
 *
 * @param memory of all accounts together; the least recently used are put away beyond it, the last one stays
 */
@ConfigurationProperties("todoku.audience")
record AudienceSettings(DataSize memory) {}
