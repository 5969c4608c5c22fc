package dev.todoku.delivery.web;

import dev.todoku.delivery.Deliveries;
import dev.todoku.delivery.Delivery;
import dev.todoku.delivery.Progress;
import dev.todoku.delivery.State;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.EventStreams;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.Json;
import dev.todoku.quota.Decision;
import dev.todoku.quota.Quota;
import dev.todoku.quota.Reconciliation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}/deliveries/{delivery}")
class DeliveryController {

    private final Deliveries deliveries;
    private final Progress progress;
    private final EventStreams streams;
    private final Quota quota;
    private final Reconciliation reconciliation;
    private final AccountScope scope;
    private final Audit audit;

    DeliveryController(
            Deliveries deliveries,
            Progress progress,
            EventStreams streams,
            Quota quota,
            Reconciliation reconciliation,
            AccountScope scope,
            Audit audit) {
        this.deliveries = deliveries;
        this.progress = progress;
        this.streams = streams;
        this.quota = quota;
        this.reconciliation = reconciliation;
        this.scope = scope;
        this.audit = audit;
    }

    @GetMapping
    @Operation(operationId = "getDelivery", summary = "How far it is, how fast it goes, and what it waits for")
    DeliveryView get(@PathVariable AccountId account, @PathVariable UUID delivery) {
        return view(known(account, delivery));
    }

    @GetMapping("/events")
    @Operation(
            operationId = "followDelivery",
            summary = "How far it is, after each wave until it is over or held; few at a time",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Server-sent events named progress, with this as their data",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                            schema = @Schema(implementation = DeliveryView.class))))
    void follow(@PathVariable AccountId account, @PathVariable UUID delivery, HttpServletResponse response)
            throws IOException {
        known(account, delivery);
        try (EventStreams.Place place = streams.open(account, delivery)) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            place.write(() -> event(known(account, delivery)), response.getOutputStream());
        }
    }

    private EventStreams.Event event(Delivery delivery) {
        return new EventStreams.Event(
                Json.mapper().writeValueAsString(view(delivery)), DeliveryView.isUnderWay(delivery));
    }

    @PostMapping("/pause")
    @Operation(
            operationId = "pauseDelivery",
            summary = "Begins nothing more for now; keeps the reservation until the month ends")
    DeliveryView pause(@PathVariable AccountId account, @PathVariable UUID delivery) {
        scope.in(account, () -> {
            known(account, delivery);
            if (!deliveries.pause(account, delivery)) {
                throw Problem.conflict(
                        "not-sending", "delivery: got one that is not being sent (expected: one that is)");
            }
            audit.record(account, "delivery.paused", Map.of("delivery", delivery));
        });
        return changed(account, delivery);
    }

    @PostMapping("/resume")
    @Operation(operationId = "resumeDelivery", summary = "Goes on with what was paused or held, whole or not at all")
    DeliveryView resume(@PathVariable AccountId account, @PathVariable UUID delivery) {
        if (known(account, delivery).state() == State.HELD && quota.readingIsStale(account)) {
            reconciliation.read(account);
        }
        scope.in(account, () -> {
            Decision decision = deliveries
                    .resume(account, delivery)
                    .orElseThrow(() -> Problem.conflict(
                            "not-held", "delivery: got one that does not wait for you (expected: paused or held)"));
            switch (decision) {
                case Decision.Granted _ -> audit.record(account, "delivery.resumed", Map.of("delivery", delivery));
                case Decision.DoesNotFit no -> throw doesNotFit(no);
                case Decision.NotKnown wait ->
                    throw Problem.unavailable("limit-not-known", wait.why().text())
                            .with("why", wait.why());
            }
        });
        return changed(account, delivery);
    }

    private static Problem doesNotFit(Decision.DoesNotFit no) {
        return Problem.conflict(
                        "does-not-fit",
                        "messages: got %d (expected: at most the %d that remain of %d)"
                                .formatted(no.count(), no.remaining(), no.limit()))
                .with("count", no.count())
                .with("limit", no.limit())
                .with("remaining", no.remaining())
                .with("shortBy", no.shortBy())
                .with("pot", no.pot())
                .with("resetsAt", no.resetsAt());
    }

    @PostMapping("/cancel")
    @Operation(operationId = "cancelDelivery", summary = "Sends nothing more of it; what LINE took stays sent")
    DeliveryView cancel(@PathVariable AccountId account, @PathVariable UUID delivery) {
        scope.in(account, () -> {
            known(account, delivery);
            deliveries.cancel(account, delivery);
            audit.record(account, "delivery.cancelled", Map.of("delivery", delivery));
        });
        return changed(account, delivery);
    }

    @PutMapping("/throttle")
    @Operation(operationId = "throttleDelivery", summary = "The most recipients a minute, or null for LINE's own pace")
    DeliveryView throttle(
            @PathVariable AccountId account,
            @PathVariable UUID delivery,
            @Valid @RequestBody ThrottleRequest throttle) {
        scope.in(account, () -> {
            known(account, delivery);
            deliveries.throttle(account, delivery, throttle.recipientsPerMinute());
            audit.record(
                    account,
                    "delivery.throttled",
                    Map.of(
                            "delivery",
                            delivery,
                            "recipientsPerMinute",
                            String.valueOf(throttle.recipientsPerMinute())));
        });
        return changed(account, delivery);
    }

    private DeliveryView changed(AccountId account, UUID delivery) {
        streams.tell(delivery);
        return get(account, delivery);
    }

    private Delivery known(AccountId account, UUID delivery) {
        return deliveries
                .find(account, delivery)
                .orElseThrow(() -> Problem.notFound(
                        "unknown-delivery", "delivery: got " + delivery + " (expected: one of this account)"));
    }

    private DeliveryView view(Delivery delivery) {
        return DeliveryView.of(delivery, progress.perSecond(delivery.id()));
    }

    record ThrottleRequest(@Nullable @Min(1) @Max(6_000_000) Integer recipientsPerMinute) {}
}
