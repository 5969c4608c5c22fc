package dev.todoku.audience.web;

import dev.todoku.audience.Audiences;
import dev.todoku.audience.Members;
import dev.todoku.audience.Rule;
import dev.todoku.audience.language.RuleJson;
import dev.todoku.audience.language.RuleText;
import dev.todoku.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Locale;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/accounts/{account}/audiences")
class AudienceController {

    /** How many ms of a call were the counting itself: browsers show it, and so does the bench. */
    private static final String SERVER_TIMING = "Server-Timing";

    private final Audiences audiences;

    AudienceController(Audiences audiences) {
        this.audiences = audiences;
    }

    /** A rule in its JSON form, or in its text form as a string. */
    record RuleToRead(@NotNull JsonNode audience) {}

    /** How many, the place in the feed of changes up to which they are counted, and when. */
    record CountAnswer(long count, String position, Instant at) {}

    /** One rule in each of its forms; each reads as the same rule. */
    record FormsAnswer(JsonNode audience, String english, String japanese) {}

    @PostMapping("/count")
    @Operation(operationId = "countAudience", summary = "How many friends a rule selects now")
    CountAnswer count(
            @PathVariable AccountId account, @Valid @RequestBody RuleToRead body, HttpServletResponse answer) {
        long asked = System.nanoTime();
        Members members = audiences.members(account, body.audience());
        answer.setHeader(
                SERVER_TIMING, String.format(Locale.ROOT, "audience;dur=%.3f", (System.nanoTime() - asked) / 1e6));
        return new CountAnswer(members.count(), members.position().toString(), members.at());
    }

    @PostMapping("/forms")
    @Operation(operationId = "audienceForms", summary = "A rule as JSON, and as text in English and Japanese words")
    FormsAnswer forms(@PathVariable AccountId account, @Valid @RequestBody RuleToRead body) {
        Rule rule = audiences.rule(account, body.audience());
        return new FormsAnswer(RuleJson.of(rule), RuleText.english(rule), RuleText.japanese(rule));
    }
}
