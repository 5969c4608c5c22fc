package dev.todoku.friend.web;

import dev.todoku.friend.Attribute;
import dev.todoku.friend.AttributeType;
import dev.todoku.friend.Attributes;
import dev.todoku.friend.Tag;
import dev.todoku.friend.Tags;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}")
class VocabularyController {

    private final Attributes attributes;
    private final Tags tags;

    VocabularyController(Attributes attributes, Tags tags) {
        this.attributes = attributes;
        this.tags = tags;
    }

    /** A new attribute; {@code name} is the key if left out, {@code choices} are for a choice only. */
    record NewAttribute(
            @NotNull String key,
            @Nullable String name,
            @NotNull AttributeType type,
            @Nullable List<@NotNull String> choices) {}

    record NewTag(@NotNull String name) {}

    @GetMapping("/attributes")
    @Operation(operationId = "listAttributes", summary = "The attributes kept of friends, in the order they were made")
    Page<Attribute> listAttributes(@PathVariable AccountId account) {
        return new Page<>(attributes.all(account), null);
    }

    @PostMapping("/attributes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createAttribute", summary = "Keep another attribute of friends")
    Attribute createAttribute(@PathVariable AccountId account, @Valid @RequestBody NewAttribute wanted) {
        return attributes.create(
                account,
                wanted.key(),
                Objects.requireNonNullElse(wanted.name(), wanted.key()),
                wanted.type(),
                Objects.requireNonNullElse(wanted.choices(), List.of()));
    }

    @GetMapping("/tags")
    @Operation(operationId = "listTags", summary = "The tags friends can wear, in the order they were made")
    Page<Tag> listTags(@PathVariable AccountId account) {
        return new Page<>(tags.all(account), null);
    }

    @PostMapping("/tags")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTag", summary = "Make another tag")
    Tag createTag(@PathVariable AccountId account, @Valid @RequestBody NewTag wanted) {
        return tags.create(account, wanted.name());
    }
}
