package dev.todoku.campaign;

import dev.todoku.delivery.Deliveries;
import dev.todoku.delivery.Outcome;
import dev.todoku.friend.Friend;
import dev.todoku.friend.FriendPages;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** For whom LINE took a campaign, and why not for the others, friend by friend. */
@Component
public final class Recipients {

    private final CampaignStore store;
    private final Addressed addressed;
    private final Deliveries deliveries;
    private final FriendPages friends;
    private final AccountScope scope;
    private final Audit audit;

    Recipients(
            CampaignStore store,
            Addressed addressed,
            Deliveries deliveries,
            FriendPages friends,
            AccountScope scope,
            Audit audit) {
        this.store = store;
        this.addressed = addressed;
        this.deliveries = deliveries;
        this.friends = friends;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * One of them.
     *
     * @param userId null: erased since
     */
    public record Recipient(
            int ordinal, @Nullable String userId, @Nullable String displayName, Standing standing) {}

    /** How many stand so; all standings, in their order. */
    public Map<Standing, Long> counts(AccountId account, UUID campaign) {
        Map<Standing, Long> counts = new EnumMap<>(Standing.class);
        standings(account, campaign, null)
                .forEach((standing, ordinals) -> counts.put(standing, ordinals.getLongCardinality()));
        return counts;
    }

    /** Those who stand so (null: all), in order of ordinal. */
    public Page<Recipient> page(
            AccountId account, UUID campaign, @Nullable String standing, @Nullable String cursor, int limit) {
        int after =
                Cursor.read(cursor, 1, key -> Integer.valueOf(key.getFirst())).orElse(-1);
        Map<Standing, RoaringBitmap> all =
                standings(account, campaign, standing == null ? null : Standing.of(standing));
        List<Recipient> some = some(account, all, after, limit + 1);
        return Page.of(some, limit, last -> Cursor.of(last.ordinal()));
    }

    /** Takes down that somebody takes a list of people away with them. */
    public void export(AccountId account, UUID campaign, @Nullable String standing) {
        scope.in(account, () -> {
            Campaign found = store.find(account, campaign).orElseThrow(() -> Launches.unknown(campaign));
            audit.record(
                    account,
                    "campaign.recipients-exported",
                    Map.of(
                            "campaign",
                            found.id(),
                            "standing",
                            standing == null ? "all" : Standing.of(standing).word()));
        });
    }

    private List<Recipient> some(AccountId account, Map<Standing, RoaringBitmap> all, int after, int limit) {
        RoaringBitmap everybody = RoaringBitmap.or(all.values().toArray(RoaringBitmap[]::new));
        PeekableIntIterator ordinals = everybody.getIntIterator();
        ordinals.advanceIfNeeded(after + 1);
        int[] page = new int[limit];
        int count = 0;
        while (ordinals.hasNext() && count < limit) {
            page[count++] = ordinals.next();
        }
        int[] wanted = Arrays.copyOf(page, count);
        Map<Integer, Friend> known = new HashMap<>();
        friends.some(account, wanted).forEach(friend -> known.put(friend.ordinal(), friend));
        List<Recipient> some = new ArrayList<>();
        for (int ordinal : wanted) {
            Friend friend = known.get(ordinal);
            some.add(new Recipient(
                    ordinal,
                    friend == null ? null : friend.userId().toString(),
                    friend == null ? null : friend.displayName(),
                    standing(all, ordinal)));
        }
        return some;
    }

    private static Standing standing(Map<Standing, RoaringBitmap> all, int ordinal) {
        return all.entrySet().stream()
                .filter(each -> each.getValue().contains(ordinal))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Everybody has one standing: whom LINE took it for stays so, whatever else happened. */
    private Map<Standing, RoaringBitmap> standings(AccountId account, UUID id, @Nullable Standing only) {
        return scope.in(account, () -> {
            Campaign campaign = store.find(account, id).orElseThrow(() -> Launches.unknown(id));
            RoaringBitmap left = addressed.recipients(account, id);
            Map<Standing, RoaringBitmap> standings = new EnumMap<>(Standing.class);
            RoaringBitmap accepted = deliveries.recipients(account, campaign.delivery(), Outcome.ACCEPTED);
            RoaringBitmap refused = deliveries.recipients(account, campaign.delivery(), Outcome.REFUSED);
            RoaringBitmap unknown = deliveries.recipients(account, campaign.delivery(), Outcome.UNKNOWN);
            unknown.andNot(accepted);
            left.andNot(accepted);
            left.andNot(refused);
            left.andNot(unknown);
            standings.put(Standing.ACCEPTED, accepted);
            standings.put(Standing.REFUSED, refused);
            standings.put(Standing.UNKNOWN, unknown);
            standings.put(Standing.NOT_SENT, left);
            for (Standing why : List.of(
                    Standing.BLOCKED, Standing.OPTED_OUT, Standing.NO_FRIEND, Standing.RANK, Standing.HOLDOUT)) {
                standings.put(why, addressed.leftOut(account, id, why));
            }
            if (only != null) {
                standings.keySet().retainAll(List.of(only));
            }
            return standings;
        });
    }
}
