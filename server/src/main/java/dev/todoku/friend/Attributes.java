package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.ATTRIBUTES;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The attributes an account keeps of its friends.
 */
@Component
public final class Attributes {

    /** Most attributes of one account. */
    static final int COUNT_MAX = 200;

    private static final int CHOICES_MAX = 100;
    private static final int CHOICE_LENGTH_MAX = 100;
    private static final int NAME_LENGTH_MAX = 100;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    private final AccountScope scope;
    private final DSLContext sql;
    private final Counters counters;
    private final Audit audit;
    private final InstantSource clock;

    Attributes(AccountScope scope, DSLContext sql, Counters counters, Audit audit, InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.counters = counters;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, in the order they were made. */
    public List<Attribute> all(AccountId account) {
        return scope.in(
                account,
                () -> sql.selectFrom(ATTRIBUTES)
                        .where(ATTRIBUTES.ACCOUNT_ID.eq(account.value()))
                        .orderBy(ATTRIBUTES.ATTRIBUTE_ID)
                        .fetch(row -> new Attribute(
                                row.getAttributeId(),
                                row.getKey(),
                                row.getName(),
                                AttributeType.of(row.getType()),
                                List.of(row.getChoices()))));
    }

    /**
     * Makes a new one.
     *
     * @throws Problem 422 for what breaks a limit, 409 for a key that is taken
     */
    public Attribute create(AccountId account, String key, String name, AttributeType type, List<String> choices) {
        requireKey(key);
        requireName(name);
        requireChoices(type, choices);
        return scope.in(account, () -> {
            counters.lock(account);
            List<Attribute> present = all(account);
            if (present.stream().anyMatch(attribute -> attribute.key().equals(key))) {
                throw Problem.conflict(
                        "attribute-exists", "key: got '%s', which is taken (expected: a new key)".formatted(key));
            }
            if (present.size() >= COUNT_MAX) {
                throw Problem.conflict(
                        "too-many-attributes",
                        "attributes: got one more than %d (expected: at most that)".formatted(COUNT_MAX));
            }
            Attribute made = new Attribute(counters.takeAttribute(account), key, name, type, choices);
            sql.insertInto(ATTRIBUTES)
                    .set(ATTRIBUTES.ACCOUNT_ID, account.value())
                    .set(ATTRIBUTES.ATTRIBUTE_ID, made.attributeId())
                    .set(ATTRIBUTES.KEY, key)
                    .set(ATTRIBUTES.NAME, name)
                    .set(ATTRIBUTES.TYPE, type.word())
                    .set(ATTRIBUTES.CHOICES, choices.toArray(String[]::new))
                    .set(ATTRIBUTES.CREATED_AT, clock.instant())
                    .execute();
            audit.record(account, "attribute.created", Map.of("key", key, "type", type.word()));
            return made;
        });
    }

    private static void requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.unprocessable(
                    "bad-key",
                    "key: got '%s' (expected: a lower-case letter, then at most 62 of a-z, 0-9, _ and -)"
                            .formatted(key));
        }
    }

    private static void requireName(String name) {
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            throw Problem.unprocessable(
                    "bad-name",
                    "name: got %d characters (expected: 1 to %d)".formatted(name.length(), NAME_LENGTH_MAX));
        }
    }

    private static void requireChoices(AttributeType type, List<String> choices) {
        boolean choice = type == AttributeType.CHOICE;
        if (choice == choices.isEmpty() || choices.size() > CHOICES_MAX) {
            throw Problem.unprocessable(
                    "bad-choices",
                    "choices: got %d (expected: %s)"
                            .formatted(choices.size(), choice ? "1 to " + CHOICES_MAX : "none for " + type.word()));
        }
        if (new HashSet<>(choices).size() < choices.size()) {
            throw Problem.unprocessable("bad-choices", "choices: got one twice (expected: each once)");
        }
        for (String each : choices) {
            if (each.isBlank()
                    || each.length() > CHOICE_LENGTH_MAX
                    || each.chars().anyMatch(c -> c < ' ')) {
                throw Problem.unprocessable(
                        "bad-choices",
                        "choices: got '%s' (expected: 1 to %d characters)".formatted(each, CHOICE_LENGTH_MAX));
            }
        }
    }
}
