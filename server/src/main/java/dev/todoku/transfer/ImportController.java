package dev.todoku.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.EventStreams;
import dev.todoku.kernel.Page;
import dev.todoku.protocol.Json;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

@RestController
@RequestMapping("/api/v1/accounts/{account}/imports")
class ImportController {

    private static final int LIMIT_USUAL = 100;

    private final CsvImports imports;
    private final Speed speed;
    private final EventStreams streams;

    ImportController(CsvImports imports, Speed speed, EventStreams streams) {
        this.imports = imports;
        this.speed = speed;
        this.streams = streams;
    }

    /**
     * One import.
     *
     * @param progress null: not under way
     */
    record ImportAnswer(
            @JsonProperty("import") CsvImport of, Speed.@Nullable Progress progress, CsvImports.Look look) {}

    /**
     * How far an import has come.
     *
     * @param progress null: not under way
     */
    record ImportEvent(@JsonProperty("import") CsvImport of, Speed.@Nullable Progress progress) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "uploadImport",
            summary = "Takes a CSV of friends' values; nothing is changed before it is mapped and started",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string", format = "binary"))))
    ImportAnswer upload(
            @PathVariable AccountId account,
            @RequestParam(required = false) @Nullable String name,
            @Parameter(description = "utf-8, utf-8-bom or cp932; found by itself unless given")
                    @RequestParam(required = false)
                    @Nullable String encoding,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        return answer(
                account,
                imports.upload(
                        account,
                        request.getInputStream(),
                        name == null ? "" : name,
                        encoding == null ? null : Encoding.of(encoding)));
    }

    @GetMapping
    @Operation(operationId = "listCsvImports", summary = "Imports of files, newest first")
    Page<CsvImport> list(
            @PathVariable AccountId account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return imports.page(account, cursor, Page.limit(limit, LIMIT_USUAL));
    }

    @GetMapping("/{importId}")
    @Operation(operationId = "getCsvImport", summary = "One import: how far it has come, how fast it goes")
    ImportAnswer get(@PathVariable AccountId account, @PathVariable UUID importId) {
        return answer(account, imports.get(account, importId));
    }

    @GetMapping("/{importId}/events")
    @Operation(
            operationId = "followImport",
            summary = "How far it has come, after each chunk until it is over; few at a time",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Server-sent events named progress, with this as their data",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                            schema = @Schema(implementation = ImportEvent.class))))
    void follow(@PathVariable AccountId account, @PathVariable UUID importId, HttpServletResponse response)
            throws IOException {
        imports.get(account, importId);
        try (EventStreams.Place place = streams.open(account, importId)) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            place.write(() -> event(imports.get(account, importId), speed.of(importId)), response.getOutputStream());
        }
    }

    private static EventStreams.Event event(CsvImport of, Speed.@Nullable Progress progress) {
        return new EventStreams.Event(
                Json.mapper().writeValueAsString(new ImportEvent(of, progress)),
                ImportState.UNDER_WAY.contains(of.state()));
    }

    @PutMapping("/{importId}/mapping")
    @Operation(
            operationId = "mapImport",
            summary = "Says what the columns mean; remembered for files with the same header")
    ImportAnswer map(
            @PathVariable AccountId account, @PathVariable UUID importId, @Valid @RequestBody ImportMapping mapping) {
        return answer(account, imports.map(account, importId, mapping));
    }

    @PostMapping("/{importId}/check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "checkImport", summary = "Looks at every row in the background and changes nothing")
    ImportAnswer check(@PathVariable AccountId account, @PathVariable UUID importId) {
        return answer(account, imports.check(account, importId));
    }

    @PostMapping("/{importId}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "startImport", summary = "Takes the rows in the background; goes on with what was stopped")
    ImportAnswer start(@PathVariable AccountId account, @PathVariable UUID importId) {
        return answer(account, imports.start(account, importId));
    }

    @PostMapping("/{importId}/stop")
    @Operation(operationId = "stopImport", summary = "Stops a check or a run; what was taken stays taken")
    ImportAnswer stop(@PathVariable AccountId account, @PathVariable UUID importId) {
        return answer(account, imports.stop(account, importId));
    }

    @PostMapping("/{importId}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "undoImport",
            summary = "Puts values back to what they were, unless something was written to them since")
    ImportAnswer undo(@PathVariable AccountId account, @PathVariable UUID importId) {
        return answer(account, imports.undo(account, importId));
    }

    @DeleteMapping("/{importId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeImport", summary = "Forgets an import and its file; what it changed stays")
    void remove(@PathVariable AccountId account, @PathVariable UUID importId) {
        imports.remove(account, importId);
    }

    @GetMapping("/{importId}/refusals")
    @Operation(operationId = "listImportRefusals", summary = "Rows that cannot be taken, with their line and why")
    Page<Row.Refusal> refusals(
            @PathVariable AccountId account,
            @PathVariable UUID importId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return imports.refusals(account, importId, cursor, Page.limit(limit, LIMIT_USUAL));
    }

    @GetMapping("/{importId}/refusals.csv")
    @Operation(
            operationId = "downloadImportRefusals",
            summary = "The same as a file in the original's form, to be set right and imported again",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string", format = "binary"))))
    void refusalsFile(@PathVariable AccountId account, @PathVariable UUID importId, HttpServletResponse response)
            throws IOException {
        CsvImport of = imports.get(account, importId);
        ExportController.answer(response, of.encoding(), "refused.csv");
        imports.writeRefusals(account, of, response.getOutputStream());
    }

    private ImportAnswer answer(AccountId account, CsvImport of) {
        return new ImportAnswer(of, speed.of(of.importId()), imports.look(account, of));
    }
}
