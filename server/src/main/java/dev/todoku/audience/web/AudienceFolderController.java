package dev.todoku.audience.web;

import dev.todoku.audience.saved.SavedAudience;
import dev.todoku.audience.saved.SavedAudiences;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}")
class AudienceFolderController {

    private final SavedAudiences saved;

    AudienceFolderController(SavedAudiences saved) {
        this.saved = saved;
    }

    /** Which stand first, in this order; the others follow as they stood. */
    record AudienceOrder(@NotNull List<@NotNull UUID> audienceIds) {}

    /**
     * Another name for a folder.
     *
     * @param folder as it is called now
     * @param name null: no folder any more, what is in it stands at the top
     */
    record AudienceFolderBody(
            @NotNull String folder, @Nullable String name) {}

    @PutMapping("/audience-order")
    @Operation(
            operationId = "orderAudiences",
            summary = "Put saved audiences in order; a folder stands where the first of its audiences does")
    Page<SavedAudience> order(@PathVariable AccountId account, @Valid @RequestBody AudienceOrder wanted) {
        return new Page<>(saved.order(account, wanted.audienceIds()), null);
    }

    @PutMapping("/audience-folders")
    @Operation(operationId = "renameAudienceFolder", summary = "Give a folder of saved audiences another name, or none")
    Page<SavedAudience> rename(@PathVariable AccountId account, @Valid @RequestBody AudienceFolderBody wanted) {
        return new Page<>(saved.renameFolder(account, wanted.folder(), wanted.name()), null);
    }
}
