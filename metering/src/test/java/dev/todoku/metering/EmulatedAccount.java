package dev.todoku.metering;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Years of daily counts as accounts of several kinds have them, each from a seed. */
enum EmulatedAccount {
    /** One send a week to everybody, now and then left out or doubled. */
    NEWSLETTER {
        @Override
        double[] days(LocalDate first, int days, RandomGenerator random) {
            double list = between(random, 500, 40_000);
            double growth = between(random, -0.005, 0.02);
            int weekday = random.nextInt(7);
            double left = between(random, 0, 0.1);
            double twice = between(random, 0, 0.1);
            return each(days, day -> {
                double friends = list * Math.pow(1 + growth, day / 30.0);
                boolean send =
                        first.plusDays(day).getDayOfWeek().getValue() - 1 == weekday && random.nextDouble() >= left;
                boolean extra = random.nextDouble() < twice / 7;
                return (send ? friends : 0) + (extra ? friends * between(random, 0.3, 1) : 0);
            });
        }
    },
    /** Large sends on pay day (before a weekend, the Friday) and at the month's start, a small one now and then. */
    PAY_DAY_SHOP {
        @Override
        double[] days(LocalDate first, int days, RandomGenerator random) {
            double list = between(random, 1_000, 60_000);
            int payDay = random.nextBoolean() ? 25 : 15;
            double start = between(random, 0.3, 1);
            double rate = between(random, 0, 0.05);
            return each(days, day -> {
                LocalDate date = first.plusDays(day);
                double sent = random.nextDouble() < rate ? list * between(random, 0.05, 0.5) : 0;
                sent += date.equals(beforeWeekend(date.withDayOfMonth(payDay)))
                        ? list * between(random, 0.85, 1.05)
                        : 0;
                return sent + (date.getDayOfMonth() == 1 ? list * start * between(random, 0.8, 1.1) : 0);
            });
        }
    },
    /** Daily traffic and a weekly send, both growing by several percent a month. */
    GROWING {
        @Override
        double[] days(LocalDate first, int days, RandomGenerator random) {
            double size = between(random, 50, 2_000);
            double growth = between(random, 0.03, 0.12);
            double weekly = between(random, 0, 10);
            int weekday = random.nextInt(7);
            return each(days, day -> {
                double level = size * Math.pow(1 + growth, day / 30.4);
                boolean send = first.plusDays(day).getDayOfWeek().getValue() - 1 == weekday;
                return level * (between(random, 0.6, 1.4) + (send ? weekly * between(random, 0.8, 1.2) : 0));
            });
        }
    },
    /** The year's seasons: December and March high, August low; two sends a week and a little every day. */
    SEASONAL {
        @Override
        double[] days(LocalDate first, int days, RandomGenerator random) {
            double[] season = {1.1, 0.8, 1.5, 1.1, 0.9, 0.8, 1.2, 0.6, 0.8, 0.9, 1.3, 2.4};
            double list = between(random, 500, 20_000);
            double strength = between(random, 0.5, 1.2);
            int weekday = random.nextInt(7);
            return each(days, day -> {
                LocalDate date = first.plusDays(day);
                double level = list * Math.pow(season[date.getMonthValue() - 1], strength);
                int since = Math.floorMod(date.getDayOfWeek().getValue() - 1 - weekday, 7);
                boolean send = since == 0 || since == 3;
                return level * (0.05 * between(random, 0.5, 1.5) + (send ? between(random, 0.7, 1.2) : 0));
            });
        }
    },
    /** Pushes out of chats and journeys of many days: every day, less on weekends, in waves. */
    CHAT {
        @Override
        double[] days(LocalDate first, int days, RandomGenerator random) {
            double size = between(random, 100, 5_000);
            double weekend = between(random, 0.2, 1.3);
            double[] wave = {1};
            return each(days, day -> {
                wave[0] = Math.exp(0.9 * Math.log(wave[0]) + 0.12 * random.nextGaussian());
                return size * wave[0] * (isWeekend(first.plusDays(day)) ? weekend : 1) * between(random, 0.8, 1.2);
            });
        }
    },
    /** A few large sends a month, on any day and of any size. */
    CHAOTIC_CAMPAIGNS {
        @Override
        double[] days(LocalDate first, int days, RandomGenerator random) {
            double list = between(random, 1_000, 80_000);
            double aMonth = between(random, 1.5, 6);
            return each(days, day -> random.nextDouble() < aMonth / 30.4 ? list * between(random, 0.1, 1) : 0);
        }
    },

    /** Bursts of ten days around events, silence between them. */
    EVENTS {
        @Override
        double[] days(LocalDate first, int days, RandomGenerator random) {
            double list = between(random, 500, 30_000);
            double aYear = between(random, 5, 14);
            int[] left = {0};
            return each(days, day -> {
                left[0] = left[0] > 0 ? left[0] - 1 : random.nextDouble() < aYear / 365 ? 10 : 0;
                return left[0] > 0 ? list * between(random, 0.1, 0.5) : list * between(random, 0, 0.01);
            });
        }
    },
    // What follows is held out: nothing in the forecast was chosen by looking at it.

