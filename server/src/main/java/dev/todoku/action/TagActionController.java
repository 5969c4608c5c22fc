package dev.todoku.action;

import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.Json;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/accounts/{account}/tags/{tagId}/actions")
class TagActionController {

    private final TagActions actions;

    TagActionController(TagActions actions) {
        this.actions = actions;
    }

    /** Actions as of a rule, but no reply; left out: none. */
    record TagActionsBody(
            @Nullable JsonNode added, @Nullable JsonNode removed) {

        TagActions.OfTag wish() {
            return new TagActions.OfTag(orNone(added), orNone(removed));
        }

        private static JsonNode orNone(@Nullable JsonNode json) {
            return Objects.requireNonNullElseGet(json, () -> Json.mapper().createArrayNode());
        }
    }

    @GetMapping
    @Operation(operationId = "getTagActions", summary = "What happens when a tag is put on a friend or taken off")
    TagActions.OfTag get(@PathVariable AccountId account, @PathVariable int tagId) {
        return actions.of(account, tagId);
    }

    @PutMapping
    @Operation(operationId = "putTagActions", summary = "Say what happens when a tag is put on a friend or taken off")
    TagActions.OfTag put(
            @PathVariable AccountId account, @PathVariable int tagId, @Valid @RequestBody TagActionsBody body) {
        return actions.put(account, tagId, body.wish());
    }
}
