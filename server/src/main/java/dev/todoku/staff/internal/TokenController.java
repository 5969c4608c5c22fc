package dev.todoku.staff.internal;

import dev.todoku.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API tokens; for owners of the installation. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokenController {

    private final Tokens tokens;
    private final Sessions sessions;

    TokenController(Tokens tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** {@code scopes}: permissions, or {@code everything}; {@code accountId}: none is every account. */
    record TokenBody(
            @NotNull String name,
            @NotNull Set<@NotNull String> scopes,
            @Nullable Long accountId,
            @Nullable Instant endsAt) {}

    record TokenAnswer(
            UUID tokenId,
            String name,
            Set<String> scopes,
            @Nullable Long accountId,
            Instant createdAt,
            @Nullable Instant endsAt) {}

    /** The secret stands here and nowhere else. */
    record MadeTokenAnswer(TokenAnswer token, String secret) {}

    @GetMapping
    @Operation(operationId = "listTokens", summary = "All API tokens (at most 200), without their secrets")
    Page<TokenAnswer> list() {
        return new Page<>(tokens.all().stream().map(TokenController::answer).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "makeToken", summary = "Makes an API token; shows its secret once")
    MadeTokenAnswer make(@Valid @RequestBody TokenBody body) {
        Caller caller = Objects.requireNonNull(Caller.current());
        sessions.requireFresh(caller);
        Tokens.Made made = tokens.make(caller.actor(), body.name(), body.scopes(), body.accountId(), body.endsAt());
        return new MadeTokenAnswer(answer(made.token()), made.secret());
    }

    @DeleteMapping("/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeToken", summary = "Ends an API token at once")
    void revoke(@PathVariable UUID token) {
        tokens.revoke(token);
    }

    private static TokenAnswer answer(Tokens.Token token) {
        return new TokenAnswer(
                token.tokenId(),
                token.name(),
                new java.util.TreeSet<>(token.scopes()),
                token.account(),
                token.createdAt(),
                token.endsAt());
    }
}
