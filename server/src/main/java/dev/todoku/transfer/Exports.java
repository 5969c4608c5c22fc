package dev.todoku.transfer;

import dev.todoku.audience.Audiences;
import dev.todoku.audience.Members;
import dev.todoku.audience.Rule;
import dev.todoku.friend.Attribute;
import dev.todoku.friend.Attributes;
import dev.todoku.friend.Friend;
import dev.todoku.friend.FriendPages;
import dev.todoku.friend.Vocabulary;
import dev.todoku.friend.Vocabulary.Vocabularies;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Audit;
import dev.todoku.kernel.Problem;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BatchIterator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes an audience to a file, a few thousand friends at a time, each time as they are then. */
@Component
final class Exports {

    private static final int AT_ONCE = 2_000;
    private static final int COLUMNS_MAX = 300;
    private static final JsonNode EVERYONE = Json.read("{\"everyone\":true}");

    private final AccountScope scope;
    private final Audiences audiences;
    private final FriendPages pages;
    private final Attributes attributes;
    private final Vocabularies vocabularies;
    private final Audit audit;

    Exports(
            AccountScope scope,
            Audiences audiences,
            FriendPages pages,
            Attributes attributes,
            Vocabularies vocabularies,
            Audit audit) {
        this.scope = scope;
        this.audiences = audiences;
        this.pages = pages;
        this.attributes = attributes;
        this.vocabularies = vocabularies;
        this.audit = audit;
    }

    /** An export that is ready to be written: whom and what it tells is decided, and on record. */
    record Ready(Members members, List<ExportColumn> columns, Encoding encoding) {}

    /**
     * Decides whom an export tells of, and what.
     *
     * @param audience a rule; null: everybody
     * @param reachableOnly whether it leaves out whom a campaign may not reach
     * @param columns names of columns; null: all there are
     * @throws Problem 422 for what is no rule or no column
     */
    Ready prepare(
            AccountId account,
            @Nullable JsonNode audience,
            boolean reachableOnly,
            @Nullable List<String> columns,
            Encoding encoding) {
        Rule rule = audiences.rule(account, Objects.requireNonNullElse(audience, EVERYONE));
        List<String> names = columns == null || columns.isEmpty() ? usual(account) : columns;
        if (names.size() > COLUMNS_MAX) {
            throw Problem.unprocessable(
                    "too-many-columns", "columns: got %d (expected: at most %d)".formatted(names.size(), COLUMNS_MAX));
        }
        Vocabulary vocabulary = vocabularies.of(account);
        List<ExportColumn> chosen = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            chosen.add(ExportColumn.of(names.get(i), vocabulary, "columns[%d]".formatted(i)));
        }
        Members members = reachableOnly ? audiences.members(account, rule) : audiences.known(account, rule);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("audience", Objects.requireNonNullElse(audience, EVERYONE));
        details.put("friends", members.count());
        details.put("columns", names);
        scope.in(account, () -> audit.record(account, "friends.exported", details));
        return new Ready(members, chosen, encoding);
    }

    private List<String> usual(AccountId account) {
        List<String> names = new ArrayList<>(ExportColumn.FIXED);
        attributes.all(account).stream()
                .map(Attribute::key)
                .map(ExportColumn.ATTRIBUTE::concat)
                .forEach(names::add);
        return names;
    }

    /** Writes it. Who was erased meanwhile is left out. */
    void write(AccountId account, Ready ready, OutputStream out) throws IOException {
        try (Sheet sheet = new Sheet(out, ready.encoding())) {
            sheet.row(ready.columns().stream().map(ExportColumn::title).toList());
            BatchIterator ordinals = ready.members().ordinals().getBatchIterator();
            int[] batch = new int[AT_ONCE];
            while (ordinals.hasNext()) {
                int count = ordinals.nextBatch(batch);
                for (Friend friend : pages.some(account, Arrays.copyOf(batch, count))) {
                    sheet.row(ready.columns().stream()
                            .map(column -> column.cell().apply(friend))
                            .toList());
                }
            }
        }
    }
}
