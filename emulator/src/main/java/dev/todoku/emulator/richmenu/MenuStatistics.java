package dev.todoku.emulator.richmenu;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * How often each rich menu was seen and each of its areas tapped, and by whom, per day (UTC+9). Guarded by the account's lock.
 */
public final class MenuStatistics {
    /** A number of times, and the friends they come from, by ordinal. */
    public static final class Tally {
        private final RoaringBitmap users = new RoaringBitmap();
        private long count;

        /** One more time, by this friend. */
        public void add(int ordinal) {
            count++;
            users.add(ordinal);
        }

        void add(Tally other) {
            count += other.count;
            users.or(other.users);
        }

        public long count() {
            return count;
        }

        public long uniqueUsers() {
            return users.getLongCardinality();
        }
    }

    /** Of one menu on one day: how often it was seen, and each area tapped. */
    public static final class Day {
        private final Tally impressions = new Tally();
        private final List<Tally> clicks = new ArrayList<>();

        public Tally impressions() {
            return impressions;
        }

        /** By the area's index; nothing for one nobody tapped. */
        public Tally clicks(int area) {
            return area < clicks.size() ? clicks.get(area) : new Tally();
        }

        private Tally counted(int area) {
            while (clicks.size() <= area) clicks.add(new Tally());
            return clicks.get(area);
        }

        private void add(Day other) {
            impressions.add(other.impressions);
            for (int area = 0; area < other.clicks.size(); area++) counted(area).add(other.clicks.get(area));
        }

        /** Friends who tapped any area. */
        public long uniqueClicks() {
            Tally all = new Tally();
            clicks.forEach(all::add);
            return all.uniqueUsers();
        }
    }

    private final Map<String, TreeMap<LocalDate, Day>> byMenu = new HashMap<>();

    /** A friend saw the menu. */
    public void seen(String menuId, int ordinal, LocalDate day) {
        day(menuId, day).impressions.add(ordinal);
    }

    /** A friend tapped an area of the menu. */
    public void tapped(String menuId, int area, int ordinal, LocalDate day) {
        day(menuId, day).counted(area).add(ordinal);
    }

    /** The days on which anything happened, in order; both ends included. */
    public NavigableMap<LocalDate, Day> days(String menuId, LocalDate from, LocalDate to) {
        TreeMap<LocalDate, Day> days = byMenu.get(menuId);
        return days == null || from.isAfter(to) ? new TreeMap<>() : days.subMap(from, true, to, true);
    }

    /** Those days as one. */
    public static Day sum(Iterable<Day> days) {
        Day sum = new Day();
        days.forEach(sum::add);
        return sum;
    }

    private Day day(String menuId, LocalDate day) {
        return byMenu.computeIfAbsent(menuId, _ -> new TreeMap<>()).computeIfAbsent(day, _ -> new Day());
    }
}