    /** Weekends, and every day of the long holidays. */
    RESTAURANT {
        @Override
        double[] days(LocalDate first, int days, RandomGenerator random) {
            double list = between(random, 300, 8_000);
            return each(days, day -> {
                LocalDate date = first.plusDays(day);
                int inYear = date.getDayOfYear();
                boolean holidays =
                        inYear > 363 || inYear < 5 || (inYear > 118 && inYear < 127) || (inYear > 222 && inYear < 229);
                boolean eve = date.getDayOfWeek() == DayOfWeek.FRIDAY || date.getDayOfWeek() == DayOfWeek.SATURDAY;
                double rate = holidays ? 0.8 : eve ? 0.7 : 0.03;
                return random.nextDouble() < rate ? list * between(random, 0.4, 1) : 0;
            });
        }
    },
    /** The second Friday and the last day of each month. */
    CALENDAR {
        @Override
        double[] days(LocalDate first, int days, RandomGenerator random) {
            double list = between(random, 500, 30_000);
            double share = between(random, 0.3, 1);
            return each(days, day -> {
                LocalDate date = first.plusDays(day);
                int of = date.getDayOfMonth();
                boolean second = date.getDayOfWeek() == DayOfWeek.FRIDAY && of > 7 && of < 15;
                double sent = second ? list * between(random, 0.9, 1.1) : 0;
                sent += of == date.lengthOfMonth() ? list * share : 0;
                return sent + list * 0.01 * between(random, 0, 1);
            });
        }
    },
    /** Sales now and then: a hint, three days of sends, a last call; between them one send a month on any day. */
    SALES {
        @Override
        double[] days(LocalDate first, int days, RandomGenerator random) {
            double list = between(random, 500, 50_000);
            double aYear = between(random, 6, 20);
            int[] since = {99};
            return each(days, day -> {
                since[0] = random.nextDouble() < aYear / 365 ? 0 : since[0] + 1;
                boolean sale = since[0] == 0 || (since[0] > 2 && since[0] < 7);
                double alone = random.nextDouble() < 1 / 30.4 ? list * between(random, 0.3, 1) : 0;
                return alone + (sale ? list * between(random, 0.2, 1) : 0);
            });
        }
    },
    /** Terms and holidays: twice a week from April to July and September to January, almost nothing else. */
    SCHOOL {
        @Override
        double[] days(LocalDate first, int days, RandomGenerator random) {
            double list = between(random, 100, 3_000);
            return each(days, day -> {
                LocalDate date = first.plusDays(day);
                int month = date.getMonthValue();
                boolean term = month == 1 || (month > 3 && month < 8) || month > 8;
                boolean sends = date.getDayOfWeek() == DayOfWeek.MONDAY || date.getDayOfWeek() == DayOfWeek.THURSDAY;
                return list * (sends && random.nextDouble() < (term ? 0.9 : 0.15) ? between(random, 0.3, 1) : 0.01);
            });
        }
    },
    /** Steady, but the level jumps up or down every few months. */
    JUMPS {
        @Override
        double[] days(LocalDate first, int days, RandomGenerator random) {
            double[] level = {between(random, 200, 10_000)};
            int weekday = random.nextInt(7);
            return each(days, day -> {
                level[0] *= random.nextDouble() < 1 / 150.0 ? between(random, 0.5, 2) : 1;
                boolean send = first.plusDays(day).getDayOfWeek().getValue() - 1 == weekday;
                return level[0] * ((send ? 3 : 0) + 0.3 * between(random, 0.5, 1.5));
            });
        }
    };

    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    abstract double[] days(LocalDate first, int days, RandomGenerator random);

    boolean heldOut() {
        return compareTo(RESTAURANT) >= 0;
    }

    /** That many whole months from {@code first} on. */
    DailyCounts months(YearMonth first, int months, long seed) {
        LocalDate start = first.atDay(1);
        int days = (int) (first.plusMonths(months).atDay(1).toEpochDay() - start.toEpochDay());
        double[] counts = days(start, days, GENERATORS.create(seed * 31 + name().hashCode()));
        var history = new TreeMap<LocalDate, Long>();
        for (int day = 0; day < days; day++) {
            history.put(start.plusDays(day), Math.round(counts[day]));
        }
        return new DailyCounts(history);
    }

    private static double[] each(int days, IntToDoubleFunction count) {
        var counts = new double[days];
        Arrays.setAll(counts, count);
        return counts;
    }

    private static double between(RandomGenerator random, double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private static LocalDate beforeWeekend(LocalDate date) {
        return isWeekend(date) ? date.minusDays(date.getDayOfWeek().getValue() - 5L) : date;
    }
}
