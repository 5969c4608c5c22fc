package dev.todoku.campaign.web;

import dev.todoku.campaign.Recipients;
import dev.todoku.campaign.Standing;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{account}/campaigns/{campaign}/recipients")
class RecipientController {

    private static final int PAGE = 100;

    private final Recipients recipients;

    RecipientController(Recipients recipients) {
        this.recipients = recipients;
    }

    record CountsAnswer(Map<Standing, Long> counts) {}

    @GetMapping
    @Operation(
            operationId = "listRecipients",
            summary = "For whom LINE took a campaign, and why not for the others; standing chooses, else all")
    Page<Recipients.Recipient> list(
            @PathVariable AccountId account,
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return recipients.page(account, campaign, standing, cursor, Page.limit(limit, PAGE));
    }

    @GetMapping("/counts")
    @Operation(operationId = "countRecipients", summary = "How many friends stand how to a campaign")
    CountsAnswer counts(@PathVariable AccountId account, @PathVariable UUID campaign) {
        return new CountsAnswer(recipients.counts(account, campaign));
    }

    @GetMapping(path = "/csv", produces = "text/csv")
    @Operation(operationId = "exportRecipients", summary = "The same list as CSV; goes on the audit's record")
    void csv(
            @PathVariable AccountId account,
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable String standing,
            HttpServletResponse response)
            throws IOException {
        recipients.export(account, campaign, standing);
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"recipients.csv\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            // Ids and words of ours only: names, which could be formulas to a spreadsheet, are in the export of
            // friends.
            out.write("userId,standing\r\n");
            String cursor = null;
            do {
                var page = recipients.page(account, campaign, standing, cursor, Page.LIMIT_MAX);
                for (var each : page.items()) {
                    out.write((each.userId() == null ? "" : each.userId()) + ","
                            + each.standing().word() + "\r\n");
                }
                cursor = page.next();
            } while (cursor != null);
        }
    }
}
