package dev.todoku.delivery.web;

import dev.todoku.delivery.Deliveries;
import dev.todoku.delivery.QuietHours;
import dev.todoku.delivery.SendingRules;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}/sending-rules")
class SendingRulesController {

    private final Deliveries deliveries;
    private final AccountScope scope;
    private final Audit audit;

    SendingRulesController(Deliveries deliveries, AccountScope scope, Audit audit) {
        this.deliveries = deliveries;
        this.scope = scope;
        this.audit = audit;
    }

    @GetMapping
    @Operation(operationId = "getSendingRules", summary = "When campaigns are not sent, and how fast they go")
    RulesBody get(@PathVariable AccountId account) {
        return RulesBody.of(deliveries.sendingRules(account));
    }

    @PutMapping
    @Operation(
            operationId = "setSendingRules",
            summary = "Quiet hours hold at once; the pace is that of campaigns begun from now on")
    RulesBody set(@PathVariable AccountId account, @Valid @RequestBody RulesBody wanted) {
        SendingRules rules = wanted.rules();
        scope.in(account, () -> {
            deliveries.changeSendingRules(account, rules);
            audit.record(account, "delivery.rules-set", Map.of("rules", rules.toString()));
        });
        return get(account);
    }

    /**
     * The rules.
     *
     * @param quietFrom the first minute without campaigns, of the plan's zone, like 21:00; null with {@code quietUntil}
     * @param quietUntil the first minute with campaigns again
     * @param recipientsPerMinute the pace campaigns begin with; null for LINE's own
     */
    record RulesBody(
            @Nullable @Pattern(regexp = TIME) String quietFrom,
            @Nullable @Pattern(regexp = TIME) String quietUntil,
            @Nullable @Min(1) @Max(6_000_000) Integer recipientsPerMinute) {

        private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

        static RulesBody of(SendingRules rules) {
            QuietHours quiet = rules.quietHours();
            return new RulesBody(
                    quiet == null ? null : quiet.from().toString(),
                    quiet == null ? null : quiet.until().toString(),
                    rules.recipientsPerMinute());
        }

        SendingRules rules() {
            if ((quietFrom == null) != (quietUntil == null) || (quietFrom != null && quietFrom.equals(quietUntil))) {
                throw Problem.unprocessable(
                        "bad-quiet-hours",
                        "quiet hours: got %s to %s (expected: two different times, or neither)"
                                .formatted(quietFrom, quietUntil));
            }
            QuietHours quiet = quietFrom == null || quietUntil == null
                    ? null
                    : new QuietHours(LocalTime.parse(quietFrom), LocalTime.parse(quietUntil));
            return new SendingRules(quiet, recipientsPerMinute);
        }
    }
}
