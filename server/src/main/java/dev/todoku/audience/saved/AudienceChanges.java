package dev.todoku.audience.saved;

import dev.todoku.audience.Audiences;
import dev.todoku.friend.Friends;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Who is in a saved audience, and how that came about. */
@Component
public final class AudienceChanges {

    private final SavedAudiences saved;
    private final AudienceRows rows;
    private final Audiences audiences;
    private final Friends friends;
    private final AccountScope scope;

    AudienceChanges(SavedAudiences saved, AudienceRows rows, Audiences audiences, Friends friends, AccountScope scope) {
        this.saved = saved;
        this.rows = rows;
        this.audiences = audiences;
        this.friends = friends;
        this.scope = scope;
    }

    /**
     * Someone in it.
     *
     * @param displayName null if LINE has not told it
     */
    public record Member(
            int ordinal, UserId userId, @Nullable String displayName) {}

    /** Its counts, the newest first. */
    public Page<AudienceCount> counts(AccountId account, UUID id, @Nullable String cursor, int limit) {
        saved.get(account, id);
        Instant before = Cursor.read(cursor, 1, key -> Cursor.instant(key.getFirst()))
                .orElse(Instant.parse("9999-01-01T00:00:00Z"));
        return scope.in(
                account,
                () -> Page.of(rows.counts(account, id, before, limit + 1), limit, count -> Cursor.of(count.at())));
    }

    /** Who is in it now. */
    public Page<Member> members(AccountId account, UUID id, @Nullable String cursor, int limit) {
        SavedAudience audience = saved.get(account, id);
        return page(account, audiences.members(account, audience.audience()).ordinals(), cursor, limit);
    }

    /** Who had entered, or left, when it was counted at that instant. */
    public Page<Member> changed(
            AccountId account, UUID id, String at, boolean entered, @Nullable String cursor, int limit) {
        saved.get(account, id);
        RoaringBitmap changed = scope.in(account, () -> rows.changed(account, id, instant(at, "at"), entered))
                .orElseThrow(() ->
                        Problem.notFound("unknown-count", "at: got %s (expected: `at` of a count)".formatted(at)));
        return page(account, changed, cursor, limit);
    }

    /** Who was erased since is missing. */
    private Page<Member> page(AccountId account, RoaringBitmap ordinals, @Nullable String cursor, int limit) {
        PeekableIntIterator rest = ordinals.getIntIterator();
        rest.advanceIfNeeded(
                Cursor.read(cursor, 1, key -> Integer.valueOf(key.getFirst())).orElse(-1) + 1);
        RoaringBitmap slice = new RoaringBitmap();
        int last = -1;
        for (int i = 0; i < limit && rest.hasNext(); i++) {
            last = rest.next();
            slice.add(last);
        }
        Map<Integer, UUID> users = friends.userIds(account, slice);
        Map<Integer, String> names = friends.displayNames(account, slice);
        List<Member> members = new ArrayList<>();
        users.forEach((ordinal, user) -> members.add(new Member(ordinal, new UserId(user), names.get(ordinal))));
        return new Page<>(members, rest.hasNext() ? Cursor.of(last) : null);
    }

    private static Instant instant(String text, String what) {
        try {
            return Cursor.instant(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest(
                    "bad-instant", "%s: got '%s' (expected: an instant as a count has it)".formatted(what, text));
        }
    }
}
