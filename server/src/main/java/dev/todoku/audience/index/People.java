package dev.todoku.audience.index;

import dev.todoku.audience.Kind;
import dev.todoku.friend.FriendScan.Row;
import dev.todoku.friend.FriendStatus;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Who the friends of an account are, as bitmaps: a set per status and tag, a column per attribute. */
final class People {

    private static final String ATTRIBUTE = "attribute:";
    private static final String TAG = "tag:";

    private static final byte STANDING = 1;
    private static final byte TAGGED = 2;
    private static final byte VALUES = 3;

    private final ZoneId zone;
    private final RoaringBitmap known = new RoaringBitmap();
    private final RoaringBitmap optedOut = new RoaringBitmap();
    private final RoaringBitmap reachable = new RoaringBitmap();
    private final Map<FriendStatus, RoaringBitmap> byStatus = new EnumMap<>(FriendStatus.class);
    private final Map<Integer, RoaringBitmap> byTag = new HashMap<>();
    private final Map<Integer, Column> columns = new HashMap<>();
    private final Map<Integer, Kind> kinds = new HashMap<>();
    private DayColumn followed;

    People(ZoneId zone) {
        this.zone = zone;
        this.followed = new DayColumn(false, zone);
        for (FriendStatus status : FriendStatus.values()) {
            byStatus.put(status, new RoaringBitmap());
        }
    }

    /** The account's attributes, which must be told before values of them come. */
    void attributes(Map<Integer, Kind> all) {
        all.forEach((id, kind) -> {
            if (kinds.put(id, kind) == null) {
                columns.put(id, Column.of(kind, zone));
            }
        });
    }

    boolean knows(Row row) {
        return row.values().propertyStream().allMatch(value -> kinds.containsKey(Integer.valueOf(value.getKey())));
    }

    /** Someone not seen before, with all there is of them. */
    void add(Row row) {
        standing(row);
        row.tags().forEach(tag -> tagged(tag).add(row.ordinal()));
        row.values()
                .propertyStream()
                .forEach(value -> column(Integer.parseInt(value.getKey())).set(row.ordinal(), value.getValue()));
    }

    /** These fields of them are such now. */
    void change(Row row, Collection<String> fields) {
        int ordinal = row.ordinal();
        standing(row);
        for (String field : fields) {
            if (field.startsWith(TAG)) {
                int tag = Integer.parseInt(field.substring(TAG.length()));
                if (row.tags().contains(tag)) {
                    tagged(tag).add(ordinal);
                } else {
                    tagged(tag).remove(ordinal);
                }
            } else if (field.startsWith(ATTRIBUTE)) {
                String id = field.substring(ATTRIBUTE.length());
                Column column = column(Integer.parseInt(id));
                if (row.values().has(id)) {
                    column.set(ordinal, row.values().get(id));
                } else {
                    column.remove(ordinal);
                }
            }
        }
    }

    private void standing(Row row) {
        int ordinal = row.ordinal();
        known.add(ordinal);
        byStatus.forEach((status, of) -> put(of, ordinal, status == row.status()));
        put(optedOut, ordinal, row.optedOut());
        put(reachable, ordinal, row.status() == FriendStatus.FRIEND && !row.optedOut());
        Instant at = row.followedAt();
        if (at == null) {
            followed.remove(ordinal);
        } else {
            followed.set(ordinal, at.atZone(zone).toLocalDate());
        }
    }

    private static void put(RoaringBitmap set, int ordinal, boolean in) {
        if (in) {
            set.add(ordinal);
        } else {
            set.remove(ordinal);
        }
    }

    /** Someone was erased: nothing of them stays. */
    void forget(int ordinal) {
        known.remove(ordinal);
        optedOut.remove(ordinal);
        reachable.remove(ordinal);
        byStatus.values().forEach(set -> set.remove(ordinal));
        byTag.values().forEach(set -> set.remove(ordinal));
        columns.values().forEach(column -> column.remove(ordinal));
        followed.remove(ordinal);
    }

    private RoaringBitmap tagged(int tag) {
        return byTag.computeIfAbsent(tag, _ -> new RoaringBitmap());
    }

    // What follows is for evaluation; none of the sets may be changed by the caller.

    RoaringBitmap known() {
        return known;
    }

    RoaringBitmap reachable() {
        return reachable;
    }

    RoaringBitmap optedOut() {
        return optedOut;
    }

    RoaringBitmap status(FriendStatus status) {
        return byStatus.getOrDefault(status, new RoaringBitmap());
    }

    RoaringBitmap tag(int tag) {
        return byTag.getOrDefault(tag, new RoaringBitmap());
    }

    /** The column of an attribute; of the day they followed for 0. */
    Column column(int attribute) {
        Column column = attribute == 0 ? followed : columns.get(attribute);
        if (column == null) {
            throw new IllegalStateException("attribute: got %d (expected: one that is known)".formatted(attribute));
        }
        return column;
    }

    @Nullable Column find(int attribute) {
        return attribute == 0 ? followed : columns.get(attribute);
    }

    long bytes() {
        long sets = known.getLongSizeInBytes() + optedOut.getLongSizeInBytes() + reachable.getLongSizeInBytes();
        sets += byStatus.values().stream()
                .mapToLong(RoaringBitmap::getLongSizeInBytes)
                .sum();
        sets += byTag.values().stream()
                .mapToLong(RoaringBitmap::getLongSizeInBytes)
                .sum();
        return sets
                + followed.bytes()
                + columns.values().stream().mapToLong(Column::bytes).sum();
    }

    /** A piece of the file. */
    interface Part {
        void write(DataOutputStream out) throws IOException;
    }

    /** All that there is, in pieces that need not be of one moment: the first says who they are. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(out -> {
            out.writeByte(STANDING);
            for (RoaringBitmap set : standing()) {
                set.serialize(out);
            }
            followed.write(out);
        });
        byTag.forEach((id, set) -> parts.add(out -> {
            out.writeByte(TAGGED);
            out.writeInt(id);
            set.serialize(out);
        }));
        columns.forEach((id, column) -> parts.add(out -> {
            out.writeByte(VALUES);
            out.writeInt(id);
            out.writeUTF(String.valueOf(kinds.get(id)));
            column.write(out);
        }));
        return parts;
    }

    private List<RoaringBitmap> standing() {
        List<RoaringBitmap> sets = new ArrayList<>(List.of(known, optedOut, reachable));
        for (FriendStatus status : FriendStatus.values()) {
            sets.add(status(status));
        }
        return sets;
    }

    static People read(ZoneId zone, DataInputStream in) throws IOException {
        People people = new People(zone);
        for (int parts = in.readInt(); parts > 0; parts--) {
            switch (in.readByte()) {
                case STANDING -> {
                    for (RoaringBitmap set : people.standing()) {
                        set.deserialize(in);
                    }
                    people.followed = DayColumn.read(false, zone, in);
                }
                case TAGGED -> people.tagged(in.readInt()).deserialize(in);
                case VALUES -> {
                    int id = in.readInt();
                    Kind kind = Kind.valueOf(in.readUTF());
                    people.kinds.put(id, kind);
                    people.columns.put(id, Column.read(kind, zone, in));
                }
                default -> throw new IOException("part: got another (expected: standing, tagged or values)");
            }
        }
        return people;
    }
}
