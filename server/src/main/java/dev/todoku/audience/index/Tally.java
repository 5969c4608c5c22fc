package dev.todoku.audience.index;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * How often something happened to each of many: a sum of sets. Bit n of everybody's count is in plane n, so that adding a
 * set costs what a few set operations cost, however many are in it.
 */
final class Tally {

    private final List<RoaringBitmap> planes = new ArrayList<>();

    /** Once more for each of them. */
    void add(RoaringBitmap set) {
        RoaringBitmap carry = set;
        for (int plane = 0; !carry.isEmpty(); plane++) {
            carry = addTo(plane, carry);
        }
    }

    void add(Tally other) {
        for (int plane = 0; plane < other.planes.size(); plane++) {
            RoaringBitmap carry = other.planes.get(plane);
            for (int at = plane; !carry.isEmpty(); at++) {
                carry = addTo(at, carry);
            }
        }
    }

    /** Adds at a plane; says who carries over to the next. */
    private RoaringBitmap addTo(int plane, RoaringBitmap set) {
        while (planes.size() <= plane) {
            planes.add(new RoaringBitmap());
        }
        RoaringBitmap bits = planes.get(plane);
        RoaringBitmap carry = RoaringBitmap.and(bits, set);
        bits.xor(set);
        return carry;
    }

    /** Of these, to whom it happened at least so often. */
    RoaringBitmap atLeast(int times, RoaringBitmap within) {
        if (times <= 0) {
            return within.clone();
        }
        if (planes.size() < Integer.SIZE && times >>> planes.size() != 0) {
            return new RoaringBitmap();
        }
        RoaringBitmap more = new RoaringBitmap();
        RoaringBitmap equal = within.clone();
        for (int plane = planes.size() - 1; plane >= 0; plane--) {
            RoaringBitmap bits = planes.get(plane);
            if (((times >> plane) & 1) == 1) {
                equal.and(bits);
            } else {
                more.or(RoaringBitmap.and(equal, bits));
                equal.andNot(bits);
            }
        }
        more.or(equal);
        return more;
    }

    /** How often it happened to one. */
    int of(int ordinal) {
        int times = 0;
        for (int plane = 0; plane < planes.size(); plane++) {
            times += planes.get(plane).contains(ordinal) ? 1 << plane : 0;
        }
        return times;
    }

    /** Takes the number of times of one ordinal, in parts that add up to it. */
    interface Times {
        void add(int ordinal, int times);
    }

    /** Tells the times of each of these, in parts: a friend may come several times. */
    void forEach(RoaringBitmap among, Times times) {
        for (int plane = 0; plane < planes.size(); plane++) {
            int worth = 1 << plane;
            RoaringBitmap.and(planes.get(plane), among).forEach((int ordinal) -> times.add(ordinal, worth));
        }
    }

    /** Takes those of one number of times. */
    interface Group {
        void take(int times, RoaringBitmap whom);
    }

    /** Tells these apart by their times, of which only those come that somebody has. */
    void byTimes(RoaringBitmap among, Group groups) {
        split(planes.size() - 1, 0, among, groups);
    }

    private void split(int plane, int times, RoaringBitmap among, Group groups) {
        if (among.isEmpty()) {
            return;
        }
        if (plane < 0) {
            groups.take(times, among);
            return;
        }
        split(plane - 1, times, RoaringBitmap.andNot(among, planes.get(plane)), groups);
        split(plane - 1, times | (1 << plane), RoaringBitmap.and(among, planes.get(plane)), groups);
    }

    long bytes() {
        return planes.stream().mapToLong(RoaringBitmap::getLongSizeInBytes).sum();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(planes.size());
        for (RoaringBitmap plane : planes) {
            plane.serialize(out);
        }
    }

    static Tally read(DataInputStream in) throws IOException {
        Tally tally = new Tally();
        for (int i = in.readInt(); i > 0; i--) {
            RoaringBitmap plane = new RoaringBitmap();
            plane.deserialize(in);
            tally.planes.add(plane);
        }
        return tally;
    }
}
