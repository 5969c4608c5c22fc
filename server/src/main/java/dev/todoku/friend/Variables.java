package dev.todoku.friend;

import static dev.todoku.friend.db.Tables.FRIENDS;

import dev.todoku.account.Accounts;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.protocol.Json;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a message can say of its friend: their name, and the values of attributes as people write them. */
@Component
public final class Variables {

    /** The friend's display name; every other variable is the key of an attribute. */
    public static final String NAME = "name";

    private final AccountScope scope;
    private final DSLContext sql;
    private final Vocabularies vocabularies;
    private final Accounts accounts;

    Variables(AccountScope scope, DSLContext sql, Vocabularies vocabularies, Accounts accounts) {
        this.scope = scope;
        this.sql = sql;
        this.vocabularies = vocabularies;
        this.accounts = accounts;
    }

    /**
     * Values by ordinal and variable. What is not known of a friend is missing, and so is what the account has no attribute
     * for.
     */
    public Map<Integer, Map<String, String>> of(AccountId account, RoaringBitmap ordinals, Set<String> variables) {
        Integer[] wanted = IntStream.of(ordinals.toArray()).boxed().toArray(Integer[]::new);
        return scope.in(account, () -> {
            Map<String, Attribute> attributes = attributes(account, variables);
            ZoneId zone = accounts.zone(account);
            Map<Integer, Map<String, String>> found = new TreeMap<>();
            sql.select(FRIENDS.ORDINAL, FRIENDS.DISPLAY_NAME, FRIENDS.ATTRIBUTE_VALUES)
                    .from(FRIENDS)
                    .where(FRIENDS.ACCOUNT_ID.eq(account.value()))
                    .and(FRIENDS.ORDINAL.eq(DSL.any(wanted)))
                    .forEach(row -> {
                        Map<String, String> values = new TreeMap<>();
                        if (row.value2() != null && variables.contains(NAME)) {
                            values.put(NAME, row.value2());
                        }
                        if (!attributes.isEmpty()) {
                            JsonNode kept = Json.read(row.value3().data());
                            attributes.forEach((key, attribute) -> {
                                JsonNode value = kept.get(Integer.toString(attribute.attributeId()));
                                if (value != null) {
                                    values.put(key, attribute.told(value, zone));
                                }
                            });
                        }
                        found.put(row.value1(), values);
                    });
            return found;
        });
    }

    private Map<String, Attribute> attributes(AccountId account, Set<String> variables) {
        Vocabulary vocabulary = vocabularies.of(account);
        Map<String, Attribute> attributes = new HashMap<>();
        for (String key : variables) {
            if (!key.equals(NAME)) {
                vocabulary.find(key).ifPresent(attribute -> attributes.put(key, attribute));
            }
        }
        return attributes;
    }
}
