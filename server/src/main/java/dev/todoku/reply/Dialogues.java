package dev.todoku.reply;

import static dev.todoku.reply.db.Tables.DIALOGUES;

import dev.todoku.action.Actions;
import dev.todoku.friend.Vocabulary;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.Json;
import dev.todoku.reply.db.tables.records.DialoguesRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The dialogues of an account, in the order they were made. What is kept has been read once. */
@Component
final class Dialogues {

    static final int COUNT_MAX = 50;
    static final int QUESTIONS_MAX = 20;

    private static final int TEXT_LENGTH_MAX = 1_000;

    private final AccountScope scope;
    private final DSLContext sql;
    private final Actions actions;
    private final Vocabularies vocabularies;
    private final Talks talks;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;

    Dialogues(
            AccountScope scope,
            DSLContext sql,
            Actions actions,
            Vocabularies vocabularies,
            Talks talks,
            Ids ids,
            Audit audit,
            InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.actions = actions;
        this.vocabularies = vocabularies;
        this.talks = talks;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** A dialogue as the API takes and shows it. */
    record Wish(String name, JsonNode when, List<Question> questions, JsonNode then) {}

    record View(
            UUID dialogueId, String name, JsonNode when, List<Question> questions, JsonNode then, Instant createdAt) {}

    /** All, ready to be led. */
    List<Dialogue> all(AccountId account) {
        return scope.in(
                account,
                () -> rows(account).stream()
                        .map(Dialogues::view)
                        .map(view -> new Dialogue(
                                view.dialogueId(),
                                view.name(),
                                Trigger.read(view.when()),
                                view.questions(),
                                view.then().isEmpty() ? List.of() : actions.read(account, view.then(), "then")))
                        .toList());
    }

    List<View> views(AccountId account) {
        return scope.in(
                account, () -> rows(account).stream().map(Dialogues::view).toList());
    }

    View create(AccountId account, Wish wish) {
        return scope.in(account, () -> {
            vocabularies.keep(account);
            check(account, wish);
            if (sql.fetchCount(DIALOGUES, DIALOGUES.ACCOUNT_ID.eq(account.value())) >= COUNT_MAX) {
                throw Problem.conflict(
                        "too-many-dialogues",
                        "dialogues: got one more than %d (expected: at most that)".formatted(COUNT_MAX));
            }
            DialoguesRecord row = row(wish);
            row.setAccountId(account.value());
            row.setDialogueId(ids.next());
            row.setCreatedAt(clock.instant());
            sql.insertInto(DIALOGUES).set(row).execute();
            View made = view(row);
            audit.record(account, "dialogue.created", told(made));
            return made;
        });
    }

    /** Puts another in its place; who stood in it stands in none. */
    View replace(AccountId account, UUID id, Wish wish) {
        return scope.in(account, () -> {
            vocabularies.keep(account);
            check(account, wish);
            View replaced = sql.update(DIALOGUES)
                    .set(row(wish))
                    .where(DIALOGUES.ACCOUNT_ID.eq(account.value()))
                    .and(DIALOGUES.DIALOGUE_ID.eq(id))
                    .returning()
                    .fetchOptional(Dialogues::view)
                    .orElseThrow(() -> unknown(id));
            talks.forget(account, id);
            audit.record(account, "dialogue.replaced", told(replaced));
            return replaced;
        });
    }

    void delete(AccountId account, UUID id) {
        scope.in(account, () -> {
            View deleted = sql.deleteFrom(DIALOGUES)
                    .where(DIALOGUES.ACCOUNT_ID.eq(account.value()))
                    .and(DIALOGUES.DIALOGUE_ID.eq(id))
                    .returning()
                    .fetchOptional(Dialogues::view)
                    .orElseThrow(() -> unknown(id));
            talks.forget(account, id);
            audit.record(account, "dialogue.deleted", told(deleted));
        });
    }

    private List<DialoguesRecord> rows(AccountId account) {
        return sql.selectFrom(DIALOGUES)
                .where(DIALOGUES.ACCOUNT_ID.eq(account.value()))
                .orderBy(DIALOGUES.POSITION)
                .fetch();
    }

    private void check(AccountId account, Wish wish) {
        Rules.requireName(wish.name());
        Trigger trigger = Trigger.read(wish.when());
        int count = wish.questions().size();
        if (count < 1 || count > QUESTIONS_MAX) {
            throw bad("questions", count + " questions", "1 to %d".formatted(QUESTIONS_MAX));
        }
        Vocabulary vocabulary = vocabularies.of(account);
        if (trigger instanceof Trigger.Told(String attribute)) {
            vocabulary.attribute(attribute, "when.attribute");
        }
        for (int i = 0; i < count; i++) {
            Question question = wish.questions().get(i);
            String path = "questions[%d]".formatted(i);
            vocabulary.attribute(question.attribute(), path + ".attribute");
            requireText(question.text(), path + ".text");
            String again = question.again();
            if (again != null) {
                requireText(again, path + ".again");
            }
        }
        if (!wish.then().isArray() || !wish.then().isEmpty()) {
            actions.read(account, wish.then(), "then");
        }
    }

    private static void requireText(String text, String path) {
        if (text.isBlank() || text.length() > TEXT_LENGTH_MAX || text.indexOf('\0') >= 0) {
            throw bad(path, text.length() + " characters", "1 to %d".formatted(TEXT_LENGTH_MAX));
        }
    }

    private static DialoguesRecord row(Wish wish) {
        DialoguesRecord row = new DialoguesRecord();
        row.setName(wish.name());
        row.setTrigger(JSONB.valueOf(wish.when().toString()));
        row.setQuestions(JSONB.valueOf(Json.tree(wish.questions()).toString()));
        row.setActions(JSONB.valueOf(wish.then().toString()));
        return row;
    }

    private static View view(DialoguesRecord row) {
        return new View(
                row.getDialogueId(),
                row.getName(),
                Json.read(row.getTrigger().data()),
                List.of(Json.mapper().readValue(row.getQuestions().data(), Question[].class)),
                Json.read(row.getActions().data()),
                row.getCreatedAt());
    }

    private static Map<String, ?> told(View dialogue) {
        return Map.of(
                "dialogue", dialogue.dialogueId(),
                "name", dialogue.name(),
                "when", dialogue.when(),
                "questions", Json.tree(dialogue.questions()),
                "then", dialogue.then());
    }

    private static Problem bad(String path, String got, String expected) {
        return Problem.unprocessable("bad-dialogue", "%s: got %s (expected: %s)".formatted(path, got, expected))
                .with("property", path);
    }

    private static Problem unknown(UUID id) {
        return Problem.notFound(
                "unknown-dialogue", "dialogueId: got %s (expected: a dialogue of this account)".formatted(id));
    }
}
