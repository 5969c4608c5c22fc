package dev.todoku.metering;

import java.util.List;

/**
 * A point from which the rest of a month is foretold, with what is known there.
 *
 * @param past known months before, in order of time; the last one may not be over
 * @param month the month itself, known until the point
 * @param gone its whole days gone; 0 for a month that has not begun
 * @param part how much of the day after them is gone: 0 to less than 1
 * @param soFar the month's messages so far
 * @param today those of them that the day that is not over has had
 */
record Origin(List<MonthDays> past, MonthDays month, int gone, double part, double soFar, double today) {

    /** A past month as it was when so many of its days were gone. */
    static Origin then(List<MonthDays> past, MonthDays month, int gone) {
        return new Origin(past, month.after(gone), gone, 0, month.sum(gone), 0);
    }

    double elapsed() {
        return gone + part;
    }

    /** Days so far that are known: fewer than those gone where the account was connected within the month. */
    double observed() {
        return elapsed() - month.from();
    }

    double left() {
        return month.length() - elapsed();
    }

    /** Days that are not over, today among them. */
    int daysLeft() {
        return month.length() - gone;
    }

    /**
     * The sum over the days left of what is expected of a whole day; of today only what is left of it, by the hour, and not more
     * than today still lacks.
     */
    double rest(double[] expected) {
        double rest = Math.min(expected[gone] * (1 - part), Math.max(0, expected[gone] - today));
        for (int day = gone + 1; day < expected.length; day++) {
            rest += expected[day];
        }
        return rest;
    }

    /** Messages of an average month of late (up to six, the unfinished one by its days), per 30 days; 0 where none is known. */
    double size() {
        double sum = recent().stream().mapToDouble(MonthDays::sum).sum();
        int days = recent().stream().mapToInt(MonthDays::known).sum();
        return days == 0 ? 0 : sum / days * 30;
    }

    List<MonthDays> recent() {
        return past.subList(Math.max(0, past.size() - 6), past.size());
    }
}
