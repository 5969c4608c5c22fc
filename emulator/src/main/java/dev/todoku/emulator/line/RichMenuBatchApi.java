package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.clock.Schedule;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.richmenu.MenuBatches;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.richmenu.BatchRequest;
import dev.todoku.protocol.richmenu.RichMenuErrors;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Other rich menus for all who have certain ones, in the background (reference, "Replace or unlink … in batches"). */
final class RichMenuBatchApi {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final SettingsStore settings;
    private final Schedule schedule;

    RichMenuBatchApi(InstantSource clock, SettingsStore settings, Schedule schedule) {
        this.clock = clock;
        this.settings = settings;
        this.schedule = schedule;
    }

    void addTo(Operations operations) {
        operations
                .post("/v2/bot/richmenu/batch", this::accept)
                .post("/v2/bot/richmenu/validate/batch", this::validate)
                .get("/v2/bot/richmenu/progress/batch", this::progress);
    }

    private record Progress(
            String phase, String acceptedTime, @Nullable String completedTime) {}

    private Reply accept(Call call) {
        BatchRequest request = Bodies.read(call, BatchRequest::read);
        Account account = call.account();
        String requestId = call.requestId();
        Instant now = clock.instant();
        account.locking(() -> {
            check(account, request);
            account.richMenus().batches().accept(requestId, request, account.richMenus(), now);
        });
        schedule.at(
                now.plus(settings.get().jobs().richMenuBatchTakes()),
                "a batch of rich-menu operations",
                () -> account.locking(
                        () -> account.richMenus().batches().complete(requestId, account.richMenus(), clock.instant())));
        return Reply.ok(202);
    }

    private Reply validate(Call call) {
        BatchRequest request = Bodies.read(call, BatchRequest::read);
        Account account = call.account();
        account.locking(() -> check(account, request));
        return Reply.ok();
    }

    private static void check(Account account, BatchRequest request) {
        for (BatchRequest.Operation operation : request.operations()) {
            requireMenu(account, operation.from());
            String to = operation.to();
            requireMenu(account, to);
            if (to != null && !account.richMenus().hasImage(to))
                throw Refused.badRequest(RichMenuErrors.batchTargetWithoutImage(to));
        }
    }

    private static void requireMenu(Account account, @Nullable String id) {
        if (id != null && account.richMenus().find(id).isEmpty())
            throw Refused.of(404, RichMenuErrors.batchMenuNotFound(id));
    }

    private Reply progress(Call call) {
        String requestId = requestId(call.query("requestId"));
        Account account = call.account();
        MenuBatches.Progress progress = account.locked(
                        () -> account.richMenus().batches().progress(requestId, clock.instant()))
                .orElseThrow(Refused::notFound);
        Instant completed = progress.completedAt();
        return Reply.json(new Progress(
                progress.phase().name().toLowerCase(Locale.ROOT),
                MILLIS.format(progress.acceptedAt()),
                completed == null ? null : MILLIS.format(completed)));
    }

    private static String requestId(@Nullable String text) {
        try {
            if (text != null && UUID.fromString(text).toString().equals(text)) return text;
        } catch (IllegalArgumentException noId) {
            // refused below
        }
        throw Refused.badRequest(LineErrors.invalidParameter("requestId"));
    }
}
