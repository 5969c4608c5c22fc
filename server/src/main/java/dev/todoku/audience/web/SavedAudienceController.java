package dev.todoku.audience.web;

import dev.todoku.audience.saved.AudienceChanges;
import dev.todoku.audience.saved.AudienceCount;
import dev.todoku.audience.saved.Counting;
import dev.todoku.audience.saved.SavedAudience;
import dev.todoku.audience.saved.SavedAudiences;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/accounts/{account}/audiences")
class SavedAudienceController {

    private static final int LIMIT_USUAL = 100;

    private final SavedAudiences saved;
    private final AudienceChanges changes;
    private final Counting counting;

    SavedAudienceController(SavedAudiences saved, AudienceChanges changes, Counting counting) {
        this.saved = saved;
        this.changes = changes;
        this.counting = counting;
    }

    /** An audience as it should be; {@code audience} is a rule in its JSON form, or in its text form as a string. */
    record AudienceBody(
            @NotNull String name,
            @Nullable String folder,
            @NotNull JsonNode audience) {}

    @GetMapping
    @Operation(
            operationId = "listAudiences",
            summary = "Saved audiences, all at once (at most 500): those in no folder, then folder after folder")
    Page<SavedAudience> list(@PathVariable AccountId account, @RequestParam(required = false) @Nullable String folder) {
        return new Page<>(saved.all(account, folder), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createAudience", summary = "Save a rule under a name; it is counted now and each day")
    SavedAudience create(@PathVariable AccountId account, @Valid @RequestBody AudienceBody body) {
        return saved.create(account, body.name(), Objects.requireNonNullElse(body.folder(), ""), body.audience());
    }

    @GetMapping("/{audience}")
    @Operation(operationId = "getAudience", summary = "One saved audience")
    SavedAudience get(@PathVariable AccountId account, @PathVariable UUID audience) {
        return saved.get(account, audience);
    }

    @PutMapping("/{audience}")
    @Operation(operationId = "changeAudience", summary = "Change a saved audience's name, folder and rule")
    SavedAudience change(
            @PathVariable AccountId account, @PathVariable UUID audience, @Valid @RequestBody AudienceBody body) {
        return saved.change(
                account, audience, body.name(), Objects.requireNonNullElse(body.folder(), ""), body.audience());
    }

    @DeleteMapping("/{audience}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteAudience", summary = "Delete a saved audience that no other one uses")
    void delete(@PathVariable AccountId account, @PathVariable UUID audience) {
        saved.delete(account, audience);
    }

    @PostMapping("/{audience}/counts")
    @Operation(operationId = "countSavedAudience", summary = "Count a saved audience now and keep the count")
    AudienceCount count(@PathVariable AccountId account, @PathVariable UUID audience) {
        return counting.count(account, audience);
    }

    @GetMapping("/{audience}/counts")
    @Operation(operationId = "listAudienceCounts", summary = "How many they were, the newest count first")
    Page<AudienceCount> counts(
            @PathVariable AccountId account,
            @PathVariable UUID audience,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return changes.counts(account, audience, cursor, Page.limit(limit, LIMIT_USUAL));
    }

    @GetMapping("/{audience}/members")
    @Operation(operationId = "listAudienceMembers", summary = "Who is in it now")
    Page<AudienceChanges.Member> members(
            @PathVariable AccountId account,
            @PathVariable UUID audience,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return changes.members(account, audience, cursor, Page.limit(limit, LIMIT_USUAL));
    }

    @GetMapping("/{audience}/entered")
    @Operation(operationId = "listAudienceEntered", summary = "Who had entered when it was counted at that instant")
    Page<AudienceChanges.Member> entered(
            @PathVariable AccountId account,
            @PathVariable UUID audience,
            @RequestParam String at,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return changes.changed(account, audience, at, true, cursor, Page.limit(limit, LIMIT_USUAL));
    }

    @GetMapping("/{audience}/left")
    @Operation(operationId = "listAudienceLeft", summary = "Who had left when it was counted at that instant")
    Page<AudienceChanges.Member> left(
            @PathVariable AccountId account,
            @PathVariable UUID audience,
            @RequestParam String at,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return changes.changed(account, audience, at, false, cursor, Page.limit(limit, LIMIT_USUAL));
    }
}
