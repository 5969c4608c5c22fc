package dev.todoku.friend.web;

import dev.todoku.friend.Notes;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

@RestController
@RequestMapping("/api/v1/accounts/{account}/friends/{userId}/notes")
class NoteController {

    private static final int LIMIT_USUAL = 100;

    private final Notes notes;

    NoteController(Notes notes) {
        this.notes = notes;
    }

    record NoteBody(@NotNull String text) {}

    @GetMapping
    @Operation(operationId = "listNotes", summary = "What staff noted about a friend, in the order it was written")
    Page<Notes.Note> list(
            @PathVariable AccountId account,
            @PathVariable String userId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return notes.page(account, FriendController.user(userId), cursor, Page.limit(limit, LIMIT_USUAL));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "addNote", summary = "Note something about a friend")
    Notes.Note add(@PathVariable AccountId account, @PathVariable String userId, @Valid @RequestBody NoteBody body) {
        return notes.add(account, FriendController.user(userId), body.text());
    }

    @PutMapping("/{noteId}")
    @Operation(operationId = "replaceNote", summary = "Say a note otherwise")
    Notes.Note replace(
            @PathVariable AccountId account,
            @PathVariable String userId,
            @PathVariable UUID noteId,
            @Valid @RequestBody NoteBody body) {
        return notes.replace(account, FriendController.user(userId), noteId, body.text());
    }

    @DeleteMapping("/{noteId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteNote", summary = "Take a note away")
    void delete(@PathVariable AccountId account, @PathVariable String userId, @PathVariable UUID noteId) {
        notes.delete(account, FriendController.user(userId), noteId);
    }
}
