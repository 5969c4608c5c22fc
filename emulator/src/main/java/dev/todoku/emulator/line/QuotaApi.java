package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.setting.SettingsStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The monthly limit and what is used of it (reference, "Get the target limit", "Get number of messages sent this
 * month").
 */
final class QuotaApi {
    private final InstantSource clock;
    private final SettingsStore settings;

    QuotaApi(InstantSource clock, SettingsStore settings) {
        this.clock = clock;
        this.settings = settings;
    }

    void addTo(Operations operations) {
        operations
                .get("/v2/bot/message/quota", this::quota)
                .get("/v2/bot/message/quota/consumption", this::consumption);
    }

    private record Quota(String type, @Nullable Long value) {}

    private record Consumption(long totalUsage) {}

    private Reply quota(Call call) {
        Account account = call.account();
        OptionalLong limit = account.locked(
                () -> account.contracts().limitIn(account.contracts().monthOf(clock.instant())));
        return Reply.json(limit.isPresent() ? new Quota("limited", limit.getAsLong()) : new Quota("none", null));
    }

    /** As of some time ago: LINE calls the figure approximate. */
    private Reply consumption(Call call) {
        Account account = call.account();
        Instant now = clock.instant();
        Instant asOf = now.minus(settings.get().figures().consumptionLag());
        long used =
                account.locked(() -> account.ledger().used(account.contracts().monthOf(now), asOf));
        return Reply.json(new Consumption(used));
    }
}
