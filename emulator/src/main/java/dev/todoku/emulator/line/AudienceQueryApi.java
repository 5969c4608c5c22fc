package dev.todoku.emulator.line;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.AudienceGroup;
import dev.todoku.emulator.http.Reply;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.audience.AudienceError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What audience groups there are, one's own and those shared by others (reference, "Manage Audience"). */
final class AudienceQueryApi {
    private static final int SIZE = 20;
    private static final int SIZE_MAX = 40;
    private static final int JOBS_MAX = 50;
    private static final String TOO_FEW = "AUDIENCE_GROUP_AUDIENCE_INSUFFICIENT";

    private final InstantSource clock;

    AudienceQueryApi(InstantSource clock) {
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .get("/v2/bot/audienceGroup/list", this::list)
                .get("/v2/bot/audienceGroup/{audienceGroupId}", this::one)
                .get("/v2/bot/audienceGroup/shared/list", this::sharedList)
                .get("/v2/bot/audienceGroup/shared/{audienceGroupId}", this::shared);
    }

    private record Group(
            long audienceGroupId,
            String createRoute,
            String type,
            String description,
            String status,
            @Nullable String failedType,
            long audienceCount,
            long created,
            String permission,
            long expireTimestamp,
            @JsonProperty("isIfaAudience") boolean isIfaAudience,
            @Nullable String requestId,
            @Nullable String clickUrl) {}

    private record Job(
            long audienceGroupJobId,
            long audienceGroupId,
            @Nullable String description,
            String type,
            String jobStatus,
            @Nullable String failedType,
            long audienceCount,
            long created) {}

    private record One(Group audienceGroup, List<Job> jobs, AudienceGroup.@Nullable Owner owner) {}

    private record Page(
            List<Group> audienceGroups,
            boolean hasNextPage,
            long totalCount,
            long readWriteAudienceGroupTotalCount,
            long page,
            long size) {}

    private Reply one(Call call) {
        return one(call, group -> group.origin().owner() == null);
    }

    private Reply shared(Call call) {
        return one(call, group -> group.origin().owner() != null);
    }

    private Reply list(Call call) {
        boolean everybodys = !"false".equals(call.query("includesExternalPublicGroups"));
        return list(call, group -> group.origin().owner() == null && (everybodys || group.isOwn()));
    }

    private Reply sharedList(Call call) {
        boolean owned = "true".equals(call.query("includesOwnedAudienceGroups"));
        return list(call, group -> owned || group.origin().owner() != null);
    }

    private Reply one(Call call, Predicate<AudienceGroup> wanted) {
        long id = AudienceApi.number(call.variable("audienceGroupId"));
        Instant now = clock.instant();
        return Reply.json(call.account().locked(() -> {
            AudienceGroup group = call.account()
                    .audienceGroups()
                    .find(id)
                    .filter(wanted)
                    .orElseThrow(() -> Refused.badRequest(AudienceError.AUDIENCE_GROUP_NOT_FOUND.body()));
            return new One(told(group, now), jobs(group, now), group.origin().owner());
        }));
    }

    private Reply list(Call call, Predicate<AudienceGroup> wanted) {
        long page = number(call, "page", 0, Integer.MAX_VALUE);
        int size = number(call, "size", SIZE, SIZE_MAX);
        Instant now = clock.instant();
        Account account = call.account();
        return Reply.json(account.locked(() -> {
            List<AudienceGroup> found = account.audienceGroups().all().stream()
                    .filter(wanted)
                    .filter(group -> fits(call, group, now))
                    .toList();
            int from = (int) Math.min(found.size(), (page - 1) * size);
            int to = Math.min(found.size(), from + size);
            return new Page(
                    found.subList(from, to).stream()
                            .map(group -> told(group, now))
                            .toList(),
                    to < found.size(),
                    found.size(),
                    found.stream().filter(AudienceGroup::isOwn).count(),
                    page,
                    size);
        }));
    }

    private static boolean fits(Call call, AudienceGroup group, Instant now) {
        String description = call.query("description");
        String status = call.query("status");
        String createRoute = call.query("createRoute");
        return (description == null
                        || group.description().toLowerCase(Locale.ROOT).contains(description.toLowerCase(Locale.ROOT)))
                && (status == null || group.status(now).name().equals(status))
                && (createRoute == null || group.origin().createRoute().name().equals(createRoute));
    }

    private static Group told(AudienceGroup group, Instant now) {
        AudienceGroup.Origin origin = group.origin();
        AudienceGroup.Status status = group.status(now);
        return new Group(
                origin.id(),
                origin.createRoute().name(),
                origin.kind().name(),
                group.description(),
                status.name(),
                status == AudienceGroup.Status.FAILED ? TOO_FEW : null,
                group.count(now),
                origin.createdAt().getEpochSecond(),
                group.isOwn() ? "READ_WRITE" : "READ",
                group.expiresAt().getEpochSecond(),
                origin.ifa(),
                origin.requestId(),
                origin.clickUrl());
    }

    /** Only uploads have any to show. */
    private static List<Job> jobs(AudienceGroup group, Instant now) {
        if (group.kind() != AudienceGroup.Kind.UPLOAD) return List.of();
        return group.jobs().stream()
                .limit(JOBS_MAX)
                .map(job -> new Job(
                        job.id(),
                        group.id(),
                        job.description(),
                        "DIFF_ADD",
                        job.status(now).name(),
                        job.status(now) == AudienceGroup.JobStatus.FAILED ? TOO_FEW : null,
                        job.isOver(now) ? job.members().getLongCardinality() : 0,
                        job.createdAt().getEpochSecond()))
                .toList();
    }

    /** A number from 1 to {@code max}; {@code usual} if it is not given, unless that is 0. */
    private static int number(Call call, String name, int usual, int max) {
        String text = call.query(name);
        int number = 0;
        try {
            number = text == null ? usual : Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            // too low
        }
        if (number < 1) throw wrong(name + ": must be greater than or equal to 1", "TOO_LOW");
        if (number > max) throw wrong(name + ": must be less than or equal to " + max, "TOO_HIGH");
        return number;
    }

    private static Refused wrong(String message, String code) {
        return Refused.badRequest(new ErrorBody(message, List.of(new ErrorDetail(code, null)), null));
    }
}
