package dev.todoku.demo.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Everything the REST API offers of one account, as far as the story and the tests need it. */
public final class AccountClient {

    private final Http http;
    private final String base;

    AccountClient(Http http, String base) {
        this.http = http;
        this.base = base;
    }

    /** A month's figures, each with its certainty. */
    public record Usage(
            YearMonth month,
            @Nullable Long limit,
            long ceiling,
            long used,
            long reserved,
            long remaining,
            Counted counted,
            @Nullable Money money) {}

    public record Counted(
            long reserved, long accepted, long confirmed, long adjusted, long external, long held, long unknown) {}

    public record Money(
            String currency,
            List<InvoiceLine> lines,
            BigDecimal base,
            BigDecimal additional,
            BigDecimal subtotal,
            BigDecimal tax,
            BigDecimal total) {}

    public record InvoiceLine(
            String kind, long quantity, @Nullable BigDecimal unitPrice, BigDecimal amount) {}

    /** A month day by day; final when LINE has confirmed its last day. */
    public record Statement(
            YearMonth month,
            @JsonProperty("final") boolean isFinal,
            List<Day> days,
            Totals totals,
            @Nullable Money invoice) {}

    public record Day(
            String day,
            String route,
            long requests,
            long accepted,
            @Nullable Long confirmed,
            long adjusted) {}

    public record Totals(long accepted, long adjusted, long external, long counted) {}

    public record FriendSummary(long friends, long blocked, long visitors, long gone, long optedOut) {}

    public record Friend(
            int ordinal,
            String userId,
            @Nullable String displayName,
            String status,
            Map<String, String> attributes,
            List<String> tags) {}

    /** What one cause changed of a friend. */
    public record Change(String cause) {}

    public record Estimate(
            long recipients,
            String route,
            long remaining,
            long remainingAfter,
            boolean fits,
            long shortBy,
            @Nullable Cost cost,
            long seconds,
            Instant resetsAt) {}

    public record Cost(String currency, BigDecimal amount) {}

    public record Campaign(
            UUID campaignId,
            String name,
            String status,
            @Nullable Why why,
            @Nullable YearMonth month,
            @Nullable Long recipients,
            long accepted,
            long refused,
            long unknown,
            long held,
            long outstanding,
            @Nullable String route) {}

    /** Why something waits or has stopped. */
    public record Why(String code, String text) {}

    public record Audit(boolean agrees, List<String> differences) {}

    private record FriendPage(List<Friend> items, @Nullable String next) {}

    private record Count(long count) {}

    private record Changed(int friends) {}

    private record Changes(List<Change> items) {}

    /** A month's own limit in money, before tax and with the plan's fee in it. */
    public Usage budgetInMoney(long money) {
        return http.put(base + "/budget", Map.of("money", money), Usage.class);
    }

    public Usage usage(YearMonth month) {
        return http.get(base + "/usage?month=" + month, Usage.class);
    }

    public Statement statement(YearMonth month) {
        return http.get(base + "/statements/" + month, Statement.class);
    }

    /** Whether the balances are what the ledger says. */
    public Audit audit(YearMonth month) {
        return http.get(base + "/ledger/audit?month=" + month, Audit.class);
    }

    /** Reads LINE's figures now. */
    public Usage reconcile() {
        return http.post(base + "/reconciliations", Map.of(), Usage.class);
    }

    public FriendSummary friendSummary() {
        return http.get(base + "/friends/summary", FriendSummary.class);
    }

    public Friend friend(String userId) {
        return http.get(base + "/friends/" + userId, Friend.class);
    }

    /** All of them, page by page. */
    public List<Friend> friends() {
        List<Friend> all = new ArrayList<>();
        String next = "";
        while (next != null) {
            String cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            FriendPage page = http.get(base + "/friends?limit=1000" + cursor, FriendPage.class);
            all.addAll(page.items());
            next = page.next();
        }
        return all;
    }

    public List<Change> history(String userId) {
        return http.get(base + "/friends/" + userId + "/history", Changes.class).items();
    }

    /** Reads LINE's list of followers, in the background. */
    public void importFollowers() {
        http.post(base + "/friends/imports", Map.of(), JsonNode.class);
    }

    public void createChoice(String key, String name, List<String> choices) {
        createChoice(key, name, choices, Map.of());
    }

