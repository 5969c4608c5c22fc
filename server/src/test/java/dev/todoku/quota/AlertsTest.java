package dev.todoku.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import dev.todoku.metering.BillingMonth;
import dev.todoku.metering.Contract;
import dev.todoku.metering.ContractTerms;
import dev.todoku.metering.PlanCatalogue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final AccountId ACCOUNT = new AccountId(1);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private final QuotaStore store = new FakeQuotaStore(new FakeTransactions());
    private final Quota quota = new Quota(store, new Light(), () -> now, QuotaSettings.DEFAULT);

    private static final class Light implements BillingTerms {
        @Override
        public ZoneId zone(AccountId account) {
            return TOKYO;
        }

        @Override
        public ContractTerms terms(AccountId account, YearMonth month) {
            return Contract.of(PlanCatalogue.bundled().plan("jp-2023-standard")).termsIn(month);
        }
    }

    private void read(long limit, long consumption) {
        BillingMonth month = BillingMonth.of(now, TOKYO);
        store.transaction(ACCOUNT, () -> {
            quota.begin(ACCOUNT, month);
            store.saveReading(
                    ACCOUNT,
                    month.month(),
                    new Reading(now, OptionalLong.of(limit), consumption, 0, false, Duration.ZERO));
            quota.learnt(ACCOUNT, month);
            return true;
        });
    }

    private void reserve(long count) {
        GrantRequest request = new GrantRequest(new UUID(1, count), Purpose.CAMPAIGN, Route.MULTICAST, count, null);
        assertThat(quota.reserve(ACCOUNT, request)).isInstanceOf(Decision.Granted.class);
        quota.noticeThresholds(ACCOUNT);
    }

    private void budget(@Nullable Long messages, @Nullable BigDecimal money) {
        quota.changeOwnerLimits(ACCOUNT, _ -> new OwnerLimits(messages, money, false, Map.of()));
    }

    @Test
    void eachThresholdIsToldOnceWithWhatItWasThen() {
        read(1_000, 0);
        reserve(499);
        assertThat(quota.alerts(ACCOUNT, NOVEMBER)).isEmpty();
        Instant first = now;
        reserve(1);
        now = now.plusSeconds(60);
        reserve(400);
        reserve(100);
        assertThat(quota.alerts(ACCOUNT, NOVEMBER))
                .containsExactly(
                        new Alert(Alert.Subject.LIMIT, 50, 1_000, 500, first),
                        new Alert(Alert.Subject.LIMIT, 80, 1_000, 900, now),
                        new Alert(Alert.Subject.LIMIT, 100, 1_000, 1_000, now));
        read(2_000, 0);
        assertThat(quota.alerts(ACCOUNT, NOVEMBER)).hasSize(3);
    }

    @Test
    void whatOthersSendCountsAsSoonAsLineSaysSo() {
        read(1_000, 0);
        read(1_000, 850);
        assertThat(quota.alerts(ACCOUNT, NOVEMBER))
                .extracting(Alert::percent, Alert::committed)
                .containsExactly(tuple(50, 850L), tuple(80, 850L));
    }

    @Test
    void theBudgetHasThresholdsOfItsOwnInMessagesAndMoney() {
        read(100_000, 0);
        reserve(600);
        budget(1_000L, null);
        assertThat(quota.alerts(ACCOUNT, NOVEMBER))
                .extracting(Alert::subject, Alert::percent)
                .containsExactly(tuple(Alert.Subject.BUDGET, 50));
        budget(null, new BigDecimal("1")); // less than the base fee: only the free messages
        assertThat(quota.alerts(ACCOUNT, NOVEMBER)).hasSize(1);
        budget(750L, new BigDecimal("1000000"));
        assertThat(quota.alerts(ACCOUNT, NOVEMBER))
                .last()
                .satisfies(alert -> assertThat(alert.limit()).isEqualTo(750));
    }

    @Test
    void sharesThatNobodyUsedAreNotCommitted() {
        read(1_000, 0);
        quota.changeOwnerLimits(ACCOUNT, _ -> new OwnerLimits(null, null, false, Map.of(Purpose.CHAT, 900L)));
        assertThat(quota.alerts(ACCOUNT, NOVEMBER)).isEmpty();
    }

    @Test
    void theFirstHourOfAMonthTellsNothingBecauseItMayBeLastMonths() {
        now = Instant.parse("2026-11-30T15:02:00Z");
        read(1_000, 990);
        YearMonth december = YearMonth.of(2026, 12);
        assertThat(quota.alerts(ACCOUNT, december)).isEmpty();
        now = Instant.parse("2026-11-30T16:02:00Z");
        read(1_000, 600);
        assertThat(quota.alerts(ACCOUNT, december)).extracting(Alert::percent).containsExactly(50);
    }
}
