package dev.todoku.audience.web;

import dev.todoku.audience.Audiences;
import dev.todoku.audience.Members;
import dev.todoku.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/accounts/{account}/audiences")
class AudienceController {

    private final Audiences audiences;

    AudienceController(Audiences audiences) {
        this.audiences = audiences;
    }

    @PostMapping("/count")
    @Operation(operationId = "countAudience", summary = "How many friends a rule selects now")
    CountBody count(@PathVariable AccountId account, @Valid @RequestBody CountRequest request) {
        Members members = audiences.members(account, request.audience());
        return new CountBody(members.count(), members.position().toString(), members.at());
    }

    record CountRequest(@NotNull JsonNode audience) {}

    record CountBody(long count, String position, Instant at) {}
}
