package dev.todoku.inbound;

import dev.todoku.kernel.AccountId;
import dev.todoku.protocol.Signature;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where LINE calls. Needs no token: the signature says who it is. */
@RestController
class WebhookController {

    private final Reception reception;

    WebhookController(Reception reception) {
        this.reception = reception;
    }

    /** Reads the body itself: what is signed are its bytes, not what any converter makes of them. */
    @PostMapping("/webhook/{account}")
    @Operation(
            operationId = "receiveWebhook",
            summary = "Take in a webhook call of LINE: on disk before the 200",
            description = "400 for a body that is no webhook call or meant for another bot, 401 for a wrong signature, "
                    + "413 beyond 2 MB.")
    void receive(
            @PathVariable AccountId account,
            @RequestHeader(name = Signature.HEADER, required = false) @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        reception.receive(account, request.getInputStream().readAllBytes(), signature);
    }
}
