package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.ATTRIBUTES;

import dev.todoku.friend.db.tables.records.AttributesRecord;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.Json;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The attributes an account keeps of its friends.
 */
@Component
public final class Attributes {

    /** Most attributes of one account. */
    static final int COUNT_MAX = 200;

    private final AccountScope scope;
    private final DSLContext sql;
    private final Counters counters;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Attributes(
            AccountScope scope,
            DSLContext sql,
            Counters counters,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.counters = counters;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** All of them: at most {@value #COUNT_MAX}. Those at the top first, then folder after folder, which stand where the
     * first of theirs does, each in order of position. */
    public List<Attribute> all(AccountId account) {
        return scope.in(
                account,
                () -> sql.selectFrom(ATTRIBUTES)
                        .where(ATTRIBUTES.ACCOUNT_ID.eq(account.value()))
                        .orderBy(
                                DSL.field(ATTRIBUTES.FOLDER.isNotNull()),
                                DSL.min(ATTRIBUTES.POSITION).over(DSL.partitionBy(ATTRIBUTES.FOLDER)),
                                ATTRIBUTES.FOLDER,
                                ATTRIBUTES.POSITION,
                                ATTRIBUTES.ATTRIBUTE_ID)
                        .fetch(Attributes::attribute));
    }

    /** Makes a new one, without limits beyond its type and choices. */
    public Attribute create(AccountId account, String key, String name, AttributeType type, List<String> choices) {
        return create(account, key, new AttributeWish(name, type, Limits.choices(choices), null, null, null));
    }

    /**
     * Makes a new one.
     *
     * @throws Problem 422 for what breaks a limit, 409 for a key that is taken
     */
    public Attribute create(AccountId account, String key, AttributeWish wish) {
        AttributeWish.requireKey(key);
        wish.checked(0, key);
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
            Attribute made = wish.checked(counters.takeAttribute(account), key);
            AttributesRecord row = row(account, made);
            row.setCreatedAt(clock.instant());
            sql.insertInto(ATTRIBUTES).set(row).execute();
            audit.record(
                    account,
                    "attribute.created",
                    Map.of("key", key, "type", wish.type().word()));
            events.publishEvent(new VocabularyChanged(account));
            return made;
        });
    }

    /**
     * Puts another wish in its place. The type stays, and choices that friends may have stay among the choices; values that
     * were told under wider limits stay as they are.
     *
     * @throws Problem 404 for an unknown key, 409 for another type or a choice that would be lost
     */
    public Attribute replace(AccountId account, String key, AttributeWish wish) {
        return scope.in(account, () -> {
            counters.lock(account);
            Attribute before = all(account).stream()
                    .filter(attribute -> attribute.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound(
                            "unknown-attribute",
                            "key: got '%s' (expected: an attribute of this account)".formatted(key)));
            if (before.type() != wish.type()) {
                throw Problem.conflict(
                        "type-is-fixed",
                        "type: got %s (expected: %s, as it was made)"
                                .formatted(wish.type().word(), before.type().word()));
            }
            if (!wish.limits().choices().containsAll(before.choices())) {
                throw Problem.conflict(
                        "choices-are-kept",
                        "choices: got %s (expected: all of %s, and perhaps more)"
                                .formatted(wish.limits().choices(), before.choices()));
            }
            Attribute made = wish.checked(before.attributeId(), key);
            sql.update(ATTRIBUTES)
                    .set(row(account, made))
                    .where(ATTRIBUTES.ACCOUNT_ID.eq(account.value()))
                    .and(ATTRIBUTES.ATTRIBUTE_ID.eq(made.attributeId()))
                    .execute();
            audit.record(account, "attribute.replaced", Map.of("key", key));
            events.publishEvent(new VocabularyChanged(account));
            return made;
        });
    }

    private static AttributesRecord row(AccountId account, Attribute attribute) {
        ObjectNode limits = Json.object();
        limits.set("words", Json.tree(attribute.words()));
        Format format = attribute.format();
        limits.put("format", format == null ? null : format.word());
        limits.put("min", attribute.min());
        limits.put("max", attribute.max());
        limits.put("pattern", attribute.pattern());
        AttributesRecord row = new AttributesRecord();
        row.setAccountId(account.value());
        row.setAttributeId(attribute.attributeId());
        row.setKey(attribute.key());
        row.setName(attribute.name());
        row.setType(attribute.type().word());
        row.setChoices(attribute.choices().toArray(String[]::new));
        row.setLimits(JSONB.valueOf(limits.toString()));
        JsonNode usual = attribute.defaultValue();
        row.setDefaultValue(usual == null ? null : JSONB.valueOf(usual.toString()));
        row.setFolder(attribute.folder());
        row.setPosition(attribute.position());
        return row;
    }

    private static Attribute attribute(AttributesRecord row) {
        JsonNode limits = Json.read(row.getLimits().data());
        Map<String, List<String>> words = new LinkedHashMap<>();
        limits.path("words")
                .properties()
                .forEach(each -> words.put(
                        each.getKey(),
                        each.getValue().valueStream().map(JsonNode::stringValue).toList()));
        String format = text(limits, "format");
        return Attribute.of(
                row.getAttributeId(),
                row.getKey(),
                row.getName(),
                AttributeType.of(row.getType()),
                new Limits(
                        List.of(row.getChoices()),
                        words,
                        format == null ? null : Format.valueOf(format.toUpperCase(Locale.ROOT)),
                        text(limits, "min"),
                        text(limits, "max"),
                        text(limits, "pattern")),
                row.getDefaultValue() == null
                        ? null
                        : Json.read(row.getDefaultValue().data()),
                row.getFolder(),
                row.getPosition());
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).isString() ? json.path(name).stringValue() : null;
    }
}
