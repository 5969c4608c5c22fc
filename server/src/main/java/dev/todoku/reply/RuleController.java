package dev.todoku.reply;

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
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/accounts/{account}/rules")
class RuleController {

    private static final int LIMIT_USUAL = 100;

    private final Rules rules;

    RuleController(Rules rules) {
        this.rules = rules;
    }

    /**
     * A rule as it should be.
     *
     * @param when type follow; postback with data; or message with text and match (exact or contains)
     * @param then 1 to 20 actions: set-attribute, add-points, add-tag, remove-tag, opt-out, opt-in, reply
     */
    record RuleBody(
            @NotNull String name,
            @NotNull JsonNode when,
            @NotNull JsonNode then) {}

    @GetMapping
    @Operation(operationId = "listRules", summary = "The account's rules, in the order they act")
    Page<RuleView> list(
            @PathVariable AccountId account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return rules.page(account, cursor, Page.limit(limit, LIMIT_USUAL));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createRule", summary = "Add a rule behind the others")
    RuleView create(@PathVariable AccountId account, @Valid @RequestBody RuleBody body) {
        return rules.create(account, body.name(), body.when(), body.then());
    }

    @GetMapping("/{ruleId}")
    @Operation(operationId = "getRule", summary = "One rule")
    RuleView get(@PathVariable AccountId account, @PathVariable UUID ruleId) {
        return rules.get(account, ruleId);
    }

    @PutMapping("/{ruleId}")
    @Operation(operationId = "replaceRule", summary = "Put another rule in its place")
    RuleView replace(@PathVariable AccountId account, @PathVariable UUID ruleId, @Valid @RequestBody RuleBody body) {
        return rules.replace(account, ruleId, body.name(), body.when(), body.then());
    }

    @DeleteMapping("/{ruleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteRule", summary = "Take a rule away")
    void delete(@PathVariable AccountId account, @PathVariable UUID ruleId) {
        rules.delete(account, ruleId);
    }
}
