package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FRIENDS;
import static dev.todoku.friend.db.Tables.NOTES;

import dev.todoku.friend.db.tables.records.NotesRecord;
import dev.todoku.kernel.Access;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.Until;
import dev.todoku.protocol.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff note about friends. Friends never see it. */
@Component
public final class Notes {

    private static final Field<String> KEY = Until.named("note:", NOTES.NOTE_ID);
    private static final int LENGTH_MAX = 5_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final AccountScope scope;
    private final DSLContext sql;
    private final Access access;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;

    Notes(AccountScope scope, DSLContext sql, Access access, Ids ids, Audit audit, InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.access = access;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    public record Note(UUID noteId, String text, Actor actor, Instant at) {}

    /** In the order they were written. */
    public Page<Note> page(AccountId account, UserId user, @Nullable String cursor, int limit) {
        UUID after =
                Cursor.read(cursor, 1, key -> UUID.fromString(key.getFirst())).orElse(FIRST);
        return scope.in(account, () -> {
            List<Note> notes = sql.selectFrom(NOTES)
                    .where(NOTES.ACCOUNT_ID.eq(account.value()))
                    .and(NOTES.ORDINAL.eq(ordinal(account, user)))
                    .and(NOTES.NOTE_ID.gt(after))
                    .orderBy(NOTES.NOTE_ID)
                    .limit(limit + 1)
                    .fetch(Notes::note);
            return Page.of(notes, limit, note -> Cursor.of(note.noteId()));
        });
    }

    /** A note at its place among all that happened. */
    public record Placed(String key, Note note) {}

    /** Newest first. */
    public List<Placed> before(AccountId account, int ordinal, Until until, int limit) {
        return scope.in(
                account,
                () -> sql.selectFrom(NOTES)
                        .where(NOTES.ACCOUNT_ID.eq(account.value()))
                        .and(NOTES.ORDINAL.eq(ordinal))
                        .and(until.before(NOTES.AT, KEY))
                        .orderBy(Until.order(NOTES.AT, KEY))
                        .limit(limit)
                        .fetch(row -> new Placed("note:" + row.getNoteId(), note(row))));
    }

    public Note add(AccountId account, UserId user, String text) {
        requireText(text);
        Note note = new Note(ids.next(), text, access.actor(), clock.instant());
        scope.in(account, () -> {
            int ordinal = ordinal(account, user);
            sql.insertInto(NOTES)
                    .set(NOTES.ACCOUNT_ID, account.value())
                    .set(NOTES.NOTE_ID, note.noteId())
                    .set(NOTES.ORDINAL, ordinal)
                    .set(NOTES.TEXT, text)
                    .set(NOTES.ACTOR_KIND, note.actor().kind())
                    .set(NOTES.ACTOR_ID, note.actor().id())
                    .set(NOTES.AT, note.at())
                    .execute();
            audit(account, "note.added", ordinal, note.noteId());
        });
        return note;
    }

    /** Says it otherwise; who wrote it first, and when, stays. */
    public Note replace(AccountId account, UserId user, UUID note, String text) {
        requireText(text);
        return scope.in(account, () -> {
            int ordinal = ordinal(account, user);
            Note replaced = sql.update(NOTES)
                    .set(NOTES.TEXT, text)
                    .where(is(account, note, ordinal))
                    .returning()
                    .fetchOptional(Notes::note)
                    .orElseThrow(() -> unknown(note));
            audit(account, "note.replaced", ordinal, note);
            return replaced;
        });
    }

    public void delete(AccountId account, UserId user, UUID note) {
        scope.in(account, () -> {
            int ordinal = ordinal(account, user);
            int deleted =
                    sql.deleteFrom(NOTES).where(is(account, note, ordinal)).execute();
            if (deleted == 0) {
                throw unknown(note);
            }
            audit(account, "note.deleted", ordinal, note);
        });
    }

    private static Condition is(AccountId account, UUID note, int ordinal) {
        return NOTES.ACCOUNT_ID.eq(account.value()).and(NOTES.NOTE_ID.eq(note)).and(NOTES.ORDINAL.eq(ordinal));
    }

    private void audit(AccountId account, String what, int ordinal, UUID note) {
        audit.record(account, what, Map.of("ordinal", ordinal, "note", note));
    }

    private static void requireText(String text) {
        if (text.isBlank() || text.length() > LENGTH_MAX || text.indexOf('\0') >= 0) {
            throw Problem.unprocessable(
                    "bad-note", "text: got %d characters (expected: 1 to %d)".formatted(text.length(), LENGTH_MAX));
        }
    }

    private static Problem unknown(UUID note) {
        return Problem.notFound("unknown-note", "noteId: got %s (expected: a note of this friend)".formatted(note));
    }

    private static Note note(NotesRecord row) {
        return new Note(row.getNoteId(), row.getText(), new Actor(row.getActorKind(), row.getActorId()), row.getAt());
    }

    /** Until this transaction ends the friend is not erased, so that no note is written of nobody. */
    private int ordinal(AccountId account, UserId user) {
        return sql.select(FRIENDS.ORDINAL)
                .from(FRIENDS)
                .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                .and(FRIENDS.USER_ID.eq(user.value()))
                .forShare()
                .fetchOptional(FRIENDS.ORDINAL)
                .orElseThrow(() -> Problem.notFound(
                        "unknown-friend", "userId: got '%s' (expected: someone this account knows)".formatted(user)));
    }
}
