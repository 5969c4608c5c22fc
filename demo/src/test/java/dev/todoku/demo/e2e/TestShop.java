package dev.todoku.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.demo.client.AccountClient;
import dev.todoku.demo.client.AccountClient.Campaign;
import dev.todoku.demo.client.AccountClient.Statement;
import dev.todoku.demo.client.AccountClient.Usage;
import dev.todoku.demo.client.EmulatorClient;
import dev.todoku.demo.client.EmulatorClient.Channel;
import dev.todoku.demo.client.EmulatorClient.Request;
import dev.todoku.demo.client.ServerClient.Account;
import dev.todoku.demo.installation.Installation;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An account on both sides, its webhook connected.
 *
 * @param friends LINE user ids of those who were friends before Todoku came
 */
record TestShop(EmulatorClient line, Channel channel, AccountClient todoku, List<String> friends) {

    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    static final String SENDS = "/v2/bot/message/*";

    /** So many friends at LINE, all of them read into Todoku. */
    static TestShop open(Installation installation, String plan, @Nullable Long additionalCap, int friends) {
        EmulatorClient line = installation.emulator();
        Channel channel = line.open("Shop", plan, additionalCap);
        List<String> users = friends == 0 ? List.of() : line.addFriends(channel, friends);
        Account account = installation.server().connect("Shop", channel, plan, additionalCap);
        line.tellWebhooksTo(channel, installation.serverUrl().resolve(account.webhookPath()));
        AccountClient todoku = installation.server().account(account.accountId());
        if (friends > 0) {
            todoku.importFollowers();
            line.settle();
        }
        assertThat(todoku.friendSummary().friends()).isEqualTo(friends);
        return new TestShop(line, channel, todoku, users);
    }

    static JsonNode everyone() {
        return Json.object().put("everyone", true);
    }

    static JsonNode text(String text) {
        return Json.mapper()
                .createArrayNode()
                .add(Json.object().put("type", "text").put("text", text));
    }

    /** A campaign to everyone, not sent yet; with {@code {name}} in its text those of rare names get it by push. */
    Campaign draft(String text) {
        return todoku.createCampaign(text, everyone(), text(text), null);
    }

    Campaign again(Campaign campaign) {
        return todoku.campaign(campaign.campaignId());
    }

    /** The month that runs. */
    YearMonth month() {
        return YearMonth.from(line.now().atZone(JAPAN));
    }

    static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(JAPAN).toInstant();
    }

    Usage usage(YearMonth month) {
        return todoku.usage(month);
    }

    EmulatorClient.Usage ledger(YearMonth month) {
        return line.usage(channel, month);
    }

    List<Request> sends() {
        return line.requests(channel, SENDS);
    }

    /** How many messages each friend got. */
    Map<String, Long> received() {
        return sends().stream()
                .filter(Request::accepted)
                .flatMap(request -> Objects.requireNonNull(request.userIds()).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Every friend got so many: nobody more, nobody less. */
    void assertEveryFriendGot(long messages) {
        Map<String, Long> received = received();
        assertThat(friends.stream().filter(friend -> received.getOrDefault(friend, 0L) != messages))
                .as("friends who did not get exactly %d", messages)
                .isEmpty();
        assertThat(received.keySet()).isSubsetOf(friends);
    }

    /** Ledger, balances, statement rows and LINE's ledger are one number, and nothing is left reserved. */
    void assertBooksAgree(YearMonth month, long sent) {
        Usage usage = usage(month);
        Statement statement = todoku.statement(month);
        assertThat(todoku.audit(month).differences()).isEmpty();
        assertThat(ledger(month).used()).as("LINE's ledger of %s", month).isEqualTo(sent);
        assertThat(usage.used()).as("used of %s", month).isEqualTo(sent);
        assertThat(usage.reserved()).as("reserved of %s", month).isZero();
        assertThat(statement.totals().counted() - statement.totals().external())
                .as("statement of %s", month)
                .isEqualTo(sent);
        assertThat(statement.days().stream().mapToLong(day -> day.accepted() + day.adjusted()))
                .as("rows of %s", month)
                .satisfies(days -> assertThat(
                                days.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(sent));
    }
}
