package dev.todoku.transfer;

import dev.todoku.kernel.AccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/accounts/{account}/exports")
class ExportController {

    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    /**
     * What is wanted.
     *
     * @param audience a rule; null: everybody
     * @param reachableOnly without whom a campaign may not reach
     * @param columns userId, displayName, status, language, followedAt, optedOut, tags, attribute:key, tag:name; null:
     *     all but single tags
     * @param encoding null: UTF-8 with the mark by which spreadsheets know it
     */
    record ExportBody(
            @Nullable JsonNode audience,
            @Nullable Boolean reachableOnly,
            @Nullable List<@NotNull String> columns,
            @Nullable Encoding encoding) {}

    @PostMapping
    @Operation(
            operationId = "exportFriends",
            summary = "An audience as CSV, with the columns chosen; goes on the audit's record",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string", format = "binary"))))
    void export(@PathVariable AccountId account, @Valid @RequestBody ExportBody body, HttpServletResponse response)
            throws IOException {
        Exports.Ready ready = exports.prepare(
                account,
                body.audience() == null || body.audience().isNull() ? null : body.audience(),
                Boolean.TRUE.equals(body.reachableOnly()),
                body.columns(),
                Objects.requireNonNullElse(body.encoding(), Encoding.UTF_8_BOM));
        answer(response, ready.encoding(), "friends.csv");
        exports.write(account, ready, response.getOutputStream());
    }

    /** The head of an answer that is a file. */
    static void answer(HttpServletResponse response, Encoding encoding, String name) {
        response.setContentType("text/csv; charset=" + encoding.charset().name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
