package dev.todoku.emulator.audience;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.AudienceGroup;
import dev.todoku.emulator.account.AudienceGroup.CreateRoute;
import dev.todoku.emulator.account.AudienceGroup.Kind;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.account.Reactions;
import dev.todoku.emulator.account.Tally;
import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.protocol.UserId;
import dev.todoku.protocol.audience.AddedUpload;
import dev.todoku.protocol.audience.AudienceError;
import dev.todoku.protocol.audience.AudienceRules;
import dev.todoku.protocol.audience.NewRetargeting;
import dev.todoku.protocol.audience.NewUpload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Makes and changes audience groups; every change takes a while (reference, "Manage Audience"). The account must be
 * locked. An emulated friend's advertising id is the user id, written as a UUID.
 */
public final class AudienceKeeping {
    private static final int GROUPS_MAX = 1_000;
    private static final int JOBS_MAX = 10;
    private static final Duration MESSAGES_AGE_MAX = Duration.ofDays(60);

    private final InstantSource clock;
    private final SettingsStore settings;
    private final Ids ids;

    public AudienceKeeping(InstantSource clock, SettingsStore settings, Ids ids) {
        this.clock = clock;
        this.settings = settings;
        this.ids = ids;
    }

    public AudienceGroup create(Account account, NewUpload upload) throws AudienceRefused {
        AudienceGroup group = add(account, Kind.UPLOAD, upload.isIfaAudience(), upload.description(), null, null);
        if (!upload.audiences().isEmpty())
            addJob(group, upload.uploadDescription(), known(account.friends(), upload.audiences(), group));
        return group;
    }

    public void add(Account account, AddedUpload upload) throws AudienceRefused {
        AudienceGroup group = own(account, upload.audienceGroupId());
        Instant now = clock.instant();
        if (group.kind() != Kind.UPLOAD) throw AudienceRefused.because(AudienceError.AUDIENCE_GROUP_NOT_FOUND);
        if (group.status(now) == AudienceGroup.Status.EXPIRED)
            throw AudienceRefused.because(AudienceError.AUDIENCE_GROUP_CAN_NOT_UPLOAD_STATUS_EXPIRED);
        AudienceError wrong =
                AudienceRules.ids(upload.audiences(), group.origin().ifa()).orElse(null);
        if (wrong != null) throw AudienceRefused.because(wrong);
        if (group.jobs().stream().filter(job -> !job.isOver(now)).count() >= JOBS_MAX)
            throw AudienceRefused.tooManyJobs();
        addJob(group, upload.uploadDescription(), known(account.friends(), upload.audiences(), group));
    }

    /** Those who have opened a link so far. */
    public AudienceGroup createOfClicks(Account account, NewRetargeting request) throws AudienceRefused {
        Tally tally = reactions(account, request);
        RoaringBitmap members = request.clickUrl() == null ? tally.whoClicked() : tally.whoClicked(request.clickUrl());
        return create(account, Kind.CLICK, request, members);
    }

    /** Those who have seen it so far. */
    public AudienceGroup createOfImpressions(Account account, NewRetargeting request) throws AudienceRefused {
        return create(account, Kind.IMP, request, reactions(account, request).whoSaw());
    }

    public void describe(Account account, long id, String description) throws AudienceRefused {
        own(account, id).describe(description);
    }

    public void remove(Account account, long id) throws AudienceRefused {
        account.audienceGroups().remove(own(account, id).id());
    }

    private AudienceGroup create(Account account, Kind kind, NewRetargeting request, RoaringBitmap members)
            throws AudienceRefused {
        Instant now = clock.instant();
        boolean exists = account.audienceGroups().all().stream()
                .filter(group -> group.kind() == kind && group.status(now) != AudienceGroup.Status.EXPIRED)
                .map(AudienceGroup::origin)
                .anyMatch(other -> request.requestId().equals(other.requestId())
                        && Objects.equals(request.clickUrl(), other.clickUrl()));
        if (exists) throw AudienceRefused.because(AudienceError.AUDIENCE_GROUP_REQUESTID_DUPLICATE);
        AudienceGroup group = add(account, kind, false, request.description(), request.requestId(), request.clickUrl());
        addJob(group, null, members);
        return group;
    }

    private Tally reactions(Account account, NewRetargeting request) throws AudienceRefused {
        Reactions.Single sent = account.reactions()
                .of(request.requestId())
                .orElseThrow(() -> AudienceRefused.because(AudienceError.REQUEST_NOT_FOUND));
        if (clock.instant().isAfter(sent.acceptedAt().plus(MESSAGES_AGE_MAX)))
            throw AudienceRefused.because(AudienceError.TOO_OLD_MESSAGES);
        return sent.tally();
    }

    private AudienceGroup add(
            Account account,
            Kind kind,
            boolean ifa,
            String description,
            @Nullable String requestId,
            @Nullable String clickUrl)
            throws AudienceRefused {
        Instant now = clock.instant();
        long inUse = account.audienceGroups().all().stream()
                .filter(group -> group.isOwn() && group.status(now) != AudienceGroup.Status.EXPIRED)
                .count();
        if (inUse >= GROUPS_MAX) throw AudienceRefused.because(AudienceError.AUDIENCE_GROUP_COUNT_MAX_OVER);
        AudienceGroup group = new AudienceGroup(
                new AudienceGroup.Origin(
                        ids.audienceGroupId(), kind, CreateRoute.MESSAGING_API, ifa, now, requestId, clickUrl, null),
                description);
        account.audienceGroups().add(group);
        return group;
    }

    private void addJob(AudienceGroup group, @Nullable String description, RoaringBitmap members) {
        Instant now = clock.instant();
        Duration takes = settings.get().jobs().audienceReadyAfter();
        group.add(new AudienceGroup.Job(
                ids.audienceJobId(), description, now, now.plus(takes.dividedBy(2)), now.plus(takes), members));
    }

    private static AudienceGroup own(Account account, long id) throws AudienceRefused {
        AudienceGroup group = account.audienceGroups()
                .find(id)
                .orElseThrow(() -> AudienceRefused.because(AudienceError.AUDIENCE_GROUP_NOT_FOUND));
        if (!group.isOwn()) throw AudienceRefused.because(AudienceError.WRONG_BOT_ID);
        return group;
    }

    /** Those of whom LINE knows, friends or not. */
    private static RoaringBitmap known(Friends friends, List<String> ids, AudienceGroup group) {
        RoaringBitmap known = new RoaringBitmap();
        for (String id : ids) {
            UUID user = group.origin().ifa()
                    ? UUID.fromString(id)
                    : UserId.parse(id).value();
            int ordinal = friends.find(user);
            if (ordinal >= 0) known.add(ordinal);
        }
        return known;
    }
}
