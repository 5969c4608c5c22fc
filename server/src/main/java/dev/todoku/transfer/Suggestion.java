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
