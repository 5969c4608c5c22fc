package dev.todoku.transfer;

import dev.todoku.friend.Attribute;
import dev.todoku.friend.Tag;
import dev.todoku.transfer.ImportMapping.Empty;
import dev.todoku.transfer.ImportMapping.ImportColumn;
import dev.todoku.transfer.ImportMapping.ImportKey;
import dev.todoku.transfer.ImportMapping.Target;
import dev.todoku.transfer.ImportMapping.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Guesses from a header what its columns mean: what an export wrote is read back. */
final class Suggestion {

    private static final Set<String> USER_ID =
            Set.of("userid", "user_id", "lineuserid", "line_user_id", "line user id", "uid", "ユーザーid", "lineユーザーid");

    private Suggestion() {}

    /** Empty if no column holds LINE user ids. */
    static Optional<ImportMapping> of(List<String> header, List<Attribute> attributes, List<Tag> tags) {
        Optional<String> key = header.stream()
                .filter(name -> USER_ID.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
        List<ImportColumn> columns = new ArrayList<>();
        for (String name : header) {
            column(name, attributes, tags)
                    .filter(column -> columns.stream()
                            .noneMatch(other -> other.to() == column.to()
                                    && String.valueOf(other.name()).equals(String.valueOf(column.name()))))
                    .ifPresent(columns::add);
        }
        return key.map(column -> new ImportMapping(new ImportKey(column, null), columns, Unknown.CREATE, Empty.KEEP));
    }

    /**
     * What is left of a mapping from before.
     *
     * @param mapping null: its key is gone, so that nothing is left
     * @param unmapped what it says of attributes and tags that are gone
     */
    record Remembered(@Nullable ImportMapping mapping, List<ImportColumn> unmapped) {}

    static Remembered still(ImportMapping mapping, List<Attribute> attributes, List<Tag> tags) {
        Set<String> keys = attributes.stream().map(Attribute::key).collect(Collectors.toSet());
        Set<String> names = tags.stream().map(Tag::name).collect(Collectors.toSet());
        List<ImportColumn> still = new ArrayList<>();
        List<ImportColumn> unmapped = new ArrayList<>();
        for (ImportColumn column : mapping.columns()) {
            boolean there = switch (column.to()) {
                case ATTRIBUTE -> keys.contains(column.name());
                case TAG -> names.contains(column.name());
                case TAGS, OPTED_OUT -> true;
            };
            (there ? still : unmapped).add(column);
        }
        ImportKey key = mapping.key();
        if (key.attribute() != null && !keys.contains(key.attribute())) {
            unmapped.addFirst(new ImportColumn(key.column(), Target.ATTRIBUTE, key.attribute()));
            return new Remembered(null, unmapped);
        }
        return new Remembered(new ImportMapping(key, still, mapping.unknown(), mapping.empty()), unmapped);
    }

    private static Optional<ImportColumn> column(String name, List<Attribute> attributes, List<Tag> tags) {
        if (name.equals(ExportColumn.TAGS)) {
            return Optional.of(new ImportColumn(name, Target.TAGS, null));
        }
        if (name.equals(ExportColumn.OPTED_OUT)) {
            return Optional.of(new ImportColumn(name, Target.OPTED_OUT, null));
        }
        if (ExportColumn.FIXED.contains(name)) {
            return Optional.empty();
        }
        Optional<ImportColumn> attribute = attributes.stream()
                .filter(each -> each.key().equals(name)
                        || each.name().equals(name)
                        || (ExportColumn.ATTRIBUTE + each.key()).equals(name))
                .findFirst()
                .map(each -> new ImportColumn(name, Target.ATTRIBUTE, each.key()));
        return attribute.or(() -> tags.stream()
                .filter(each -> each.name().equals(name) || (ExportColumn.TAG + each.name()).equals(name))
                .findFirst()
                .map(each -> new ImportColumn(name, Target.TAG, each.name())));
    }
}
