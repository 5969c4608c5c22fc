package dev.todoku.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.SecretBox;
import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import dev.todoku.testing.RunningTodoku.Connected;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:todoku:problem:wrong-channel-secret");
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
    void aPastedTokenMustBeTheChannelsOwn() {
        JsonNode one = channel();
        JsonNode other = channel();
        String body =
                "{\"name\":\"P\",\"channelId\":\"%s\",\"channelSecret\":\"%s\",\"channelAccessToken\":\"%s\",\"plan\":\"jp-2023-light\"}";

        Http.Answer mixed = TODOKU.api()
                .post(
                        "/api/v1/accounts",
                        body.formatted(
                                text(one, "channelId"), text(one, "channelSecret"), text(other, "channelAccessToken")));
        Http.Answer unknown = TODOKU.api()
                .post(
                        "/api/v1/accounts",
                        body.formatted(text(one, "channelId"), text(one, "channelSecret"), "nobodys"));

        assertThat(mixed.status()).as(mixed.text()).isEqualTo(422);
        assertThat(mixed.json().path("type").asString()).isEqualTo("urn:todoku:problem:token-of-another-channel");
        assertThat(mixed.json().path("detail").asString())
                .isEqualTo("channelAccessToken: got one of channel %s (expected: one of channel %s)"
                        .formatted(text(other, "channelId"), text(one, "channelId")));
        assertThat(unknown.status()).as(unknown.text()).isEqualTo(422);
        assertThat(unknown.json().path("type").asString()).isEqualTo("urn:todoku:problem:wrong-access-token");
        assertThat(unknown.text()).doesNotContain("nobodys");
    }

    @Test
    void aPastedTokenDoesNotVouchForAWrongSecret() {
        JsonNode channel = channel();

        Http.Answer connected = TODOKU.api().post("/api/v1/accounts", """
                {"name":"P","channelId":"%s","channelSecret":"wrong","channelAccessToken":"%s","plan":"jp-2023-light"}
                """.formatted(
                        text(channel, "channelId"), text(channel, "channelAccessToken")));
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        Http.Answer replaced = TODOKU.api()
                .put(
                        "/api/v1/accounts/%s/credentials".formatted(shop.account()),
                        "{\"channelSecret\":\"wrong\",\"channelAccessToken\":\"%s\"}"
                                .formatted(shop.channelAccessToken()));

        for (Http.Answer answer : List.of(connected, replaced)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.json().path("type").asString()).isEqualTo("urn:todoku:problem:wrong-channel-secret");
            assertThat(answer.json().path("detail").asString()).startsWith("channelSecret: got one that LINE does not");
        }
        assertThat(TODOKU.bean(Accounts.class).channelSecret(shop.account())).isEqualTo(shop.channelSecret());
    }

    @Test
    void anotherTokenIsTakenIfItIsTheChannelsOwnAndRetryKeysStay() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        Accounts accounts = TODOKU.bean(Accounts.class);
        byte[] keySecret = accounts.keySecret(shop.account());
        String path = "/api/v1/accounts/%s/credentials".formatted(shop.account());

        Http.Answer others = TODOKU.api()
                .put(path, "{\"channelAccessToken\":\"%s\"}".formatted(text(channel(), "channelAccessToken")));
        Http.Answer own =
                TODOKU.api().put(path, "{\"channelAccessToken\":\"%s\"}".formatted(shop.channelAccessToken()));

        assertThat(others.status()).as(others.text()).isEqualTo(422);
        assertThat(own.status()).as(own.text()).isEqualTo(200);
        assertThat(own.json().path("tokenKind").asString()).isEqualTo("pasted");
        assertThat(TODOKU.bean(LineAccess.class).credentials(shop.account()).token())
                .isEqualTo(shop.channelAccessToken());
        assertThat(accounts.keySecret(shop.account())).isEqualTo(keySecret);
        assertThat(TODOKU.api().put(path, "{\"channelSecret\":\"wrong\"}").status())
                .isEqualTo(422);
        assertThat(accounts.channelSecret(shop.account())).isEqualTo(shop.channelSecret());
    }

    @Test
    void whatWasReadBeforeAChangeIsNotRememberedAfterIt() {
        Connected shop = TODOKU.connect("jp-2023-light", null, 0);
        AccountScope scope = TODOKU.bean(AccountScope.class);
        AtomicReference<Accounts> tested = new AtomicReference<>();
        AtomicInteger reads = new AtomicInteger();
        AccountStore store =
                new AccountStore(
                        scope, TODOKU.bean(DSLContext.class), new JsonMapper(), TODOKU.bean(InstantSource.class)) {
                    @Override
                    Optional<Stored> find(AccountId account) {
                        Optional<Stored> found = super.find(account);
                        if (reads.incrementAndGet() == 1) {
                            tested.get().forget(account); // somebody changes it while this read is on its way
                        }
                        return found;
                    }
                };
        tested.set(new Accounts(store, scope, TODOKU.bean(SecretBox.class), TODOKU.bean(InstantSource.class)));

        tested.get().get(shop.account());
        tested.get().get(shop.account());
        tested.get().get(shop.account());

        assertThat(reads).hasValue(2);
    }

    private static JsonNode channel() {
        return TODOKU.emulator()
                .post("/_emulator/accounts", "{\"name\":\"Pasted\",\"plan\":\"jp-2023-light\"}")
                .json();
    }

    private static String text(JsonNode channel, String field) {
        return channel.path(field).asString();
    }

    @Test
    void accountsAreListedPageByPage() {
        for (int i = 0; i < 3; i++) {
            TODOKU.connect("jp-2023-light", null, 0);
        }
        List<Long> paged = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    TODOKU.api().get("/api/v1/accounts?limit=2&cursor=" + next).json();
            assertThat(page.path("items").size()).isBetween(1, 2);
            page.path("items")
                    .forEach(account -> paged.add(account.path("accountId").asLong()));
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!next.isEmpty());

        assertThat(paged)
                .containsExactlyElementsOf(TODOKU.bean(Accounts.class).ids().stream()
                        .map(AccountId::value)
                        .toList());
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
