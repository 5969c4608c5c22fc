package dev.todoku.emulator.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mission stickers that an account may give, and those it gave. Guarded by the account's lock. */
public final class MissionStickers {
    /**
     * A set of stickers.
     *
     * @param mission whether it is one to be given for missions
     * @param forChannel whether this channel may give it
     */
    public record Product(
            String productId,
            boolean mission,
            boolean forChannel,
            @Nullable Instant from,
            @Nullable Instant until) {
        public boolean isGivenAt(Instant now) {
            return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
        }
    }

    /** A user may download a set. */
    public record Given(Instant at, String userId, String productId) {}

    private boolean allowed;
    private List<Product> products = List.of();
    private final List<Given> given = new ArrayList<>();

    /** Whether the account may use the API at all, which LINE grants on application. */
    public boolean allowed() {
        return allowed;
    }

    public List<Product> products() {
        return products;
    }

    public Optional<Product> find(String productId) {
        return products.stream()
                .filter(product -> product.productId().equals(productId))
                .findFirst();
    }

    /** From now on it may, and these sets exist. */
    public void set(boolean mayUse, List<Product> sets) {
        allowed = mayUse;
        products = List.copyOf(sets);
    }

    public void give(Given one) {
        given.add(one);
    }

    public List<Given> given() {
        return List.copyOf(given);
    }
}
