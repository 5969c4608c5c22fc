package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FRIENDS;
import static dev.todoku.friend.db.Tables.NOTES;

import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff note about friends. Friends never see it. */
@Component
public final class Notes {

    private static final int LENGTH_MAX = 5_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final AccountScope scope;
    private final DSLContext sql;
    private final Access access;
    private final Ids ids;
    private final InstantSource clock;

    Notes(AccountScope scope, DSLContext sql, Access access, Ids ids, InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.access = access;
        this.ids = ids;
        this.clock = clock;
    }

    public record Note(UUID noteId, String text, Actor actor, Instant at) {}

    /** In the order they were written. */
    public Page<Note> page(AccountId account, UserId user, @Nullable String cursor, int limit) {
        List<String> after = Cursor.parts(cursor, 1);
        return scope.in(account, () -> {
            List<Note> notes = sql.selectFrom(NOTES)
                    .where(NOTES.ACCOUNT_ID.eq(account.value()))
                    .and(NOTES.ORDINAL.eq(ordinal(account, user)))
                    .and(NOTES.NOTE_ID.gt(after.isEmpty() ? FIRST : UUID.fromString(after.getFirst())))
                    .orderBy(NOTES.NOTE_ID)
                    .limit(limit + 1)
                    .fetch(row -> new Note(
                            row.getNoteId(),
                            row.getText(),
                            new Actor(row.getActorKind(), row.getActorId()),
                            row.getAt()));
            return Page.of(notes, limit, note -> Cursor.of(note.noteId()));
        });
    }

    public Note add(AccountId account, UserId user, String text) {
        if (text.isBlank() || text.length() > LENGTH_MAX || text.indexOf('\0') >= 0) {
            throw Problem.unprocessable(
                    "bad-note", "text: got %d characters (expected: 1 to %d)".formatted(text.length(), LENGTH_MAX));
        }
        Note note = new Note(ids.next(), text, access.actor(), clock.instant());
        scope.in(
                account,
                () -> sql.insertInto(NOTES)
                        .set(NOTES.ACCOUNT_ID, account.value())
                        .set(NOTES.NOTE_ID, note.noteId())
                        .set(NOTES.ORDINAL, ordinal(account, user))
                        .set(NOTES.TEXT, text)
                        .set(NOTES.ACTOR_KIND, note.actor().kind())
                        .set(NOTES.ACTOR_ID, note.actor().id())
                        .set(NOTES.AT, note.at())
                        .execute());
        return note;
    }

    public void delete(AccountId account, UserId user, UUID note) {
        int deleted = scope.in(
                account,
                () -> sql.deleteFrom(NOTES)
                        .where(NOTES.ACCOUNT_ID.eq(account.value()))
                        .and(NOTES.NOTE_ID.eq(note))
                        .and(NOTES.ORDINAL.eq(ordinal(account, user)))
                        .execute());
        if (deleted == 0) {
            throw Problem.notFound("unknown-note", "noteId: got %s (expected: a note of this friend)".formatted(note));
        }
    }

    private int ordinal(AccountId account, UserId user) {
        return sql.select(FRIENDS.ORDINAL)
                .from(FRIENDS)
                .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                .and(FRIENDS.USER_ID.eq(user.value()))
                .fetchOptional(FRIENDS.ORDINAL)
                .orElseThrow(() -> Problem.notFound(
                        "unknown-friend", "userId: got '%s' (expected: someone this account knows)".formatted(user)));
    }
}
