package dev.todoku.audience;

import dev.todoku.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class AudienceController {

    private final Audiences audiences;

    AudienceController(Audiences audiences) {
        this.audiences = audiences;
    }

    record CountRequest(@NotNull JsonNode audience) {}

    /** How many, the place in the feed of changes up to which they are counted, and when. */
    record CountAnswer(long count, String position, Instant at) {}

    @PostMapping("/api/v1/accounts/{account}/audiences/count")
    @Operation(operationId = "countAudience", summary = "How many friends a rule selects now")
    CountAnswer count(@PathVariable AccountId account, @Valid @RequestBody CountRequest request) {
        Members members = audiences.members(account, request.audience());
        return new CountAnswer(members.count(), members.position().toString(), members.at());
    }
}
