package dev.todoku.inbound;

import dev.todoku.inbound.InboundLog.AsideEntry;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SetAsideController {

    private static final int LIMIT_USUAL = 50;
    private static final int EXCERPT_LENGTH_MAX = 500;

    private final InboundLog log;
    private final AccountScope scope;

    SetAsideController(InboundLog log, AccountScope scope) {
        this.log = log;
        this.scope = scope;
    }

    /**
     * Something LINE signed that could not be used.
     *
     * @param reason unreadable-body, wrong-destination, malformed-event or failed-event
     * @param detail what was got and expected
     */
    record SetAsideView(Instant at, String reason, String detail, String excerpt) {}

    @GetMapping("/api/v1/accounts/{account}/inbound/set-aside")
    @Operation(operationId = "listSetAside", summary = "What LINE sent that could not be used, newest first, and why")
    Page<SetAsideView> list(
            @PathVariable AccountId account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit, LIMIT_USUAL);
        long before = Cursor.number(cursor, Long.MAX_VALUE);
        List<AsideEntry> entries = scope.in(account, () -> log.setAside(account, before, size + 1));
        Page<AsideEntry> page = Page.of(entries, size, entry -> Cursor.of(entry.entry()));
        return new Page<>(page.items().stream().map(SetAsideController::view).toList(), page.next());
    }

    private static SetAsideView view(AsideEntry entry) {
        String content = entry.content();
        String excerpt = content.length() <= EXCERPT_LENGTH_MAX ? content : content.substring(0, EXCERPT_LENGTH_MAX);
        return new SetAsideView(entry.at(), entry.reason(), entry.detail(), excerpt);
    }
}