    /**
     * Makes a choice.
     *
     * @param words what people also call each of them
     */
    public void createChoice(String key, String name, List<String> choices, Map<String, List<String>> words) {
        http.post(
                base + "/attributes",
                Map.of("key", key, "name", name, "type", "choice", "choices", choices, "words", words),
                JsonNode.class);
    }

    /**
     * Makes a text.
     *
     * @param format as {@code prefecture}
     */
    public void createText(String key, String name, String format) {
        http.post(
                base + "/attributes",
                Map.of("key", key, "name", name, "type", "text", "format", format),
                JsonNode.class);
    }

    public void createDialogue(JsonNode dialogue) {
        http.post(base + "/dialogues", dialogue, JsonNode.class);
    }

    public void createNumber(String key, String name) {
        http.post(base + "/attributes", Map.of("key", key, "name", name, "type", "number"), JsonNode.class);
    }

    public void createTag(String name) {
        http.post(base + "/tags", Map.of("name", name), JsonNode.class);
    }

    /** Any attribute, as the API describes one. */
    public void createAttribute(JsonNode attribute) {
        http.post(base + "/attributes", attribute, JsonNode.class);
    }

    /** A file of friends' values, and how far it has come. */
    public record CsvImport(UUID importId, String state, long rows, long read, long refused, long met) {}

    private record ImportAnswer(@JsonProperty("import") CsvImport made, Look look) {}

    private record Look(@Nullable JsonNode suggestion) {}

    /** Uploads a CSV and takes its columns for what the server suggests. */
    public CsvImport uploadImport(Path file) {
        ImportAnswer uploaded = http.upload(base + "/imports", file, "text/csv", ImportAnswer.class);
        return http.put(
                        base + "/imports/" + uploaded.made().importId() + "/mapping",
                        Objects.requireNonNull(uploaded.look().suggestion()),
                        ImportAnswer.class)
                .made();
    }

    /** Lets it run, in the background. */
    public void startImport(UUID id) {
        http.post(base + "/imports/" + id + "/start", Map.of(), JsonNode.class);
    }

    /** Everybody, as a CSV with these columns. */
    public String exportFriends(List<String> columns) {
        return http.post(base + "/exports", Map.of("columns", columns, "encoding", "utf-8"), JsonNode.class)
                .path("text")
                .asString();
    }

    public CsvImport csvImport(UUID id) {
        return http.get(base + "/imports/" + id, ImportAnswer.class).made();
    }

    /** Changes many friends at once; says how many. */
    public int changeFriends(List<Map<String, Object>> changes) {
        return http.post(base + "/friends/changes", Map.of("changes", changes), Changed.class)
                .friends();
    }

    public void createRule(String name, JsonNode when, List<JsonNode> then) {
        http.post(base + "/rules", Map.of("name", name, "when", when, "then", then), JsonNode.class);
    }

    public long count(JsonNode audience) {
        return http.post(base + "/audiences/count", Map.of("audience", audience), Count.class)
                .count();
    }

    public Estimate estimate(JsonNode audience, JsonNode messages) {
        return http.post(base + "/estimates", Map.of("audience", audience, "messages", messages), Estimate.class);
    }

    /** Keeps a draft, or schedules it. What a month cannot send waits for a decision. */
    public Campaign createCampaign(String name, JsonNode audience, JsonNode messages, @Nullable Instant sendAt) {
        Map<String, Object> body = new LinkedHashMap<>(
                Map.of("name", name, "audience", audience, "messages", messages, "atMonthEnd", "hold"));
        if (sendAt != null) {
            body.put("sendAt", sendAt.toString());
        }
        return http.post(base + "/campaigns", body, Campaign.class);
    }

    public Campaign campaign(UUID id) {
        return http.get(base + "/campaigns/" + id, Campaign.class);
    }

    /**
     * Starts sending, whole or not at all.
     *
     * @throws Refusal 409 {@code does-not-fit} with both numbers
     */
    public Campaign send(UUID id) {
        return http.post(base + "/campaigns/" + id + "/send", Map.of(), Campaign.class);
    }

    /** Decides about what was held: {@code send} or {@code drop}. */
    public Campaign decide(UUID id, String decision) {
        return http.post(base + "/campaigns/" + id + "/decision", Map.of("decide", decision), Campaign.class);
    }
}
