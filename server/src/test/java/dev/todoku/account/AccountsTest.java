package dev.todoku.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class AccountsTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    @Test
    void connectsAnAccountCheckedAgainstLine() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 3);

        JsonNode account =
                TODOKU.api().get("/api/v1/accounts/" + shop.account()).json();

        assertThat(account.path("channelId").asString()).isEqualTo(shop.channelId());
        assertThat(account.path("plan").asString()).isEqualTo("jp-2023-light");
        assertThat(account.path("timeZone").asString()).isEqualTo("Asia/Tokyo");
        assertThat(account.path("currency").asString()).isEqualTo("JPY");
        assertThat(account.path("webhookPath").asString()).isEqualTo("/webhook/" + shop.account());
        assertThat(account.path("tokenKind").asString()).isEqualTo("issued");
        assertThat(account.path("checks")
                        .valueStream()
                        .map(check -> check.path("ok").asBoolean()))
                .hasSize(3)
                .doesNotContain(false);
        assertThat(account.toString()).doesNotContain(shop.channelSecret());
    }

    @Test
    void showsALimitThatIsNotTheStatedOne() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        TODOKU.emulator()
                .put(
                        "/_emulator/accounts/%s/plan".formatted(shop.channelId()),
                        "{\"plan\":\"jp-2023-standard\",\"additionalCap\":1000}");

        JsonNode account = TODOKU.api()
                .post("/api/v1/accounts/%s/checks".formatted(shop.account()), "")
                .json();

        JsonNode quota = account.path("checks").get(2);
        assertThat(quota.path("ok").asBoolean()).isFalse();
        assertThat(quota.path("detail").asString())
                .isEqualTo("limit: got 31000 from LINE (expected: 5000 by jp-2023-light)");
    }

    @Test
    void refusesASecretThatLineRefuses() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);

        Http.Answer answer = TODOKU.api().post("/api/v1/accounts", """
                {"name":"Other","channelId":"9%s","channelSecret":"wrong","plan":"jp-2023-light"}
                """.formatted(shop.channelId()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:todoku:problem:line-refuses");
    }

    @Test
    void refusesAChannelTwiceAndAPlanNobodyKnows() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        String body = "{\"name\":\"Again\",\"channelId\":\"%s\",\"channelSecret\":\"%s\",\"plan\":\"%s\"}";

        Http.Answer twice = TODOKU.api()
                .post("/api/v1/accounts", body.formatted(shop.channelId(), shop.channelSecret(), "jp-2023-light"));
        Http.Answer unknown =
                TODOKU.api().post("/api/v1/accounts", body.formatted("1", shop.channelSecret(), "jp-1999-gold"));

        assertThat(twice.status()).isEqualTo(409);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().path("detail").asString()).startsWith("plan: got 'jp-1999-gold' (expected: one of");
    }

    @Test
    void takesAPastedToken() {
        JsonNode channel = TODOKU.emulator()
                .post("/_emulator/accounts", "{\"name\":\"Pasted\",\"plan\":\"jp-2023-light\"}")
                .json();

        Http.Answer answer = TODOKU.api().post("/api/v1/accounts", """
                {"name":"Pasted","channelId":"%s","channelSecret":"%s","channelAccessToken":"%s","plan":"jp-2023-light"}
                """.formatted(
                        channel.path("channelId").asString(),
                        channel.path("channelSecret").asString(),
                        channel.path("channelAccessToken").asString()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("tokenKind").asString()).isEqualTo("pasted");
        Account account = TODOKU.bean(Accounts.class)
                .get(new dev.todoku.kernel.AccountId(
                        answer.json().path("accountId").asLong()));
        assertThat(TODOKU.bean(LineAccess.class).credentials(account.id()).token())
                .isEqualTo(channel.path("channelAccessToken").asString());
    }

    @Test
    void renewsItsTokenBeforeItsEnd() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        LineAccess line = TODOKU.bean(LineAccess.class);
        String first = line.credentials(shop.account()).token();
        assertThat(line.credentials(shop.account()).token()).isEqualTo(first);

        TODOKU.advance(Duration.ofMinutes(14));

        assertThat(line.credentials(shop.account()).token()).isNotEqualTo(first);
    }

    @Test
    void keepsTheContractOfEachMonth() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);

        Http.Answer changed = TODOKU.api().put("/api/v1/accounts/%s/contract".formatted(shop.account()), """
                {"plan":"jp-2023-standard","additionalCap":2000,"from":"2027-01",
                 "contract":{"tiers":[{"upTo":50,"unitPrice":2.5},{"upTo":null,"unitPrice":2}]}}
                """);

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        Accounts accounts = TODOKU.bean(Accounts.class);
        assertThat(List.of("2026-10", "2026-11", "2026-12", "2027-01", "2027-02"))
                .extracting(month -> accounts.contract(shop.account(), YearMonth.parse(month))
                        .plan()
                        .id())
                .containsExactly(
                        "jp-2023-light", "jp-2023-light", "jp-2023-light", "jp-2023-standard", "jp-2023-standard");
        assertThat(accounts.contract(shop.account(), YearMonth.of(2027, 1))
                        .termsIn(YearMonth.of(2027, 1))
                        .priceOfNext(30_000, 51))
                .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("127"));
    }

    @Test
    void accountsNeverMix() {
        Connected one = TODOKU.connect("jp-2023-light", null, 0);
        Connected other = TODOKU.connect("jp-2023-light", null, 0);
        Accounts accounts = TODOKU.bean(Accounts.class);

        assertThat(accounts.channelSecret(one.account())).isEqualTo(one.channelSecret());
        assertThat(accounts.channelSecret(other.account())).isEqualTo(other.channelSecret());
        assertThat(accounts.keySecret(one.account())).hasSize(32).isNotEqualTo(accounts.keySecret(other.account()));
        assertThat(accounts.ids()).contains(one.account(), other.account());
    }
}
