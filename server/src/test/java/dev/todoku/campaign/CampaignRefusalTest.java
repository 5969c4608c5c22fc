package dev.todoku.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What becomes of a campaign that LINE refuses: for its content, or for the channel's token. */
class CampaignRefusalTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-10T03:00:00Z");

    @Test
    void whatLineRefusesIsShownWithItsPlaceAndItsReservationIsReleased() {
        Shop shop = named("花子", "N".repeat(20), "太郎");
        String text = "x".repeat(4_990) + "{name}"; // fits as written, and with a short name; not with the long one
        Http.Answer draft = shop.post(
                "campaigns",
                "{\"name\":\"Long\",\"audience\":%s,\"messages\":[{\"type\":\"text\",\"text\":\"%s\"}]}"
                        .formatted(Shop.EVERYONE, text));
        assertThat(draft.status()).as(draft.text()).isEqualTo(201);
        String id = draft.json().path("campaignId").asString();

        shop.post("campaigns/" + id + "/send", "");
        TODOKU.settle();

        JsonNode campaign = shop.campaign(id);
        assertThat(campaign.path("status").asString()).as(campaign.toString()).isEqualTo("partly");
        assertThat(campaign.path("accepted").asLong()).isEqualTo(2);
        assertThat(campaign.path("refused").asLong()).isEqualTo(1);
        assertThat(campaign.path("why").path("code").asString()).isEqualTo("line-refused");
        assertThat(campaign.path("why").path("values").path("said").asString())
                .startsWith("400 ")
                .contains("messages[0].text");
        assertBooks(shop, 0, 2);
        assertThat(shop.lineUsage(month()).path("used").asLong()).isEqualTo(2);
    }

    @Test
    void aRevokedTokenIsShownKeepsTheReservationAndAnotherOneSendsItOnce() {
        Shop shop = withPastedToken(30);
        form("/v2/oauth/revoke", "access_token=" + shop.channel().channelAccessToken());
        String id = shop.draft(Shop.EVERYONE, "");

        shop.post("campaigns/" + id + "/send", "");
        TODOKU.settle();

        JsonNode refused = shop.campaign(id);
        assertThat(refused.path("status").asString()).isEqualTo("sending");
        assertThat(refused.path("why").path("code").asString()).isEqualTo("token-refused");
        assertThat(refused.path("why").path("text").asString())
                .isEqualTo("LINE does not accept the channel's token: 401");
        assertBooks(shop, 30, 0);

        TODOKU.advance(Duration.ofMinutes(20));

        assertThat(shop.campaign(id).path("why").path("code").asString()).isEqualTo("limit-stale-not-readable");
        JsonNode sends = shop.usage(month()).path("sends");
        assertThat(sends.path("open").asBoolean()).isFalse();
        assertThat(sends.path("why").path("values").path("said").asString()).contains("401");
        assertThat(sends.path("why").path("values").path("minutes").asString()).isEqualTo("15");
        assertBooks(shop, 30, 0);

        Http.Answer replaced =
                shop.put("credentials", "{\"channelAccessToken\":\"%s\"}".formatted(shortLived(shop.channel())));
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        TODOKU.advance(Duration.ofMinutes(2));

        assertThat(shop.campaign(id).path("status").asString()).isEqualTo("sent");
        assertThat(shop.campaign(id).path("why").isNull()).isTrue();
        assertBooks(shop, 0, 30);
        assertThat(shop.lineUsage(month()).path("used").asLong()).isEqualTo(30);
    }

    @Test
    void anExpiredTokenIsShownAndKeepsTheReservation() {
        Shop shop = withPastedToken(5);
        Http.Answer shortLived =
                shop.put("credentials", "{\"channelAccessToken\":\"%s\"}".formatted(shortLived(shop.channel())));
        assertThat(shortLived.status()).as(shortLived.text()).isEqualTo(200);
        TODOKU.advance(Duration.ofDays(30).minusMinutes(1));
        shop.reconcile();
        String id = shop.draft(Shop.EVERYONE, "");
        TODOKU.advance(Duration.ofMinutes(2));

        shop.post("campaigns/" + id + "/send", "");
        TODOKU.settle();

        assertThat(shop.campaign(id).path("why").path("code").asString()).isEqualTo("token-refused");
        assertThat(shop.usage(month()).path("reserved").asLong()).isEqualTo(5);
        assertThat(shop.lineUsage(month()).path("used").asLong()).isZero();
    }

    /** The running one, in Japan: a test moves the clock by a month. */
    private static String month() {
        return YearMonth.from(TODOKU.now().atOffset(ZoneOffset.ofHours(9))).toString();
    }

    private static void assertBooks(Shop shop, long reserved, long used) {
        JsonNode usage = shop.usage(month());
        assertThat(usage.path("reserved").asLong()).isEqualTo(reserved);
        assertThat(usage.path("used").asLong()).isEqualTo(used);
        assertThat(shop.get("ledger/audit?month=" + month())
                        .json()
                        .path("agrees")
                        .asBoolean())
                .isTrue();
    }

    /** A shop whose friends have these names. */
    private static Shop named(String... names) {
        Shop empty = Shop.open(TODOKU, "jp-2023-light", null, 0);
        List<String> friends = new ArrayList<>();
        for (String name : names) {
            friends.add("{\"displayName\":\"%s\"}".formatted(name));
        }
        List<String> ids = TODOKU.emulator()
                .post(
                        "/_emulator/accounts/%s/friends"
                                .formatted(empty.channel().channelId()),
                        "{\"friends\":[%s]}".formatted(String.join(",", friends)))
                .json()
                .path("userIds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        Shop shop = new Shop(TODOKU, empty.channel(), ids);
        shop.act("follow", names.length);
        return shop;
    }

    /** A shop that pasted its long-lived token. */
    private static Shop withPastedToken(int friends) {
        Shop shop = Shop.open(TODOKU, "jp-2023-light", null, friends);
        Http.Answer pasted = shop.put(
                "credentials",
                "{\"channelAccessToken\":\"%s\"}".formatted(shop.channel().channelAccessToken()));
        assertThat(pasted.status()).as(pasted.text()).isEqualTo(200);
        return shop;
    }

    private static String shortLived(RunningTodoku.Connected channel) {
        return form(
                        "/v2/oauth/accessToken",
                        "grant_type=client_credentials&client_id=%s&client_secret=%s"
                                .formatted(channel.channelId(), channel.channelSecret()))
                .json()
                .path("access_token")
                .asString();
    }

    private static Http.Answer form(String path, String form) {
        Http.Answer answer = TODOKU.emulator().post(path, form, "Content-Type", FORM);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }
}
