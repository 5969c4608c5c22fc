package dev.todoku.emulator.send;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.journal.Recipients;
import dev.todoku.emulator.journal.Route;
import dev.todoku.emulator.journal.Sent;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.emulator.webhook.Happening;
import dev.todoku.emulator.webhook.Outbox;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.send.NotificationRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends LINE notification messages: to people by their telephone numbers, friends or not, outside the monthly limit; the
 * bot is told when one has arrived (reference, "LINE notification messages").
 */
public final class Notifying {
    private final InstantSource clock;
    private final SettingsStore settings;
    private final Ids ids;
    private final Happening happening;
    private final Outbox outbox;

    public Notifying(InstantSource clock, SettingsStore settings, Ids ids, Outbox outbox) {
        this.clock = clock;
        this.settings = settings;
        this.ids = ids;
        this.happening = new Happening(ids);
        this.outbox = outbox;
    }

    /** Sends it; empty if nobody can be reached by that number. */
    public Optional<Sent> send(
            Account account, Attempt attempt, Route route, NotificationRequest request, @Nullable String deliveryTag) {
        return account.locked(() -> {
            Instant now = clock.instant();
            OptionalInt found = account.phoneNumbers().find(request.to());
            if (found.isEmpty() || !isReachable(account.friends(), found.getAsInt())) return Optional.empty();
            int ordinal = found.getAsInt();
            Acceptance acceptance = new Acceptance(account, attempt, now, settings.get());
            Sent sent = new Sent(route, 1, 0, Recipients.one(ordinal), Acceptance.objects(request.messages(), ids));
            account.ledger().listed(route, acceptance.month(), now);
            acceptance.count(sent, request.customAggregationUnits());
            tell(account, ordinal, Objects.requireNonNullElse(deliveryTag, request.to()), now);
            return Optional.of(sent);
        });
    }

    private static boolean isReachable(Friends friends, int ordinal) {
        return !friends.isBlocking(ordinal) && !friends.isGone(ordinal);
    }

    private void tell(Account account, int ordinal, String data, Instant now) {
        ObjectNode content = Json.object();
        content.putObject("delivery").put("data", data);
        String userId = new UserId(account.friends().userId(ordinal)).toString();
        outbox.offer(account, happening.of("delivery", userId, content, now));
    }
}
