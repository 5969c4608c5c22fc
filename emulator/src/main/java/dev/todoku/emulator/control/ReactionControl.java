package dev.todoku.emulator.control;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Accounts;
import dev.todoku.emulator.account.Reactions;
import dev.todoku.emulator.account.Tally;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets friends see what they were sent, open links in it, and play it. */
final class ReactionControl {
    /** One call must not keep the account to itself for long. */
    private static final int TIMES_MAX = 1_000;

    private final InstantSource clock;
    private final Accounts accounts;

    ReactionControl(InstantSource clock, Accounts accounts) {
        this.clock = clock;
        this.accounts = accounts;
    }

    void addTo(Routes<ControlCall.Handler> routes) {
        routes.add("POST", "/_emulator/accounts/{channelId}/reactions", this::react);
    }

    /**
     * What each of them does; without {@code url} and {@code played} they only see it.
     *
     * @param seq the message object, from 1
     * @param url the link they open
     * @param played how far they play it, in percent
     * @param times how often each does it
     */
    private record NewReaction(
            @Nullable String requestId,
            @Nullable List<String> userIds,
            @Nullable Integer seq,
            @Nullable String url,
            @Nullable Integer played,
            @Nullable Integer times) {}

    private Reply react(ControlCall call) {
        Account account = Lookup.account(accounts, call);
        NewReaction wanted = call.body(NewReaction.class);
        String requestId = ControlCall.require("requestId", wanted.requestId);
        List<String> userIds = ControlCall.require("userIds", wanted.userIds);
        int bubble = (wanted.seq == null ? 1 : wanted.seq) - 1;
        if (bubble < 0 || bubble > 4) throw ControlRefused.badRequest("seq: got " + wanted.seq + " (expected: 1 to 5)");
        int times = wanted.times == null ? 1 : wanted.times;
        if (times < 1 || times > TIMES_MAX)
            throw ControlRefused.badRequest("times: got " + times + " (expected: 1 to " + TIMES_MAX + ")");
        if (wanted.played != null && !Tally.PLAYED.contains(wanted.played))
            throw ControlRefused.badRequest(
                    "played: got " + wanted.played + " (expected: one of " + Tally.PLAYED + ")");
        Instant now = clock.instant();
        account.locking(() -> {
            for (int ordinal :
                    userIds.stream().map(id -> Lookup.friend(account, id)).toList())
                for (int time = 0; time < times; time++)
                    react(account.reactions(), requestId, ordinal, bubble, wanted, now);
        });
        return Reply.ok();
    }

    private static void react(
            Reactions reactions, String requestId, int ordinal, int bubble, NewReaction wanted, Instant now) {
        if (wanted.url != null) reactions.clicked(requestId, ordinal, bubble, wanted.url, now);
        else if (wanted.played != null) reactions.played(requestId, ordinal, bubble, wanted.played, now);
        else reactions.saw(requestId, ordinal, bubble, now);
    }
}
