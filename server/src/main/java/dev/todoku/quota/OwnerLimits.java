package dev.todoku.quota;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The owner's own limits of a month, beside LINE's.
 *
 * @param messages most messages a month, every sender's, or null
 * @param money most the month's invoice may come to before tax, base fee included, or null
 * @param unlimited the owner's word that a LINE quota of {@code none} means no limit
 * @param setApart messages kept for a purpose, which no other purpose can take
 */
public record OwnerLimits(
        @Nullable Long messages, @Nullable BigDecimal money, boolean unlimited, Map<Purpose, Long> setApart) {

    public static final OwnerLimits NONE = new OwnerLimits(null, null, false, Map.of());

    public OwnerLimits {
        setApart = Map.copyOf(setApart);
    }
}
