package dev.todoku.campaign.web;

import dev.todoku.campaign.CampaignView;
import dev.todoku.campaign.Campaigns;
import dev.todoku.campaign.Estimate;
import dev.todoku.campaign.Estimates;
import dev.todoku.campaign.Fit;
import dev.todoku.campaign.Messages;
import dev.todoku.campaign.NewCampaign;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/accounts/{account}")
class CampaignController {

    private static final int PAGE = 50;

    private final Campaigns campaigns;
    private final Estimates estimates;
    private final Messages messages;

    CampaignController(Campaigns campaigns, Estimates estimates, Messages messages) {
        this.messages = messages;
        this.campaigns = campaigns;
        this.estimates = estimates;
    }

    @PostMapping("/estimates")
    @Operation(operationId = "estimate", summary = "Messages, money and time a send would take; sends nothing")
    Estimate estimate(@PathVariable AccountId account, @Valid @RequestBody EstimateRequest request) {
        return estimates.of(account, request.audience(), request.messages());
    }

    @PostMapping("/previews")
    @Operation(operationId = "previewMessages", summary = "What one friend would get; sends nothing")
    Messages.Preview preview(@PathVariable AccountId account, @Valid @RequestBody PreviewRequest request) {
        UserId friend = UserId.find(request.userId())
                .orElseThrow(() -> Problem.badRequest(
                        "bad-user-id",
                        "userId: got '%s' (expected: U and 32 lower-case hex digits)".formatted(request.userId())));
        return messages.preview(account, request.messages(), friend);
    }

    @PostMapping("/campaigns")
    @Operation(operationId = "createCampaign", summary = "Keeps a draft, or schedules it")
    ResponseEntity<CampaignView> create(@PathVariable AccountId account, @Valid @RequestBody NewCampaign wanted) {
        CampaignView campaign = campaigns.create(account, wanted);
        URI place = URI.create("/api/v1/accounts/" + account + "/campaigns/" + campaign.campaignId());
        return ResponseEntity.created(place).body(campaign);
    }

    @GetMapping("/campaigns")
    @Operation(operationId = "listCampaigns", summary = "Campaigns, the newest first")
    Page<CampaignView> list(
            @PathVariable AccountId account,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return campaigns.list(account, archived, cursor, Page.limit(limit, PAGE));
    }

    @GetMapping("/campaigns/{campaign}")
    @Operation(operationId = "getCampaign", summary = "One campaign, and what became of it")
    CampaignView get(@PathVariable AccountId account, @PathVariable UUID campaign) {
        return campaigns.get(account, campaign);
    }

    @PostMapping("/campaigns/{campaign}/send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "sendCampaign", summary = "Starts sending: whole or not at all, or as chosen")
    CampaignView send(
            @PathVariable AccountId account,
            @PathVariable UUID campaign,
            @RequestBody(required = false) @Nullable SendRequest request) {
        return campaigns.send(
                account, campaign, request == null ? Fit.of(null, null) : Fit.of(request.choice(), request.messages()));
    }

    @PostMapping("/campaigns/{campaign}/decision")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "decideCampaign", summary = "Decides about what a month could not send")
    CampaignView decide(
            @PathVariable AccountId account,
            @PathVariable UUID campaign,
            @Valid @RequestBody DecisionRequest decision) {
        return campaigns.decide(account, campaign, decision.decide());
    }

    @PostMapping("/campaigns/{campaign}/cancel")
    @Operation(operationId = "cancelCampaign", summary = "Sends nothing more of it")
    CampaignView cancel(@PathVariable AccountId account, @PathVariable UUID campaign) {
        return campaigns.cancel(account, campaign);
    }

    record EstimateRequest(
            @NotNull JsonNode audience, @NotNull JsonNode messages) {}

    /**
     * What the owner chose of an estimate's choices.
     *
     * @param choice {@code refuse} (or null), {@code best}, {@code part}
     * @param messages how many are sent now, with {@code best} and {@code part}
     */
    record SendRequest(@Nullable String choice, @Nullable Long messages) {}

    record PreviewRequest(@NotNull String userId, @NotNull JsonNode messages) {}

    record DecisionRequest(@NotNull String decide) {}
}
