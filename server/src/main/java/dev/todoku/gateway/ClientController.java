package dev.todoku.gateway;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.quota.Purpose;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}/gateway/clients")
class ClientController {

    private final Clients clients;
    private final Requests requests;

    ClientController(Clients clients, Requests requests) {
        this.clients = clients;
        this.requests = requests;
    }

    /** {@code purpose}: chat, journey or campaign; {@code budget}: messages a month, or none. */
    record ClientBody(
            @NotNull String name,
            @NotNull String purpose,
            @Nullable Long budget) {

        Clients.Wish wish() {
            return new Clients.Wish(name, purposeOf(purpose), budget);
        }
    }

    /** {@code sent}: messages LINE took from it this month. */
    record ClientAnswer(
            UUID clientId,
            String name,
            String purpose,
            @Nullable Long budget,
            long sent,
            Instant createdAt) {}

    /** The token stands here and nowhere else. */
    record MadeAnswer(ClientAnswer client, String token) {}

    @GetMapping
    @Operation(
            operationId = "listGatewayClients",
            summary = "Programs that may send through this account, all at once (at most 50)")
    Page<ClientAnswer> list(@PathVariable AccountId account) {
        Map<UUID, Long> sent = requests.acceptedThisMonth(account);
        return new Page<>(
                clients.all(account).stream()
                        .map(client -> answer(client, sent))
                        .toList(),
                null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addGatewayClient",
            summary = "Lets a program send through this account; shows its token once")
    MadeAnswer add(@PathVariable AccountId account, @Valid @RequestBody ClientBody body) {
        Clients.Made made = clients.make(account, body.wish());
        return new MadeAnswer(answer(made.client(), Map.of()), made.token());
    }

    @PutMapping("/{client}")
    @Operation(operationId = "changeGatewayClient", summary = "Another name, purpose or budget; the token stays")
    ClientAnswer change(
            @PathVariable AccountId account, @PathVariable UUID client, @Valid @RequestBody ClientBody body) {
        return answer(clients.change(account, client, body.wish()), requests.acceptedThisMonth(account));
    }

    @DeleteMapping("/{client}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeGatewayClient", summary = "Ends a program's token at once")
    void revoke(@PathVariable AccountId account, @PathVariable UUID client) {
        clients.revoke(account, client);
    }

    private static ClientAnswer answer(Client client, Map<UUID, Long> sent) {
        return new ClientAnswer(
                client.clientId(),
                client.name(),
                client.purpose().wireName(),
                client.budget(),
                sent.getOrDefault(client.clientId(), 0L),
                client.createdAt());
    }

    private static Purpose purposeOf(String word) {
        for (Purpose purpose : List.of(Purpose.CHAT, Purpose.JOURNEY, Purpose.CAMPAIGN)) {
            if (purpose.wireName().equals(word.toLowerCase(Locale.ROOT))) {
                return purpose;
            }
        }
        throw Problem.unprocessable(
                "unknown-purpose", "purpose: got '%s' (expected: chat, journey or campaign)".formatted(word));
    }
}
