package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FRIENDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.audience.Audiences;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.protocol.Json;
import dev.todoku.testing.RunningTodoku;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;

/** One entry of the feed tells of many friends: whoever keeps an index reads what they are from their rows. */
class FeedTogetherTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final JsonNode TAGGED = Json.read("{\"tag\":\"VIP\"}");
    private static final JsonNode EVERYONE = Json.read("{\"everyone\":true}");

    @Test
    void theIndexReadsTheRowsOfWhomOneEntryTells() {
        AccountId account = TODOKU.connect("jp-2023-light", null, 0).account();
        int vip = TODOKU.bean(Tags.class).create(account, "VIP").tagId();
        TODOKU.bean(FriendChanges.class)
                .apply(
                        account,
                        Actor.SYSTEM,
                        IntStream.range(0, 10)
                                .mapToObj(
                                        i -> new FriendChange(new UUID(1, i), TODOKU.now(), "x", new Effect.Followed()))
                                .toList());
        assertThat(members(account, TAGGED)).isEqualTo(RoaringBitmap.bitmapOf());
        assertThat(members(account, EVERYONE).getCardinality()).isEqualTo(10);

        RoaringBitmap together = RoaringBitmap.bitmapOf(2, 5, 7, 9);
        TODOKU.bean(AccountScope.class).in(account, () -> {
            DSLContext sql = TODOKU.bean(DSLContext.class);
            sql.update(FRIENDS)
                    .set(FRIENDS.TAGS, new Integer[] {vip})
                    .where(FRIENDS.ORDINAL.in(2, 5, 7))
                    .execute();
            sql.deleteFrom(FRIENDS).where(FRIENDS.ORDINAL.eq(9)).execute();
            TODOKU.bean(Journal.class).tellTogether(account, TODOKU.now(), together, List.of("tag:" + vip));
        });

        assertThat(members(account, TAGGED)).isEqualTo(RoaringBitmap.bitmapOf(2, 5, 7));
        assertThat(members(account, EVERYONE).getCardinality()).isEqualTo(9);
        List<FriendFeed.Entry> feed = TODOKU.bean(FriendFeed.class).after(account, FeedPosition.START, 100);
        assertThat(feed.getFirst().ordinals()).isEqualTo(RoaringBitmap.bitmapOf(0));
        assertThat(feed.getLast().ordinals()).isEqualTo(together);
    }

    private static RoaringBitmap members(AccountId account, JsonNode rule) {
        Audiences audiences = TODOKU.bean(Audiences.class);
        return audiences.known(account, audiences.rule(account, rule)).ordinals();
    }
}
