package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.ATTRIBUTES;
import static dev.todoku.friend.db.Tables.TAGS;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Arrangement;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Where attributes and tags stand: in which order, in folders of which names. */
@Component
public final class Folders {

    private final AccountScope scope;
    private final DSLContext sql;
    private final Counters counters;
    private final Attributes attributes;
    private final Tags tags;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Folders(
            AccountScope scope,
            DSLContext sql,
            Counters counters,
            Attributes attributes,
            Tags tags,
            Audit audit,
            ApplicationEventPublisher events) {
        this.scope = scope;
        this.sql = sql;
        this.counters = counters;
        this.attributes = attributes;
        this.tags = tags;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Puts attributes first, the others behind them as they stood. A folder stands where the first of its attributes does.
     *
     * @throws Problem 422 for an unknown key, or one that is there twice
     */
    public List<Attribute> orderAttributes(AccountId account, List<String> keys) {
        change(account, "attributes.ordered", Map.of("first", keys), () -> {
            List<Attribute> all = attributes.all(account);
            List<String> order = Arrangement.of(all.stream().map(Attribute::key).toList(), keys, "keys");
            Map<String, Integer> ids = new HashMap<>();
            all.forEach(each -> ids.put(each.key(), each.attributeId()));
            sql.execute("""
                    update friend.attributes a set position = o.position
                    from unnest(?::int[]) with ordinality as o (id, position)
                    where a.account_id = ? and a.attribute_id = o.id
                    """, order.stream().map(ids::get).toArray(Integer[]::new), account.value());
        });
        return attributes.all(account);
    }

    /** As {@link #orderAttributes}. */
    public List<Tag> orderTags(AccountId account, List<Integer> tagIds) {
        change(account, "tags.ordered", Map.of("first", tagIds), () -> {
            List<Integer> all = tags.all(account).stream().map(Tag::tagId).toList();
            sql.execute("""
                    update friend.tags t set position = o.position
                    from unnest(?::int[]) with ordinality as o (id, position)
                    where t.account_id = ? and t.tag_id = o.id
                    """, Arrangement.of(all, tagIds, "tagIds").toArray(Integer[]::new), account.value());
        });
        return tags.all(account);
    }

    /**
     * Gives a folder of attributes another name.
     *
     * @param to null: none, its attributes stand at the top
     * @throws Problem 404 if there is none, 409 if there is one of the new name
     */
    public List<Attribute> renameOfAttributes(AccountId account, String from, @Nullable String to) {
        change(account, "attributes.folder-renamed", renamed(from, to), () -> {
            require(attributes.all(account).stream().map(Attribute::folder), from, to);
            sql.update(ATTRIBUTES)
                    .set(ATTRIBUTES.FOLDER, to)
                    .where(ATTRIBUTES.ACCOUNT_ID.eq(account.value()))
                    .and(ATTRIBUTES.FOLDER.eq(from))
                    .execute();
        });
        return attributes.all(account);
    }

    /** As {@link #renameOfAttributes}. */
    public List<Tag> renameOfTags(AccountId account, String from, @Nullable String to) {
        change(account, "tags.folder-renamed", renamed(from, to), () -> {
            require(tags.all(account).stream().map(Tag::folder), from, to);
            sql.update(TAGS)
                    .set(TAGS.FOLDER, to)
                    .where(TAGS.ACCOUNT_ID.eq(account.value()))
                    .and(TAGS.FOLDER.eq(from))
                    .execute();
        });
        return tags.all(account);
    }

    private static void require(Stream<@Nullable String> present, String from, @Nullable String to) {
        if (to != null) {
            AttributeWish.requireText("bad-folder", "name", to);
        }
        Arrangement.requireFolder(present.filter(Objects::nonNull).toList(), from, to);
    }

    private static Map<String, Object> renamed(String from, @Nullable String to) {
        return to == null ? Map.of("folder", from) : Map.of("folder", from, "name", to);
    }

    private void change(AccountId account, String what, Map<String, Object> details, Runnable work) {
        scope.in(account, () -> {
            counters.lock(account);
            work.run();
            audit.record(account, what, details);
            events.publishEvent(new VocabularyChanged(account));
        });
    }
}
