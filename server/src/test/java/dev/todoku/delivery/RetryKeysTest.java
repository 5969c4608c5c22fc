package dev.todoku.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import dev.todoku.quota.Grant;
import dev.todoku.quota.Pot;
import dev.todoku.quota.Purpose;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** The same key always stands for the same bytes, and the same request for the same key. */
class RetryKeysTest {

    private static final byte[] SECRET = new byte[32];
    private static final UUID DELIVERY = new UUID(1, 1);
    private static final UUID HANAKO = new UUID(2, 1);
    private static final UUID TARO = new UUID(2, 2);

    private static UUID key(UUID delivery, String messages, UUID... to) {
        return RetryKeys.of(SECRET, delivery, RetryKeys.digest(List.of(to), messages));
    }

    @Test
    void otherPeopleOrAnotherTextOrAnotherDeliveryHaveAnotherKey() {
        assertThat(List.of(
                        key(DELIVERY, "[1]", HANAKO, TARO),
                        key(DELIVERY, "[1]", TARO, HANAKO),
                        key(DELIVERY, "[1]", HANAKO),
                        key(DELIVERY, "[2]", HANAKO, TARO),
                        key(new UUID(1, 2), "[1]", HANAKO, TARO)))
                .doesNotHaveDuplicates();
        assertThat(key(DELIVERY, "[1]", HANAKO, TARO))
                .isEqualTo(key(DELIVERY, "[1]", HANAKO, TARO))
                .satisfies(key -> assertThat(key.version()).isEqualTo(8));
    }

    @Test
    void aRepeatKeepsItsKeyWhenARecipientWasErasedSince() {
        Map<Integer, UUID> friends = new TreeMap<>(Map.of(7, HANAKO, 8, TARO));
        UUID digest = RetryKeys.digest(friends.values(), "[1]");

        Sender.Request first = sent(friends, digest);
        friends.remove(7);
        Sender.Request repeat = sent(friends, digest);

        assertThat(first.to()).containsExactly(HANAKO, TARO);
        assertThat(repeat.to()).containsExactly(TARO);
        assertThat(repeat.retryKey()).isEqualTo(first.retryKey()).isEqualTo(key(DELIVERY, "[1]", HANAKO, TARO));
    }

    private static Sender.Request sent(Map<Integer, UUID> friends, UUID digest) {
        RoaringBitmap both = RoaringBitmap.bitmapOf(7, 8);
        Grant grant = new Grant(YearMonth.of(2026, 11), List.of(Pot.MONTH));
        Instant now = Instant.parse("2026-11-22T03:00:00Z");
        Batch batch = new Batch(DELIVERY, 0, both, both.clone(), digest, Map.of(), grant, null, true, 1, now, now);
        List<Sender.Request> requests = new ArrayList<>();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            new Courier(
                            (_, request) -> {
                                requests.add(request);
                                return new Sender.Answer.AcceptedBefore();
                            },
                            new Known(friends),
                            _ -> SECRET,
                            thread)
                    .send(
                            new AccountId(1),
                            new Step.Send(delivery(grant, now), List.of(new Assignment(batch, true)), now));
        }
        assertThat(requests).hasSize(1);
        return requests.getFirst();
    }

    private static Delivery delivery(Grant grant, Instant now) {
        return new Delivery(
                DELIVERY,
                Purpose.CAMPAIGN,
                null,
                Route.MULTICAST,
                new Content("[1]"),
                false,
                null,
                State.SENDING,
                null,
                null,
                grant,
                2,
                0,
                0,
                0,
                0,
                8,
                1,
                now,
                null,
                now);
    }

    private record Known(Map<Integer, UUID> friends) implements Addressees {

        @Override
        public Map<Integer, UUID> userIds(AccountId account, RoaringBitmap ordinals) {
            return friends;
        }

        @Override
        public Map<Integer, String> names(AccountId account, RoaringBitmap ordinals) {
            return Map.of();
        }
    }
}
