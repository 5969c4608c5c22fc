package dev.todoku.staff.internal;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Who did what. */
@RestController
class AuditController {

    private static final int PAGE = 100;

    private final AuditStore audit;
    private final People people;

    AuditController(AuditStore audit, People people) {
        this.audit = audit;
        this.people = people;
    }

    /**
     * One entry.
     *
     * @param actor user, token or system
     * @param name of the person, as far as there still is one
     */
    record AuditEntryAnswer(
            UUID entryId,
            Instant at,
            String actor,
            String actorId,
            @Nullable String name,
            String what,
            JsonNode details) {}

    @GetMapping("/api/v1/audit")
    @Operation(operationId = "listAudit", summary = "Who changed people, tokens and themselves, newest first")
    Page<AuditEntryAnswer> everywhere(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return page(Rights.EVERYWHERE, cursor, limit);
    }

    @GetMapping("/api/v1/accounts/{account}/audit")
    @Operation(
            operationId = "listAccountAudit",
            summary = "Who changed what of an account, and who took friends' data out, newest first")
    Page<AuditEntryAnswer> of(
            @PathVariable AccountId account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return page(account.value(), cursor, limit);
    }

    private Page<AuditEntryAnswer> page(long account, @Nullable String cursor, @Nullable Integer limit) {
        Page<AuditStore.Entry> page = audit.page(account, cursor, Page.limit(limit, PAGE));
        Map<String, String> names =
                people.all().stream().collect(Collectors.toMap(each -> each.id().toString(), Person::name));
        return new Page<>(
                page.items().stream().map(entry -> answer(entry, names)).toList(), page.next());
    }

    private static AuditEntryAnswer answer(AuditStore.Entry entry, Map<String, String> names) {
        return new AuditEntryAnswer(
                entry.entryId(),
                entry.at(),
                entry.actor().kind(),
                entry.actor().id(),
                names.get(Objects.toString(entry.actor().id())),
                entry.what(),
                entry.details());
    }
}
