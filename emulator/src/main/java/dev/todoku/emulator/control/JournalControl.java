package dev.todoku.emulator.control;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.fault.Fault;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.journal.Entry;
import dev.todoku.emulator.journal.Journal;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.emulator.webhook.Outbox;
import dev.todoku.protocol.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was called, and which webhooks went out. */
final class JournalControl {
    private final Accounts accounts;
    private final Journal journal;
    private final Outbox outbox;

    JournalControl(Accounts accounts, Journal journal, Outbox outbox) {
        this.accounts = accounts;
        this.journal = journal;
        this.outbox = outbox;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("GET", "/_emulator/requests", this::requests);
        routes.add("GET", "/_emulator/accounts/{channelId}/webhooks", this::webhooks);
    }

    /**
     * @param status absent if the connection was cut
     * @param accepted whether it took effect as a send, whatever the caller was answered
     * @param userIds who got it, only if asked for
     */
    private record Request(
            Instant at,
            @Nullable String channelId,
            String method,
            String path,
            @Nullable Integer status,
            String requestId,
            @Nullable String retryKey,
            @Nullable Fault fault,
            boolean accepted,
            int recipients,
            int delivered,
            long counted,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> userIds) {}

    /** {@code path} and {@code channelId} narrow it down; {@code detail=userIds} tells who got each message. */
    private Reply requests(ControlCall call) {
        String path = call.query("path");
        String channelId = call.query("channelId");
        boolean detailed = "userIds".equals(call.query("detail"));
        Map<String, Sent> delivered = journal.entries()
                .flatMap(entry -> entry instanceof Entry.Delivered later ? Stream.of(later) : Stream.empty())
                .collect(toMap(Entry.Delivered::requestId, Entry.Delivered::sent));
        List<Request> requests = journal.entries()
                .flatMap(entry -> entry instanceof Entry.Call request ? Stream.of(request) : Stream.empty())
                .filter(request -> path == null || matches(request.path(), path))
                .filter(request -> channelId == null || channelId.equals(request.channelId()))
                .map(request -> request(request, delivered.getOrDefault(request.requestId(), request.sent()), detailed))
                .toList();
        return Reply.json(Map.of("requests", requests, "dropped", journal.dropped()));
    }

    private Reply webhooks(ControlCall call) {
        return Reply.json(Map.of("attempts", outbox.attempts(Lookup.account(accounts, call))));
    }

    private Request request(Entry.Call call, @Nullable Sent sent, boolean detailed) {
        return new Request(
                call.at(),
                call.channelId(),
                call.method(),
                call.path(),
                call.status(),
                call.requestId(),
                call.retryKey(),
                call.fault(),
                sent != null,
                sent == null ? 0 : sent.requested(),
                sent == null ? 0 : sent.delivered().count(),
                sent == null ? 0 : sent.counted(),
                detailed && sent != null && call.channelId() != null ? userIds(call.channelId(), sent) : null);
    }

    private @Nullable List<String> userIds(String channelId, Sent sent) {
        Account account = accounts.find(channelId).orElse(null);
        if (account == null) return null;
        return account.locked(() -> {
            List<String> userIds = new ArrayList<>(sent.delivered().count());
            sent.delivered()
                    .forEach(ordinal -> userIds.add(new UserId(account.friends().userId(ordinal)).toString()));
            return userIds;
        });
    }

    private static boolean matches(String path, String wanted) {
        return wanted.endsWith("*") ? path.startsWith(wanted.substring(0, wanted.length() - 1)) : path.equals(wanted);
    }
}
