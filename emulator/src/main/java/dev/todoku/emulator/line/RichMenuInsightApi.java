package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Ledger;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.richmenu.MenuStatistics;
import dev.todoku.emulator.richmenu.MenuStatistics.Day;
import dev.todoku.emulator.richmenu.MenuStatistics.Tally;
import dev.todoku.emulator.richmenu.StoredMenu;
import dev.todoku.emulator.setting.SettingsStore;
import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.richmenu.RichMenu;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How often rich menus were seen and tapped (reference, "Get rich menu insight"). */
final class RichMenuInsightApi {
    private static final int PRIVACY = 20;
    private static final int SUMMARY_DAYS = 396;
    private static final int DAILY_DAYS = 99;
    private static final int YEARS = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final InstantSource clock;
    private final SettingsStore settings;

    RichMenuInsightApi(InstantSource clock, SettingsStore settings) {
        this.clock = clock;
        this.settings = settings;
    }

    void addTo(Operations operations) {
        operations
                .get("/v2/bot/insight/richmenu/{richMenuId}/summary", call -> insight(call, SUMMARY_DAYS, Period::sum))
                .get("/v2/bot/insight/richmenu/{richMenuId}/daily", call -> insight(call, DAILY_DAYS, Period::daily));
    }

    private record Insight(
            String richMenuId, String metricsFrom, String metricsTo, Impression impression, List<Click> clicks) {}

    private record Impression(Object metrics) {}

    private record Click(RichMenu.Bounds bounds, Object metrics) {}

    private record Metrics(long count, long uniqueUsers) {
        static Metrics of(Tally tally) {
            return new Metrics(tally.count(), tally.uniqueUsers());
        }
    }

    private record DayMetrics(String date, long count, long uniqueUsers) {}

    /** The days that are ready, and what happened on them. */
    private record Period(LocalDate from, LocalDate to, NavigableMap<LocalDate, Day> days) {
        Object sum(Function<Day, Tally> of) {
            return Metrics.of(of.apply(MenuStatistics.sum(days.values())));
        }

        Object daily(Function<Day, Tally> of) {
            return days.entrySet().stream()
                    .filter(entry -> of.apply(entry.getValue()).count() > 0)
                    .map(entry -> {
                        Tally tally = of.apply(entry.getValue());
                        return new DayMetrics(DAY.format(entry.getKey()), tally.count(), tally.uniqueUsers());
                    })
                    .toList();
        }
    }

    @FunctionalInterface
    private interface Form {
        Object metrics(Period period, Function<Day, Tally> of);
    }

    private Reply insight(Call call, int daysMax, Form form) {
        LocalDate from = day(call, "from");
        LocalDate to = day(call, "to");
        LocalDate today = LocalDate.ofInstant(clock.instant(), Ledger.DAYS);
        if (from.isBefore(today.minusYears(YEARS))) throw Refused.badRequest(LineErrors.invalidParameter("from"));
        if (to.isBefore(from) || to.isAfter(from.plusDays(daysMax)))
            throw Refused.badRequest(LineErrors.invalidParameter("to"));
        Account account = call.account();
        String id = call.variable("richMenuId");
        return account.locked(() -> {
            StoredMenu menu = account.richMenus().find(id).orElseThrow(Refused::notFound);
            Period period = period(account, menu, from, to);
            long clickers = MenuStatistics.sum(period.days().values()).uniqueClicks();
            return Reply.json(clickers < PRIVACY ? Map.of("richMenuId", id) : insight(menu, period, form));
        });
    }

    private static Insight insight(StoredMenu menu, Period period, Form form) {
        List<RichMenu.Area> areas = menu.menu().areas();
        return new Insight(
                menu.id(),
                DAY.format(period.from()),
                DAY.format(period.to()),
                new Impression(form.metrics(period, Day::impressions)),
                IntStream.range(0, areas.size())
                        .mapToObj(area ->
                                new Click(areas.get(area).bounds(), form.metrics(period, day -> day.clicks(area))))
                        .toList());
    }

    /** No day before the menu was made, and none that is not ready yet. */
    private Period period(Account account, StoredMenu menu, LocalDate from, LocalDate to) {
        Instant now = clock.instant();
        LocalDate made = LocalDate.ofInstant(menu.createdAt(), Ledger.DAYS);
        LocalDate first = from.isBefore(made) ? made : from;
        LocalDate last = to;
        while (!last.isBefore(first) && !Days.isReady(last, now, settings.get())) last = last.minusDays(1);
        return new Period(first, last, account.richMenus().statistics().days(menu.id(), first, last));
    }

    private static LocalDate day(Call call, String name) {
        return Days.parse(call.query(name)).orElseThrow(() -> Refused.badRequest(LineErrors.invalidParameter(name)));
    }
}
