package dev.todoku.reply;

import static dev.todoku.reply.db.Tables.RULES;

import dev.todoku.action.Action;
import dev.todoku.action.Actions;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Cursor;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.Json;
import dev.todoku.reply.db.tables.records.RulesRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The rules of an account, in the order they were made. What is kept has been read once: names existed, values fitted,
 * messages were such as LINE takes.
 */
@Component
final class Rules {

    /** Most rules of one account: each event is held against all of them. */
    static final int COUNT_MAX = 500;

    private static final int NAME_LENGTH_MAX = 100;

    private final AccountScope scope;
    private final DSLContext sql;
    private final Actions actions;
    private final Vocabularies vocabularies;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;

    Rules(
            AccountScope scope,
            DSLContext sql,
            Actions actions,
            Vocabularies vocabularies,
            Ids ids,
            Audit audit,
            InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.actions = actions;
        this.vocabularies = vocabularies;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** All, ready to be matched. */
    List<Rule> all(AccountId account) {
        return scope.in(account, () -> {
            List<RulesRecord> rows = sql.selectFrom(RULES)
                    .where(RULES.ACCOUNT_ID.eq(account.value()))
                    .orderBy(RULES.POSITION)
                    .fetch();
            return rows.isEmpty() ? List.of() : parse(account, rows);
        });
    }

    RuleView create(AccountId account, String name, JsonNode when, JsonNode then) {
        return scope.in(account, () -> {
            vocabularies.keep(account);
            check(account, name, when, then);
            if (sql.fetchCount(RULES, RULES.ACCOUNT_ID.eq(account.value())) >= COUNT_MAX) {
                throw Problem.conflict(
                        "too-many-rules", "rules: got one more than %d (expected: at most that)".formatted(COUNT_MAX));
            }
            UUID id = ids.next();
            Instant now = clock.instant();
            sql.insertInto(RULES)
                    .set(RULES.ACCOUNT_ID, account.value())
                    .set(RULES.RULE_ID, id)
                    .set(RULES.NAME, name)
                    .set(RULES.TRIGGER, JSONB.valueOf(when.toString()))
                    .set(RULES.ACTIONS, JSONB.valueOf(then.toString()))
                    .set(RULES.CREATED_AT, now)
                    .execute();
            RuleView made = new RuleView(id, name, when, then, now);
            audit.record(account, "rule.created", told(made));
            return made;
        });
    }

    /** Puts another rule in its place. */
    RuleView replace(AccountId account, UUID id, String name, JsonNode when, JsonNode then) {
        return scope.in(account, () -> {
            vocabularies.keep(account);
            check(account, name, when, then);
            RuleView replaced = sql.update(RULES)
                    .set(RULES.NAME, name)
                    .set(RULES.TRIGGER, JSONB.valueOf(when.toString()))
                    .set(RULES.ACTIONS, JSONB.valueOf(then.toString()))
                    .where(RULES.ACCOUNT_ID.eq(account.value()))
                    .and(RULES.RULE_ID.eq(id))
                    .returning()
                    .fetchOptional(Rules::view)
                    .orElseThrow(() -> unknown(id));
            audit.record(account, "rule.replaced", told(replaced));
            return replaced;
        });
    }

    RuleView get(AccountId account, UUID id) {
        return scope.in(account, () -> find(account, id)).orElseThrow(() -> unknown(id));
    }

    void delete(AccountId account, UUID id) {
        scope.in(account, () -> {
            RuleView deleted = sql.deleteFrom(RULES)
                    .where(RULES.ACCOUNT_ID.eq(account.value()))
                    .and(RULES.RULE_ID.eq(id))
                    .returning()
                    .fetchOptional(Rules::view)
                    .orElseThrow(() -> unknown(id));
            audit.record(account, "rule.deleted", told(deleted));
        });
    }

    /** The whole rule: once it is changed, only this says what it did. */
    private static Map<String, ?> told(RuleView rule) {
        return Map.of("rule", rule.ruleId(), "name", rule.name(), "when", rule.when(), "then", rule.then());
    }

    Page<RuleView> page(AccountId account, @Nullable String cursor, int limit) {
        long after = Cursor.number(cursor, 0);
        return scope.in(account, () -> {
            List<RulesRecord> rows = sql.selectFrom(RULES)
                    .where(RULES.ACCOUNT_ID.eq(account.value()))
                    .and(RULES.POSITION.gt(after))
                    .orderBy(RULES.POSITION)
                    .limit(limit + 1)
                    .fetch();
            Page<RulesRecord> page = Page.of(rows, limit, row -> Cursor.of(row.getPosition()));
            return new Page<>(page.items().stream().map(Rules::view).toList(), page.next());
        });
    }

    private Optional<RuleView> find(AccountId account, UUID id) {
        return sql.selectFrom(RULES)
                .where(RULES.ACCOUNT_ID.eq(account.value()))
                .and(RULES.RULE_ID.eq(id))
                .fetchOptional(Rules::view);
    }

    private List<Rule> parse(AccountId account, List<RulesRecord> rows) {
        return rows.stream()
                .map(row -> new Rule(
                        row.getRuleId(),
                        row.getName(),
                        Trigger.read(Json.read(row.getTrigger().data())),
                        then(account, row)))
                .toList();
    }

    private List<Action> then(AccountId account, RulesRecord row) {
        JsonNode then = Json.read(row.getActions().data());
        return then.isEmpty() ? List.of() : actions.read(account, then, "then");
    }

    private void check(AccountId account, String name, JsonNode when, JsonNode then) {
        requireName(name);
        Trigger trigger = Trigger.read(when);
        if (trigger instanceof Trigger.Told(String attribute)) {
            vocabularies.of(account).attribute(attribute, "when.attribute");
        }
        boolean collects = trigger instanceof Trigger.Told;
        if (!collects || !then.isArray() || !then.isEmpty()) {
            actions.read(account, then, "then");
        }
    }

    static void requireName(String name) {
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX || name.chars().anyMatch(c -> c < ' ')) {
            throw Problem.unprocessable(
                    "bad-name",
                    "name: got '%s' (expected: 1 to %d characters, no control characters)"
                            .formatted(name, NAME_LENGTH_MAX));
        }
    }

    private static RuleView view(RulesRecord row) {
        return new RuleView(
                row.getRuleId(),
                row.getName(),
                Json.read(row.getTrigger().data()),
                Json.read(row.getActions().data()),
                row.getCreatedAt());
    }

    private static Problem unknown(UUID id) {
        return Problem.notFound("unknown-rule", "ruleId: got %s (expected: a rule of this account)".formatted(id));
    }
}
