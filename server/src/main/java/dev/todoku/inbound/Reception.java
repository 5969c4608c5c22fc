package dev.todoku.inbound;

import dev.todoku.account.Accounts;
import dev.todoku.inbound.Arrival.LoggedEvent;
import dev.todoku.inbound.Arrival.SetAside;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.Signature;
import dev.todoku.protocol.webhook.Event;
import dev.todoku.protocol.webhook.ReceivedWebhook;
import dev.todoku.protocol.webhook.ReceivedWebhook.Malformed;
import dev.todoku.protocol.webhook.ReceivedWebhook.Parsed;
import dev.todoku.protocol.webhook.ReceivedWebhook.ReceivedEvent;
import dev.todoku.protocol.webhook.WebhookException;
import dev.todoku.protocol.webhook.WebhookReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a webhook call in: whoever cannot sign it gets no further, and when it returns everything in the call is on disk,
 * good and bad.
 */
final class Reception {

    /** A ULID has 26 characters; room for what LINE may call events one day. */
    private static final int EVENT_ID_LENGTH_MAX = 64;

    private static final int CONTENT_LENGTH_MAX = 64 * 1024;

    private final Accounts accounts;
    private final InstantSource clock;
    private final GroupCommit<Arrival> log;
    private final AccountLoop consumer;

    Reception(Accounts accounts, InstantSource clock, GroupCommit<Arrival> log, AccountLoop consumer) {
        this.accounts = accounts;
        this.clock = clock;
        this.log = log;
        this.consumer = consumer;
    }

    /**
     * Takes one call in.
     *
     * @throws Problem 404 for no account of ours, 401 for a wrong signature, 400 for a body that is no call or meant for
     *     another bot, 503 if it cannot be written now: LINE may then send it again
     */
    void receive(AccountId account, byte[] body, @Nullable String signature) {
        if (!accounts.exists(account)) {
            throw Problem.notFound(
                    "unknown-account",
                    "account: got %s (expected: an account of this installation)".formatted(account));
        }
        if (!Signature.verify(accounts.channelSecret(account), body, signature)) {
            throw Problem.unauthorised(
                    "bad-signature",
                    "%s: got %s (expected: the body signed with the channel secret)"
                            .formatted(Signature.HEADER, signature == null ? "none" : "another"));
        }
        ReceivedWebhook call = read(account, body);
        List<LoggedEvent> events = new ArrayList<>();
        List<SetAside> aside = new ArrayList<>();
        for (ReceivedEvent element : call.events()) {
            switch (element) {
                case Parsed(Event event, var raw)
                when isUsable(event.webhookEventId()) -> events.add(logged(event, raw.toString()));
                case Parsed(Event event, var raw) ->
                    aside.add(malformed(
                            "webhookEventId: got %d characters (expected: 1 to %d of visible ASCII)"
                                    .formatted(event.webhookEventId().length(), EVENT_ID_LENGTH_MAX),
                            raw.toString()));
                case Malformed(String reason, var raw) -> aside.add(malformed(reason, raw.toString()));
            }
        }
        if (!events.isEmpty() || !aside.isEmpty()) {
            log.commit(new Arrival(account, clock.instant(), events, aside));
        }
        if (!events.isEmpty()) {
            consumer.signal(account);
        }
    }

    private ReceivedWebhook read(AccountId account, byte[] body) {
        ReceivedWebhook call;
        try {
            call = WebhookReader.read(body);
        } catch (WebhookException e) {
            throw refuse(account, AsideReason.UNREADABLE_BODY, String.valueOf(e.getMessage()), body);
        }
        String bot = accounts.botUserId(account).toString();
        if (!call.destination().equals(bot)) {
            String detail =
                    "destination: got '%s' (expected: '%s', the account's bot)".formatted(call.destination(), bot);
            throw refuse(account, AsideReason.WRONG_DESTINATION, detail, body);
        }
        return call;
    }

    /** Refused, but kept to be seen: who can sign means well, so something is set up wrong. */
    private Problem refuse(AccountId account, AsideReason reason, String detail, byte[] body) {
        Instant now = clock.instant();
        SetAside aside = new SetAside(reason, detail, cut(new String(body, StandardCharsets.UTF_8)));
        log.commit(new Arrival(account, now, List.of(), List.of(aside)));
        return Problem.badRequest(reason.word(), detail);
    }

    private static LoggedEvent logged(Event event, String json) {
        return new LoggedEvent(
                event.webhookEventId(), InboundEvent.chatUser(event).orElse(null), json);
    }

    private static SetAside malformed(String detail, String json) {
        return new SetAside(AsideReason.MALFORMED_EVENT, detail, cut(json));
    }

    private static boolean isUsable(String eventId) {
        return !eventId.isEmpty()
                && eventId.length() <= EVENT_ID_LENGTH_MAX
                && eventId.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static String cut(String content) {
        return content.length() <= CONTENT_LENGTH_MAX ? content : content.substring(0, CONTENT_LENGTH_MAX);
    }
}
