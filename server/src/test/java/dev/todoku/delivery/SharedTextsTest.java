package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** What is known before a send of how a personal message would leave; slices are of 400 friends here. */
class SharedTextsTest {

    private static final UUID ID = new UUID(1, 1);
    private final SharedTexts texts = new SharedTexts(new Shop.Everybody(), Shop.SETTINGS);

    @Test
    void fewFriendsAreAllAskedAbout() {
        assertThat(of(Shop.drinks(ID), 400)).isEqualTo(new SharedTexts.Shares(400, 60, 343, 3, 57));
    }

    @Test
    void manyAreEstimatedFromSome() {
        SharedTexts.Shares shares = of(Shop.drinks(ID), 100_000);
        assertThat(shares.asked()).isEqualTo(1_000);
        assertThat(shares.byMulticast() + shares.byPush()).isEqualTo(100_000);
        assertThat(shares.byPush()).isBetween(13_500L, 15_500L); // a seventh has a drink of their own
        assertThat(shares.multicasts()).isEqualTo(3 * 250);
    }

    @Test
    void whoSharesWithNobodySharesWithNobody() {
        assertThat(of(Shop.content(ID, true), 100_000)).isEqualTo(new SharedTexts.Shares(1_000, 1_000, 0, 0, 100_000));
    }

    @Test
    void oneTextForEverybodyNeedsNoEstimate() {
        RoaringBitmap some = RoaringBitmap.bitmapOf(1, 2);
        assertThat(texts.of(Shop.ACCOUNT, Shop.content(ID, false), some)).isEmpty();
        assertThat(texts.of(Shop.ACCOUNT, Shop.drinks(ID), new RoaringBitmap())).isEmpty();
    }

    private SharedTexts.Shares of(Content content, long friends) {
        RoaringBitmap recipients = new RoaringBitmap();
        recipients.add(0L, friends);
        return texts.of(Shop.ACCOUNT, content, recipients).orElseThrow();
    }
}
