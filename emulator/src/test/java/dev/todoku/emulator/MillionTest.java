package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.Box.Shop;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A million friends: exact counts, books that agree, and less than a gigabyte, which is all that tests are given. */
class MillionTest {
    private static final int FRIENDS = 1_000_000;
    private static final long HEAP_MAX = 1L << 30;

    @Test
    void aBroadcastToAMillionIsExactAndFriendsReactToIt() throws BindException {
        try (Box box = Box.at(Instant.parse("2026-11-22T03:00:00Z"))) {
            box.settings("{\"consumptionLag\":\"PT0S\"}");
            Shop shop = box.openJson("""
                    {"name":"Shop","plan":"jp-2023-standard","additionalCap":3000000}""");
            Answer made =
                    box.control("POST", shop.path("/populations"), "{\"count\":%d,\"seed\":1}".formatted(FRIENDS));
            assertThat(made.status()).isEqualTo(201);
            assertThat(box.control("PUT", shop.path("/life"), "{\"on\":true,\"blockRate\":0.01}")
                            .status())
                    .isEqualTo(200);

            Answer sent = box.post(shop, "/v2/bot/message/broadcast", """
                    {"messages":[{"type":"template","altText":"コーヒー","template":{"type":"buttons","text":"新作コーヒー",
                     "actions":[{"type":"uri","label":"見る","uri":"https://shop.example/coffee"}]}}]}""");
            assertThat(sent.status()).isEqualTo(200);
            assertThat(read(box, shop))
                    .as("accepted before anybody has read it")
                    .isZero();
            agree(box, shop, FRIENDS, 0);

            assertThat(box.advance(Duration.ofDays(4)).status()).isEqualTo(200);
            JsonNode done = box.control("GET", shop.path("/life"), null).json().get("done");
            assertThat(done.get("read").asInt()).isBetween(500_000, 700_000);
            assertThat(done.get("clicked").asInt()).isBetween(10_000, 200_000);
            int blocked = done.get("blocked").asInt();
            assertThat(blocked).isBetween(500, 50_000);

            assertThat(box.broadcast(shop).status()).isEqualTo(200);
            agree(box, shop, FRIENDS, FRIENDS - blocked);
            assertThat(heapUsed()).isLessThan(HEAP_MAX);
        }
    }

    private static int read(Box box, Shop shop) {
        return box.control("GET", shop.path("/life"), null)
                .json()
                .at("/done/read")
                .asInt();
    }

    /** With this test's own and all that the other tests of this process have left. */
    private static long heapUsed() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What LINE says is used, what its ledger says, and the journal's recipients. */
    private static void agree(Box box, Shop shop, int first, int second) {
        long used = (long) first + second;
        assertThat(box.get(shop, "/v2/bot/message/quota/consumption")
                        .json()
                        .get("totalUsage")
                        .asLong())
                .isEqualTo(used);
        JsonNode usage = box.usage(shop);
        assertThat(usage.get("used").asLong()).isEqualTo(used);
        assertThat(usage.at("/byRoute/broadcast").asLong()).isEqualTo(used);
        assertThat(usage.at("/invoice/additional").asString()).isEqualTo(additional(used));
        long journal = 0;
        for (JsonNode request : box.control("GET", "/_emulator/requests?path=/v2/bot/message/broadcast", null)
                .json()
                .get("requests")) journal += request.get("delivered").asLong();
        assertThat(journal).isEqualTo(used);
    }

    /** Additional messages of the standard plan since 2026-10: 3 yen for the first 200,000, then 2.5 yen. */
    private static String additional(long used) {
        long additional = used - 30_000;
        return java.math.BigDecimal.valueOf(200_000 * 30 + (additional - 200_000) * 25, 1)
                .stripTrailingZeros()
                .toPlainString();
    }
}
