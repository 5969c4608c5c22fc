package dev.todoku.friend.web;

import dev.todoku.friend.Fact;
import dev.todoku.friend.Facts;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FactController {

    private static final int COUNT_MAX = 10_000;

    private final Facts facts;
    private final InstantSource clock;

    /** Others' clocks are not ours. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    FactController(Facts facts, InstantSource clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** Something that happened to one person; {@code at} is now if left out. */
    record NewFact(
            @NotNull String userId,
            @NotNull Fact fact,
            @Nullable String subject,
            @Nullable Instant at) {}

    record NewFacts(@NotNull List<@Valid @NotNull NewFact> items) {}

    /** How many are remembered, and how many were of people the account does not know. */
    record FactsAnswer(int remembered, int unknown) {}

    @PostMapping("/api/v1/accounts/{account}/facts")
    @Operation(operationId = "rememberFacts", summary = "What friends did elsewhere, at most 10,000 facts a call")
    FactsAnswer remember(@PathVariable AccountId account, @Valid @RequestBody NewFacts wanted) {
        if (wanted.items().size() > COUNT_MAX) {
            throw Problem.unprocessable(
                    "too-many-facts",
                    "items: got %d (expected: at most %d)"
                            .formatted(wanted.items().size(), COUNT_MAX));
        }
        List<Facts.Happened> all = new ArrayList<>();
        for (NewFact each : wanted.items()) {
            String subject = Objects.requireNonNullElse(each.subject(), "");
            if (subject.length() > Facts.SUBJECT_LENGTH_MAX || subject.indexOf(0) >= 0) {
                throw Problem.unprocessable(
                        "bad-subject",
                        "items[%d].subject: got %d characters (expected: at most %d, none of them NUL)"
                                .formatted(all.size(), subject.length(), Facts.SUBJECT_LENGTH_MAX));
            }
            Instant now = clock.instant();
            Instant at = Objects.requireNonNullElse(each.at(), now);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(now.plus(AHEAD_MAX))) {
                throw Problem.unprocessable(
                        "bad-time",
                        "items[%d].at: got %s (expected: an instant from 1970 until now)".formatted(all.size(), at));
            }
            all.add(new Facts.Happened(user(each.userId(), all.size()), each.fact(), subject, at));
        }
        int unknown = facts.told(account, all);
        return new FactsAnswer(all.size() - unknown, unknown);
    }

    private static UUID user(String text, int index) {
        return UserId.find(text)
                .orElseThrow(() -> Problem.unprocessable(
                        "bad-user-id",
                        "items[%d].userId: got '%s' (expected: U and 32 hex digits)".formatted(index, text)))
                .value();
    }
}
