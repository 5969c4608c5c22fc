package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.WebhookEndpoint;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.metering.Contract;
import dev.todoku.metering.Plan;
import dev.todoku.metering.PlanCatalogue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens accounts, and changes what LINE's own screens change: plan, cap, webhook. */
final class AccountControl {
    private final InstantSource clock;
    private final Accounts accounts;
    private final Population population;

    AccountControl(InstantSource clock, Accounts accounts, Population population) {
        this.clock = clock;
        this.accounts = accounts;
        this.population = population;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/accounts", this::open);
        routes.add("GET", "/_emulator/accounts", this::list);
        routes.add("PUT", "/_emulator/accounts/{channelId}/plan", this::changePlan);
        routes.add("PUT", "/_emulator/accounts/{channelId}/webhook", this::setWebhook);
    }

    private record NewAccount(
            @Nullable String name,
            @Nullable String plan,
            @Nullable Long additionalCap,
            @Nullable ZoneId timeZone,
            @Nullable Integer friends,
            @Nullable String webhook) {}

    private record Opened(
            String channelId,
            String channelSecret,
            @Nullable String channelAccessToken,
            String botUserId,
            String basicId,
            String name,
            ZoneId timeZone) {}

    private record NewPlan(@Nullable String plan, @Nullable Long additionalCap) {}

    private record NewWebhook(
            @Nullable String url, @Nullable Boolean active) {}

    private Reply open(ControlCall call) {
        NewAccount wanted = call.body(NewAccount.class);
        Plan plan = plan(ControlCall.require("plan", wanted.plan));
        int friends = wanted.friends == null ? 0 : Population.requireCount("friends", wanted.friends);
        WebhookEndpoint webhook =
                wanted.webhook == null ? WebhookEndpoint.NONE : WebhookEndpoint.to(requireUrl(wanted.webhook));
        Account account = accounts.open(
                ControlCall.require("name", wanted.name),
                contract(plan, wanted.additionalCap),
                wanted.timeZone == null ? plan.zone() : wanted.timeZone);
        account.setWebhook(webhook);
        population.add(account, friends, true);
        String token = accounts.tokens().issueLongLived(account.channelId()).value();
        return Reply.json(201, opened(account, token));
    }

    private Reply list(ControlCall call) {
        List<Opened> all =
                accounts.all().stream().map(account -> opened(account, null)).toList();
        return Reply.json(Map.of("accounts", all));
    }

    /** As LINE's screen: an upgrade by the country's rule, a downgrade from the 1st, another cap at once. */
    private Reply changePlan(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        NewPlan wanted = call.body(NewPlan.class);
        Contract contract = contract(plan(ControlCall.require("plan", wanted.plan)), wanted.additionalCap);
        LocalDate from = account.locked(() -> account.contracts().change(contract, clock.instant()));
        return Reply.json(Map.of("plan", contract.plan().id(), "from", from));
    }

    /** Unlike LINE's own call this takes http, on this machine. */
    private Reply setWebhook(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        NewWebhook wanted = call.body(NewWebhook.class);
        String url = requireUrl(ControlCall.require("url", wanted.url));
        account.setWebhook(new WebhookEndpoint(url, wanted.active == null || wanted.active));
        return Reply.json(account.webhook());
    }

    private static Opened opened(Account account, @Nullable String token) {
        Account.Identity identity = account.identity();
        return new Opened(
                identity.channelId(),
                identity.channelSecret(),
                token,
                identity.botUserId(),
                identity.basicId(),
                identity.name(),
                account.locked(() -> account.contracts().zone()));
    }

    private static Plan plan(String id) {
        try {
            return PlanCatalogue.bundled().plan(id);
        } catch (IllegalArgumentException e) {
            throw ControlRefused.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static Contract contract(Plan plan, @Nullable Long additionalCap) {
        try {
            return Contract.of(plan).withAdditionalCap(additionalCap);
        } catch (IllegalArgumentException e) {
            throw ControlRefused.badRequest(String.valueOf(e.getMessage()));
        }
    }

    static String requireUrl(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || isHttpHere(uri))) return url;
        } catch (URISyntaxException e) {
            // refused below
        }
        throw ControlRefused.badRequest("webhook: got '" + url + "' (expected: https, or http on this machine)");
    }

    private static boolean isHttpHere(URI uri) {
        String host = uri.getHost();
        return "http".equals(uri.getScheme())
                && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }
}
