package dev.todoku.emulator.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * A set of people that narrowcasts can name. What it is changes with time alone: who comes in by an upload, or by what
 * they did, is in it once the work on it is over. Guarded by the account's lock.
 */
public final class AudienceGroup {
    /** After this it cannot be used any more. */
    private static final Duration LIFE = Duration.ofDays(180);
    /** A click or impression audience must have so many. */
    private static final int MEMBERS_MIN = 50;
    /** Fewer are told as none, unless the caller knows them by name. */
    private static final int COUNT_MIN = 20;

    /** How a group came about. */
    public enum Kind {
        UPLOAD,
        CLICK,
        IMP,
        CHAT_TAG,
        FRIEND_PATH,
        RESERVATION,
        APP_EVENT,
        VIDEO_VIEW,
        WEBTRAFFIC,
        IMAGE_CLICK,
        RICHMENU_IMP,
        RICHMENU_CLICK,
        POP_AD_IMP,
        TRACKINGTAG_WEBTRAFFIC;

        /** Whether a narrowcast to it needs at least 50 members (reference, "Send narrowcast message"). */
        public boolean mustBeLarge() {
            return this != UPLOAD && this != CHAT_TAG;
        }
    }

    public enum Status {
        IN_PROGRESS,
        READY,
        FAILED,
        EXPIRED
    }

    public enum JobStatus {
        QUEUED,
        WORKING,
        FINISHED,
        FAILED
    }

    /** Where it was made: by this API, in LINE's screens, in LINE's advertising. */
    public enum CreateRoute {
        MESSAGING_API,
        OA_MANAGER,
        POINT_AD,
        AD_MANAGER
    }

    /** Who shares it with this account. */
    public record Owner(String serviceType, String id, String name) {}

    /**
     * What never changes.
     *
     * @param ifa whether its members are named by their advertising ids
     * @param requestId whose readers or clickers it has; only of those kinds
     * @param owner absent for the account's own
     */
    public record Origin(
            long id,
            Kind kind,
            CreateRoute createRoute,
            boolean ifa,
            Instant createdAt,
            @Nullable String requestId,
            @Nullable String clickUrl,
            @Nullable Owner owner) {}

    /** People who come in together: waiting until {@code startsAt}, in at {@code endsAt}. */
    public record Job(
            long id,
            @Nullable String description,
            Instant createdAt,
            Instant startsAt,
            Instant endsAt,
            RoaringBitmap members) {

        public JobStatus status(Instant now) {
            if (now.isBefore(startsAt)) return JobStatus.QUEUED;
            if (now.isBefore(endsAt)) return JobStatus.WORKING;
            return members.isEmpty() ? JobStatus.FAILED : JobStatus.FINISHED;
        }

        public boolean isOver(Instant now) {
            return !now.isBefore(endsAt);
        }
    }

    private final Origin origin;
    private final List<Job> jobs = new ArrayList<>();
    private String description;

    public AudienceGroup(Origin origin, String description) {
        this.origin = origin;
        this.description = description;
    }

    public Origin origin() {
        return origin;
    }

    public long id() {
        return origin.id;
    }

    public Kind kind() {
        return origin.kind;
    }

    public String description() {
        return description;
    }

    public void describe(String text) {
        description = text;
    }

    public void add(Job job) {
        jobs.add(job);
    }

    /** The latest first. */
    public List<Job> jobs() {
        return jobs.reversed();
    }

    public Instant expiresAt() {
        return origin.createdAt.plus(LIFE);
    }

    /** Whether this API may change it. */
    public boolean isOwn() {
        return origin.createRoute == CreateRoute.MESSAGING_API && origin.owner == null;
    }

    public Status status(Instant now) {
        if (!now.isBefore(expiresAt())) return Status.EXPIRED;
        if (!jobs.stream().allMatch(job -> job.isOver(now))) return Status.IN_PROGRESS;
        return isUsable(now) ? Status.READY : Status.FAILED;
    }

    /** Those who are in it now. */
    public RoaringBitmap members(Instant now) {
        RoaringBitmap members = new RoaringBitmap();
        jobs.stream().filter(job -> job.isOver(now)).forEach(job -> members.or(job.members));
        return members;
    }

    /** The count that LINE tells. */
    public long count(Instant now) {
        long count = members(now).getLongCardinality();
        return kind() == Kind.UPLOAD || count >= COUNT_MIN ? count : 0;
    }

    /** An upload fails if it has people named of whom LINE knows nobody. */
    private boolean isUsable(Instant now) {
        int count = members(now).getCardinality();
        return switch (kind()) {
            case CLICK, IMP -> count >= MEMBERS_MIN;
            case UPLOAD -> jobs.isEmpty() || count > 0;
            default -> true;
        };
    }
}
