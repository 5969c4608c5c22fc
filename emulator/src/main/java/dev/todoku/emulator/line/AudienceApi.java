package dev.todoku.emulator.line;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.AudienceGroup;
import dev.todoku.emulator.audience.AudienceKeeping;
import dev.todoku.emulator.audience.AudienceRefused;
import dev.todoku.emulator.http.Multipart;
import dev.todoku.emulator.http.Reply;
import dev.todoku.protocol.Checked;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.Json;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.audience.AddedUpload;
import dev.todoku.protocol.audience.AudienceError;
import dev.todoku.protocol.audience.NewDescription;
import dev.todoku.protocol.audience.NewRetargeting;
import dev.todoku.protocol.audience.NewUpload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Making, filling and removing audience groups (reference, "Manage Audience"). */
final class AudienceApi {
    /** A million and a half ids and the form around them. */
    private static final int FILE_BYTES_MAX = 64 * 1024 * 1024;

    private final AudienceKeeping keeping;

    AudienceApi(AudienceKeeping keeping) {
        this.keeping = keeping;
    }

    void addTo(Operations operations) {
        operations
                .post("/v2/bot/audienceGroup/upload", this::create)
                .put("/v2/bot/audienceGroup/upload", this::add)
                .post("/v2/bot/audienceGroup/upload/byFile", this::createByFile)
                .put("/v2/bot/audienceGroup/upload/byFile", this::addByFile)
                .post("/v2/bot/audienceGroup/click", this::createOfClicks)
                .post("/v2/bot/audienceGroup/imp", this::createOfImpressions)
                .put("/v2/bot/audienceGroup/{audienceGroupId}/updateDescription", this::describe)
                .delete("/v2/bot/audienceGroup/{audienceGroupId}", this::remove);
    }

    private record Created(
            long audienceGroupId,
            String createRoute,
            String type,
            String description,
            long created,
            String permission,
            long expireTimestamp,
            @JsonProperty("isIfaAudience") boolean isIfaAudience,
            @Nullable String requestId,
            @Nullable String clickUrl) {}

    private Reply create(Call call) {
        NewUpload upload = Bodies.read(call, NewUpload::read);
        return created(changed(call, account -> keeping.create(account, upload)));
    }

    private Reply add(Call call) {
        AddedUpload upload = Bodies.read(call, AddedUpload::read);
        return done(call, account -> keeping.add(account, upload));
    }

    private Reply createByFile(Call call) {
        Multipart form = form(call);
        NewUpload upload = valid(NewUpload.ofFile(
                text(form, "description"),
                "true".equals(text(form, "isIfaAudience")),
                text(form, "uploadDescription"),
                ids(form)));
        return created(changed(call, account -> keeping.create(account, upload)));
    }

    private Reply addByFile(Call call) {
        Multipart form = form(call);
        AddedUpload upload = valid(
                AddedUpload.ofFile(number(text(form, "audienceGroupId")), text(form, "uploadDescription"), ids(form)));
        return done(call, account -> keeping.add(account, upload));
    }

    private Reply createOfClicks(Call call) {
        NewRetargeting request = Bodies.read(call, NewRetargeting::read);
        return created(changed(call, account -> keeping.createOfClicks(account, request)));
    }

    private Reply createOfImpressions(Call call) {
        NewRetargeting request = Bodies.read(call, NewRetargeting::read);
        return created(changed(call, account -> keeping.createOfImpressions(account, request)));
    }

    private Reply describe(Call call) {
        NewDescription request = Bodies.read(call, NewDescription::read);
        done(
                call,
                account -> keeping.describe(account, number(call.variable("audienceGroupId")), request.description()));
        return Reply.ok();
    }

    private Reply remove(Call call) {
        return done(call, account -> keeping.remove(account, number(call.variable("audienceGroupId"))));
    }

    @FunctionalInterface
    private interface Change<T> {
        T change(Account account) throws AudienceRefused;
    }

    @FunctionalInterface
    private interface Deed {
        void change(Account account) throws AudienceRefused;
    }

    private static Reply done(Call call, Deed deed) {
        changed(call, account -> {
            deed.change(account);
            return account;
        });
        return Reply.json(202, Map.of());
    }

    private static <T> T changed(Call call, Change<T> change) {
        return call.account().locked(() -> {
            try {
                return change.change(call.account());
            } catch (AudienceRefused refused) {
                throw refused.error()
                        .map(error -> Refused.badRequest(error.body()))
                        .orElseGet(() -> Refused.of(429, ErrorBody.of(LineErrors.RATE_LIMIT)));
            }
        });
    }

    private static Reply created(AudienceGroup group) {
        AudienceGroup.Origin origin = group.origin();
        return Reply.json(
                202,
                new Created(
                        origin.id(),
                        origin.createRoute().name(),
                        origin.kind().name(),
                        group.description(),
                        origin.createdAt().getEpochSecond(),
                        "READ_WRITE",
                        group.expiresAt().getEpochSecond(),
                        origin.ifa(),
                        origin.requestId(),
                        origin.clickUrl()));
    }

    private static <T> T valid(Checked<T> checked) {
        return checked.orElseThrow(Refused::badRequest);
    }

    private static Multipart form(Call call) {
        String type = call.header("Content-Type");
        return Multipart.parse(type, call.body(FILE_BYTES_MAX)).orElseThrow(() -> Refused.unsupportedContentType(type));
    }

    private static @Nullable String text(Multipart form, String name) {
        Multipart.Part part = form.part(name);
        if (part == null) return null;
        boolean quoted = part.contentType() != null
                && part.contentType().startsWith("application/json")
                && part.text().startsWith("\"");
        return quoted ? unquoted(part.text()) : part.text();
    }

    /** What is no JSON is taken as it stands. */
    private static String unquoted(String text) {
        try {
            return Json.read(text).asString();
        } catch (JacksonException e) {
            return text;
        }
    }

    /** One id a line; what is blank is skipped. */
    private static List<String> ids(Multipart form) {
        Multipart.Part file = form.part("file");
        if (file == null) return List.of();
        if (file.contentType() == null || !file.contentType().startsWith("text/plain"))
            throw Refused.unsupportedContentType(file.contentType());
        return file.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The number of a group; what is no number is the number of none. */
    static long number(@Nullable String text) {
        try {
            return Long.parseLong(String.valueOf(text));
        } catch (NumberFormatException notANumber) {
            throw Refused.badRequest(AudienceError.AUDIENCE_GROUP_NOT_FOUND.body());
        }
    }
}
