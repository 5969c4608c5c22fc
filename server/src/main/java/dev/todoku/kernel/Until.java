package dev.todoku.kernel;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list of what happened, newest first, that is read from several tables: everything before an instant, and of
 * that instant what has a lower key. Keys are compared letter by letter, so numbers in them need their leading zeros.
 *
 * @param at to the microsecond, as rows keep it
 * @param key tells what happened at the same instant apart
 */
public record Until(Instant at, String key) {

    /** Everything. */
    public static final Until NOW_ON = new Until(Instant.parse("9999-12-31T00:00:00Z"), "");

    /** The place behind which a page begins. */
    public static Until of(@Nullable String cursor) {
        return Cursor.read(cursor, 2, Until::behind).orElse(NOW_ON);
    }

    private static Until behind(List<String> parts) {
        if (!parts.get(1).contains(":")) {
            throw new IllegalArgumentException("no key: " + parts.get(1));
        }
        return new Until(Cursor.instant(parts.get(0)), parts.get(1));
    }

    public String cursor() {
        return Cursor.of(at, key);
    }

    /** Of rows that stand before this place. */
    public Condition before(Field<Instant> rowAt, Field<String> rowKey) {
        return rowAt.lt(at).or(rowAt.eq(at).and(rowKey.lt(key)));
    }

    /** Newest first. */
    public static List<SortField<?>> order(Field<Instant> rowAt, Field<String> rowKey) {
        return List.of(rowAt.desc(), rowKey.desc());
    }

    /** A key made of a kind and a number. */
    public static Field<String> key(String kind, Field<? extends Number> number) {
        return DSL.field("{0} || lpad({1}::text, 19, '0') collate \"C\"", SQLDataType.CLOB, DSL.inline(kind), number);
    }

    /** A key made of a kind and an id. */
    public static Field<String> named(String kind, Field<?> id) {
        return DSL.field("{0} || {1}::text collate \"C\"", SQLDataType.CLOB, DSL.inline(kind), id);
    }
}
