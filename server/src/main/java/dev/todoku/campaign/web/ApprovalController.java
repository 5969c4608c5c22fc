package dev.todoku.campaign.web;

import dev.todoku.campaign.Approval;
import dev.todoku.campaign.Approvals;
import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Actor;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The second person's leave. */
@RestController
@RequestMapping("/api/v1/accounts/{account}")
class ApprovalController {

    private final Approvals approvals;
    private final Access access;

    ApprovalController(Approvals approvals, Access access) {
        this.approvals = approvals;
        this.access = access;
    }

    @GetMapping("/approval-rule")
    @Operation(operationId = "getApprovalRule", summary = "The cost above which a campaign needs a second person")
    ApprovalRuleBody rule(@PathVariable AccountId account) {
        return new ApprovalRuleBody(
                approvals.above(account).map(BigDecimal::toPlainString).orElse(null));
    }

    @PutMapping("/approval-rule")
    @Operation(operationId = "setApprovalRule", summary = "Holds for every campaign that starts from now on")
    ApprovalRuleBody setRule(@PathVariable AccountId account, @Valid @RequestBody NewApprovalRule wanted) {
        approvals.setAbove(account, wanted.above());
        return rule(account);
    }

    @GetMapping("/campaigns/{campaign}/approval")
    @Operation(operationId = "getApproval", summary = "Who wrote it last, and whose leave it has")
    ApprovalBody get(@PathVariable AccountId account, @PathVariable UUID campaign) {
        return body(approvals.of(account, campaign));
    }

    @PutMapping("/campaigns/{campaign}/approval")
    @Operation(
            operationId = "approveCampaign",
            summary = "Lets it go, as somebody who did not write it; a change of the campaign takes the leave away")
    ApprovalBody approve(
            @PathVariable AccountId account, @PathVariable UUID campaign, @Valid @RequestBody NewLeave request) {
        return body(approvals.approve(account, campaign, request.messages()));
    }

    @DeleteMapping("/campaigns/{campaign}/approval")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "withdrawApproval", summary = "Takes the leave back, until it starts")
    void withdraw(@PathVariable AccountId account, @PathVariable UUID campaign) {
        approvals.withdraw(account, campaign);
    }

    private ApprovalBody body(Approval approval) {
        Approval.Leave leave = approval.leave();
        return new ApprovalBody(
                approval.author() == null ? null : who(approval.author()),
                leave == null ? null : new LeaveBody(who(leave.by()), leave.at(), leave.messages()));
    }

    private WhoBody who(Actor actor) {
        return new WhoBody(actor.kind(), actor.id(), access.nameOf(actor).orElse(null));
    }

    /** {@code above}: before tax, in the currency of the account's plan; null: no campaign needs a second person. */
    record ApprovalRuleBody(@Nullable String above) {}

    record NewApprovalRule(
            @Nullable @DecimalMin("0") @DecimalMax("1000000000") @Digits(integer = 10, fraction = 2) BigDecimal above) {}

    /** {@code messages}: the most it may send with the leave. */
    record NewLeave(@NotNull @Min(1) @Max(1_000_000_000) Long messages) {}

    record ApprovalBody(@Nullable WhoBody author, @Nullable LeaveBody leave) {}

    record LeaveBody(WhoBody by, Instant at, long messages) {}

    /** {@code name}: of a person who is still there. */
    record WhoBody(String kind, String id, @Nullable String name) {}
}
