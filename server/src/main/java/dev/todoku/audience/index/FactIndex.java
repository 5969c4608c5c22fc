package dev.todoku.audience.index;

import dev.todoku.audience.Rule;
import dev.todoku.friend.Fact;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** How often what happened to whom, by day; once for each subject and once for all subjects together. */
final class FactIndex {

    private record Key(Fact fact, @Nullable String subject) {}

    /** By day from 1970-01-01, and of all days. */
    private static final class Series {
        final NavigableMap<Long, Tally> days = new TreeMap<>();
        final Tally ever = new Tally();
    }

    private final Map<Key, Series> series = new HashMap<>();

    void add(Fact fact, String subject, long day, RoaringBitmap ordinals) {
        add(new Key(fact, subject), day, ordinals);
        add(new Key(fact, null), day, ordinals);
    }

    private void add(Key key, long day, RoaringBitmap ordinals) {
        Series of = series.computeIfAbsent(key, _ -> new Series());
        of.days.computeIfAbsent(day, _ -> new Tally()).add(ordinals);
        of.ever.add(ordinals);
    }

    /** Of these, who did it so often. */
    RoaringBitmap passing(Rule.Did did, RoaringBitmap within, Today today) {
        Integer days = did.days();
        Tally tally = tally(did.fact(), did.subject(), days == null ? Long.MIN_VALUE : today.day() - days);
        RoaringBitmap found = tally.atLeast(did.atLeast(), within);
        Integer atMost = did.atMost();
        if (atMost != null) {
            found.andNot(tally.atLeast(atMost + 1, found));
        }
        return found;
    }

    /** How often from that day on; not to be changed. */
    Tally tally(Fact fact, @Nullable String subject, long from) {
        Series of = series.get(new Key(fact, subject));
        if (of == null) {
            return new Tally();
        }
        if (from == Long.MIN_VALUE) {
            return of.ever;
        }
        NavigableMap<Long, Tally> since = of.days.tailMap(from, true);
        if (since.size() == 1) {
            return since.firstEntry().getValue();
        }
        Tally sum = new Tally();
        since.values().forEach(sum::add);
        return sum;
    }

    /** The days on which it happened, the latest first, and to whom. */
    NavigableMap<Long, Tally> latestFirst(Fact fact) {
        Series of = series.get(new Key(fact, null));
        return of == null ? new TreeMap<>() : of.days.descendingMap();
    }

    long bytes() {
        long bytes = 0;
        for (Series each : series.values()) {
            bytes += each.ever.bytes();
            bytes += each.days.values().stream().mapToLong(Tally::bytes).sum();
        }
        return bytes;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(series.size());
        for (var entry : series.entrySet()) {
            String subject = entry.getKey().subject();
            out.writeUTF(entry.getKey().fact().word());
            out.writeBoolean(subject != null);
            out.writeUTF(subject == null ? "" : subject);
            entry.getValue().ever.write(out);
            out.writeInt(entry.getValue().days.size());
            for (var day : entry.getValue().days.entrySet()) {
                out.writeLong(day.getKey());
                day.getValue().write(out);
            }
        }
    }

    static FactIndex read(DataInputStream in) throws IOException {
        FactIndex index = new FactIndex();
        for (int i = in.readInt(); i > 0; i--) {
            Fact fact = Fact.find(in.readUTF()).orElseThrow();
            boolean about = in.readBoolean();
            String subject = in.readUTF();
            Series of = new Series();
            of.ever.add(Tally.read(in));
            for (int days = in.readInt(); days > 0; days--) {
                of.days.put(in.readLong(), Tally.read(in));
            }
            index.series.put(new Key(fact, about ? subject : null), of);
        }
        return index;
    }
}
