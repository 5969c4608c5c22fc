package dev.todoku.friend.web;

import dev.todoku.friend.Attribute;
import dev.todoku.friend.Folders;
import dev.todoku.friend.Tag;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Beside the lists, not below them: an attribute may have any key. */
@RestController
@RequestMapping("/api/v1/accounts/{account}")
class FolderController {

    private final Folders folders;

    FolderController(Folders folders) {
        this.folders = folders;
    }

    /** Which stand first, in this order; the others follow as they stood. */
    record AttributeOrder(@NotNull List<@NotNull String> keys) {}

    /** Which stand first, in this order; the others follow as they stood. */
    record TagOrder(@NotNull List<@NotNull Integer> tagIds) {}

    /**
     * Another name for a folder.
     *
     * @param folder as it is called now
     * @param name null: no folder any more, what is in it stands at the top
     */
    record FolderBody(@NotNull String folder, @Nullable String name) {}

    @PutMapping("/attribute-order")
    @Operation(
            operationId = "orderAttributes",
            summary = "Put attributes in order; a folder stands where the first of its attributes does")
    Page<Attribute> orderAttributes(@PathVariable AccountId account, @Valid @RequestBody AttributeOrder wanted) {
        return new Page<>(folders.orderAttributes(account, wanted.keys()), null);
    }

    @PutMapping("/tag-order")
    @Operation(
            operationId = "orderTags",
            summary = "Put tags in order; a folder stands where the first of its tags does")
    Page<Tag> orderTags(@PathVariable AccountId account, @Valid @RequestBody TagOrder wanted) {
        return new Page<>(folders.orderTags(account, wanted.tagIds()), null);
    }

    @PutMapping("/attribute-folders")
    @Operation(operationId = "renameAttributeFolder", summary = "Give a folder of attributes another name, or none")
    Page<Attribute> renameAttributeFolder(@PathVariable AccountId account, @Valid @RequestBody FolderBody wanted) {
        return new Page<>(folders.renameOfAttributes(account, wanted.folder(), wanted.name()), null);
    }

    @PutMapping("/tag-folders")
    @Operation(operationId = "renameTagFolder", summary = "Give a folder of tags another name, or none")
    Page<Tag> renameTagFolder(@PathVariable AccountId account, @Valid @RequestBody FolderBody wanted) {
        return new Page<>(folders.renameOfTags(account, wanted.folder(), wanted.name()), null);
    }
}
