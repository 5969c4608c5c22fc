package dev.todoku.friend.web;

import dev.todoku.friend.Attribute;
import dev.todoku.friend.AttributeType;
import dev.todoku.friend.AttributeWish;
import dev.todoku.friend.Attributes;
import dev.todoku.friend.Deletion;
import dev.todoku.friend.Format;
import dev.todoku.friend.Limits;
import dev.todoku.friend.Tag;
import dev.todoku.friend.TagWish;
import dev.todoku.friend.Tags;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/accounts/{account}")
class VocabularyController {

    private final Attributes attributes;
    private final Tags tags;
    private final Deletion deletion;

    VocabularyController(Attributes attributes, Tags tags, Deletion deletion) {
        this.attributes = attributes;
        this.tags = tags;
        this.deletion = deletion;
    }

    /**
     * An attribute as it should be.
     *
     * @param key only where it is made
     * @param name the key if left out
     * @param choices for choice and choices only
     * @param words by choice: what people also call it
     * @param min for number, points and date: the least value
     * @param max for number, points and date: the greatest value
     * @param pattern for text: a regular expression (RE2) that it must match as a whole
     * @param defaultValue what whoever becomes known has until something is told
     */
    record AttributeBody(
            @Nullable String key,
            @Nullable String name,
            @NotNull AttributeType type,
            @Nullable List<@NotNull String> choices,
            @Nullable Map<String, @NotNull List<@NotNull String>> words,
            @Nullable Format format,
            @Nullable String min,
            @Nullable String max,
            @Nullable String pattern,
            @Nullable JsonNode defaultValue,
            @Nullable String folder,
            @Nullable Integer position) {

        AttributeWish wish(String usualName) {
            Limits limits = new Limits(
                    Objects.requireNonNullElse(choices, List.of()),
                    Objects.requireNonNullElse(words, Map.of()),
                    format,
                    min,
                    max,
                    pattern);
            return new AttributeWish(
                    Objects.requireNonNullElse(name, usualName), type, limits, defaultValue, folder, position);
        }
    }

    /**
     * A tag as it should be.
     *
     * @param limit at most so many friends wear it at a time; left out: any number
     * @param lifetimeDays taken off so many days after it was put on; left out: never
     */
    record TagBody(
            @NotNull String name,
            @Nullable String folder,
            @Nullable Integer position,
            @Nullable Integer limit,
            @Nullable Integer lifetimeDays) {

        TagWish wish() {
            return new TagWish(name, folder, position, limit, lifetimeDays);
        }
    }

    @GetMapping("/attributes")
    @Operation(
            operationId = "listAttributes",
            summary =
                    "The attributes kept of friends, all at once (at most 200): those at the top, then folder after folder")
    Page<Attribute> listAttributes(@PathVariable AccountId account) {
        return new Page<>(attributes.all(account), null);
    }

    @PostMapping("/attributes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createAttribute", summary = "Keep another attribute of friends")
    Attribute createAttribute(@PathVariable AccountId account, @Valid @RequestBody AttributeBody wanted) {
        String key = Objects.requireNonNullElse(wanted.key(), "");
        return attributes.create(account, key, wanted.wish(key));
    }

    @PutMapping("/attributes/{key}")
    @Operation(
            operationId = "replaceAttribute",
            summary = "Change an attribute's name, place, limits or default; its type and choices stay")
    Attribute replaceAttribute(
            @PathVariable AccountId account, @PathVariable String key, @Valid @RequestBody AttributeBody wanted) {
        return attributes.replace(account, key, wanted.wish(key));
    }

    @GetMapping("/tags")
    @Operation(
            operationId = "listTags",
            summary =
                    "The tags friends can wear, all at once (at most 1,000): those at the top, then folder after folder")
    Page<Tag> listTags(@PathVariable AccountId account) {
        return new Page<>(tags.all(account), null);
    }

    @PostMapping("/tags")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTag", summary = "Make another tag")
    Tag createTag(@PathVariable AccountId account, @Valid @RequestBody TagBody wanted) {
        return tags.create(account, wanted.wish());
    }

    @PutMapping("/tags/{tagId}")
    @Operation(operationId = "replaceTag", summary = "Change a tag's place, limit or lifetime; its name stays")
    Tag replaceTag(@PathVariable AccountId account, @PathVariable int tagId, @Valid @RequestBody TagBody wanted) {
        return tags.replace(account, tagId, wanted.wish());
    }

    @DeleteMapping("/attributes/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteAttribute", summary = "Delete an attribute that nothing uses, and its values")
    void deleteAttribute(@PathVariable AccountId account, @PathVariable String key) {
        deletion.ofAttribute(account, key);
    }

    @DeleteMapping("/tags/{tagId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTag", summary = "Delete a tag that nothing uses, off whoever wears it")
    void deleteTag(@PathVariable AccountId account, @PathVariable int tagId) {
        deletion.ofTag(account, tagId);
    }
}
