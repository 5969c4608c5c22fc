package dev.todoku.reply;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import dev.todoku.protocol.Json;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/accounts/{account}/dialogues")
class DialogueController {

    private final Dialogues dialogues;

    DialogueController(Dialogues dialogues) {
        this.dialogues = dialogues;
    }

    /**
     * A question.
     *
     * @param attribute the key of what it fills; not asked where that is known
     * @param again what is said when the answer was not understood; a polite sentence, the question and an example if left
     *     out
     * @param buttons whether few choices are shown as buttons; left out: they are
     */
    record QuestionBody(
            @NotNull String attribute,
            @NotNull String text,
            @Nullable String again,
            @Nullable Boolean buttons) {}

    /**
     * A dialogue as it should be.
     *
     * @param when what begins it, as of a rule
     * @param then actions once all is known, as of a rule; a reply among them says thank you
     */
    record DialogueBody(
            @NotNull String name,
            @NotNull JsonNode when,
            @NotNull List<@NotNull @Valid QuestionBody> questions,
            @Nullable JsonNode then) {

        Dialogues.Wish wish() {
            return new Dialogues.Wish(
                    name,
                    when,
                    questions.stream()
                            .map(each -> new Question(each.attribute(), each.text(), each.again(), each.buttons()))
                            .toList(),
                    Objects.requireNonNullElseGet(then, () -> Json.mapper().createArrayNode()));
        }
    }

    @GetMapping
    @Operation(
            operationId = "listDialogues",
            summary = "The account's dialogues, all at once (at most 50), in the order they were made")
    Page<Dialogues.View> list(@PathVariable AccountId account) {
        return new Page<>(dialogues.views(account), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createDialogue",
            summary = "Ask questions one after another, on reply tokens only: free of charge")
    Dialogues.View create(@PathVariable AccountId account, @Valid @RequestBody DialogueBody body) {
        return dialogues.create(account, body.wish());
    }

    @PutMapping("/{dialogueId}")
    @Operation(operationId = "replaceDialogue", summary = "Put another dialogue in its place")
    Dialogues.View replace(
            @PathVariable AccountId account, @PathVariable UUID dialogueId, @Valid @RequestBody DialogueBody body) {
        return dialogues.replace(account, dialogueId, body.wish());
    }

    @DeleteMapping("/{dialogueId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteDialogue", summary = "Take a dialogue away")
    void delete(@PathVariable AccountId account, @PathVariable UUID dialogueId) {
        dialogues.delete(account, dialogueId);
    }
}
