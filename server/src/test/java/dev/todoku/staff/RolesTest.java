package dev.todoku.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.testing.Http;
import dev.todoku.testing.RunningTodoku;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ClassPathResource;

/** Every endpoint, asked by each role, by somebody of another account, and by tokens of one scope. */
class RolesTest {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final Map<String, Set<String>> ROLES = Map.of(
            "analyst", Set.of("figures"),
            "operator", Set.of("figures", "friends", "edit-friends", "prepare"),
            "manager", Set.of("figures", "friends", "edit-friends", "prepare", "send", "automate", "data", "billing"),
            "owner",
                    Set.of(
                            "figures",
                            "friends",
                            "edit-friends",
                            "prepare",
                            "send",
                            "automate",
                            "data",
                            "billing",
                            "account",
                            "staff"));

    private static String shop = "";
    private static String other = "";

    private record Line(String method, String path, String needs) {

        boolean ofAccount() {
            return path.contains("{account}");
        }

        boolean permitted() {
            return !Set.of("open", "signed-in", "person").contains(needs);
        }

        String at(String account) {
            return path.replace("{account}", account).replaceAll("\\{[^}]+}", "1");
        }
    }

    @BeforeAll
    static void connect() {
        shop = TODOKU.connect("jp-2023-light", null, 0).account().toString();
        other = TODOKU.connect("jp-2023-light", null, 0).account().toString();
    }

    @Test
    void everyEndpointOfTheApiHasItsLineAndNoLineIsLeftOver() throws IOException {
        Set<String> served = new TreeSet<>();
        TODOKU.api()
                .get("/v3/api-docs")
                .json()
                .path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> !path.getKey().startsWith("/webhook/"))
                        .forEach(method ->
                                served.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

        assertThat(lines().map(line -> line.method() + " " + line.path()))
                .as("permissions.txt")
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void eachRoleMayWhatItsPermissionsSayAndNothingElse() throws IOException {
        for (var role : ROLES.entrySet()) {
            Browser browser = Browser.of(
                    TODOKU,
                    role.getKey() + "@example.com",
                    "{\"accountId\":%s,\"role\":\"%s\"}".formatted(shop, role.getKey()));
            List<String> wrong = new ArrayList<>();
            lines().filter(Line::permitted).forEach(line -> {
                Http.Answer answer = browser.send(line.method(), line.at(shop), null);
                boolean may = line.ofAccount() && role.getValue().contains(line.needs());
                boolean did = answer.status() != 403 && answer.status() != 401;
                if (may != did) {
                    wrong.add("%s %s: %d %s".formatted(role.getKey(), line, answer.status(), answer.text()));
                }
            });
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void anotherAccountIsNotThereForWhoeverHasNoRoleInIt() throws IOException {
        Browser browser =
                Browser.of(TODOKU, "stranger@example.com", "{\"accountId\":%s,\"role\":\"owner\"}".formatted(shop));

        assertThat(lines().filter(Line::ofAccount)).allSatisfy(line -> {
            Http.Answer answer = browser.send(line.method(), line.at(other), null);
            assertThat(answer.status()).as("%s %s", line, answer.text()).isEqualTo(404);
            assertThat(answer.json().path("type").asString()).isEqualTo("urn:todoku:problem:unknown-account");
        });
        assertThat(browser.get("/api/v1/accounts").json().path("items").valueStream())
                .extracting(account -> account.path("accountId").asString())
                .containsExactly(shop);
    }

    @Test
    void aTokenMayWhatItsScopesSayWhereTheySay() {
        String made = "{\"name\":\"shop\",\"scopes\":[\"figures\"],\"accountId\":%s}".formatted(shop);
        String secret =
                TODOKU.api().post("/api/v1/tokens", made).json().path("secret").asString();
        Http token = new Http(TODOKU.url(), secret);

        assertThat(token.get("/api/v1/accounts/%s/usage".formatted(shop)).status())
                .isEqualTo(200);
        assertThat(token.get("/api/v1/accounts/%s/friends".formatted(shop)).status())
                .isEqualTo(403);
        assertThat(token.get("/api/v1/accounts/%s/usage".formatted(other)).status())
                .isEqualTo(404);
        assertThat(token.get("/api/v1/tokens").status()).isEqualTo(403);
        assertThat(token.get("/api/v1/me").status()).isEqualTo(403);
        assertThat(TODOKU.api().get("/api/v1/tokens").text()).doesNotContain(secret);

        String id = TODOKU.api()
                .get("/api/v1/tokens")
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("name").asString().equals("shop"))
                .findFirst()
                .orElseThrow()
                .path("tokenId")
                .asString();
        assertThat(TODOKU.api().delete("/api/v1/tokens/" + id).status()).isEqualTo(204);
        assertThat(token.get("/api/v1/accounts/%s/usage".formatted(shop)).status())
                .isEqualTo(401);
    }

    @Test
    void whoMayOnlyPrepareSchedulesNothing() {
        Browser operator =
                Browser.of(TODOKU, "prepares@example.com", "{\"accountId\":%s,\"role\":\"operator\"}".formatted(shop));
        String campaigns = "/api/v1/accounts/%s/campaigns".formatted(shop);
        String draft = campaign("");
        String timed = campaign(",\"sendAt\":\"%s\"".formatted(TODOKU.now().plusSeconds(3_600)));

        Http.Answer kept = operator.send("POST", campaigns, draft);
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        String own = campaigns + "/" + kept.json().path("campaignId").asString();
        assertThat(operator.send("PUT", own, draft).status()).isEqualTo(200);
        assertThat(operator.send("PUT", own, timed).status()).isEqualTo(403);
        Http.Answer refused = operator.send("POST", campaigns, timed);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("permission").asString()).isEqualTo("send");

        String theirs = campaigns + "/"
                + TODOKU.api().post(campaigns, timed).json().path("campaignId").asString();
        assertThat(operator.send("PUT", theirs, draft).status()).isEqualTo(403);
        assertThat(TODOKU.api().get(own).json().path("status").asString()).isEqualTo("draft");
        assertThat(TODOKU.api().get(theirs).json().path("status").asString()).isEqualTo("scheduled");
    }

    private static String campaign(String more) {
        return "{\"name\":\"sale\",\"audience\":{\"everyone\":true},\"messages\":[{\"type\":\"text\",\"text\":\"hi\"}]%s}"
                .formatted(more);
    }

    @Test
    void noOtherSpellingOfAPathGetsBy() {
        for (String path :
                List.of("/%61pi/v1/accounts", "/api/v1/accounts;x", "/api//v1/accounts", "/api/v1/%61ccounts")) {
            assertThat(TODOKU.open().get(path).status()).as(path).isIn(400, 401);
        }
    }

    private static Stream<Line> lines() throws IOException {
        return new ClassPathResource("dev/todoku/staff/permissions.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +"))
                .map(column -> new Line(column[0], column[1], column[2]));
    }
}
