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

/**
 * How often what happened to whom, by day; once for each subject and once for all subjects together. Days that no rule can
 * ask for any more are only in the sum of all days.
 */
final class FactIndex {

    /** A rule looks back 400 days, or to the first day of a month twelve months ago. */
    static final int DAYS_KEPT = 400;

    private record Key(Fact fact, @Nullable String subject) {}

    /** By day from 1970-01-01, and of all days. */
    private static final class Series {
        final NavigableMap<Long, Tally> days = new TreeMap<>();
        final Tally ever = new Tally();
    }

    private final Map<Key, Series> series = new HashMap<>();
    private long from = Long.MIN_VALUE;

    void add(Fact fact, String subject, long day, RoaringBitmap ordinals) {
        add(new Key(fact, subject), day, ordinals);
        add(new Key(fact, null), day, ordinals);
    }

    private void add(Key key, long day, RoaringBitmap ordinals) {
        Series of = series.computeIfAbsent(key, _ -> new Series());
        if (day >= from) {
            of.days.computeIfAbsent(day, _ -> new Tally()).add(ordinals);
        }
        of.ever.add(ordinals);
    }

    /** From now on days are told apart only from {@link #DAYS_KEPT} before this one on. */
    void today(long day) {
        if (day - DAYS_KEPT > from) {
            from = day - DAYS_KEPT;
            series.values().forEach(of -> of.days.headMap(from, false).clear());
        }
    }

    /** Whether that was the last day it was told. */
    boolean isOf(long day) {
        return from == day - DAYS_KEPT;
    }

    /** Of these, who did it so often. */
    RoaringBitmap passing(Rule.Did did, RoaringBitmap within, Today today) {
        Tally tally = tally(did.fact(), did.subject(), today.in(did));
        RoaringBitmap found = tally.atLeast(did.atLeast(), within);
        Integer atMost = did.atMost();
        if (atMost != null) {
            found.andNot(tally.atLeast(atMost + 1, found));
        }
        return found;
    }

    /** How often on those days; not to be changed. */
    Tally tally(Fact fact, @Nullable String subject, Today.Days wanted) {
        Series of = series.get(new Key(fact, subject));
        if (of == null) {
            return new Tally();
        }
        if (wanted.from() == Long.MIN_VALUE) {
            return of.ever;
        }
        NavigableMap<Long, Tally> then = of.days.subMap(wanted.from(), true, wanted.to(), true);
        if (then.size() == 1) {
            return then.firstEntry().getValue();
        }
        Tally sum = new Tally();
        then.values().forEach(sum::add);
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
        out.writeLong(from);
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
        index.from = in.readLong();
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
