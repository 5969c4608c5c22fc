package dev.todoku.quota.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.todoku.account.Accounts;
import dev.todoku.kernel.AccountId;
import dev.todoku.quota.BillingTerms;
import dev.todoku.quota.Forecasts;
import dev.todoku.quota.LineDay;
import dev.todoku.quota.LineFigures;
import dev.todoku.quota.PlannedUse;
import dev.todoku.quota.Quota;
import dev.todoku.quota.QuotaSettings;
import dev.todoku.quota.QuotaStore;
import dev.todoku.quota.Reconciliation;
import dev.todoku.quota.SendsInFlight;
import dev.todoku.quota.Statements;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Quota's decisions over PostgreSQL and LINE, and when LINE's figures are asked for by themselves. */
@Configuration(proxyBeanMethods = false)
class QuotaConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaConfiguration.class);

    /**
     * Between sends the limit is read now and then, so that what others send is seen; before sends it is read anyway.
     * The readings at 23:58 and 00:58 are the last ones of a month in Japan and in Taiwan.
     */
    private static final String READINGS = "0 58 0,2,5,8,11,14,17,20,23 * * *";

    /** Right after a month's reset in Japan, and in Taiwan, so that the new month is known from its beginning. */
    private static final String AFTER_RESET = "0 2 0,1 1 * *";

    /** LINE's counts of a day are ready some time on the next one. */
    private static final String CONFIRMATIONS = "0 20 1,4,7,10,13,18 * * *";

    @Bean
    QuotaSettings quotaSettings() {
        return QuotaSettings.DEFAULT;
    }

    @Bean
    Quota quota(QuotaStore store, BillingTerms terms, InstantSource clock, QuotaSettings settings) {
        return new Quota(store, terms, clock, settings);
    }

    @Bean
    Reconciliation reconciliation(
            QuotaStore store,
            Quota quota,
            LineFigures line,
            ObjectProvider<SendsInFlight> inFlight,
            InstantSource clock) {
        return new Reconciliation(store, quota, line, all(inFlight), clock);
    }

    @Bean
    Statements statements(
            QuotaStore store,
            Quota quota,
            BillingTerms terms,
            ObjectProvider<SendsInFlight> inFlight,
            InstantSource clock,
            QuotaSettings settings) {
        return new Statements(store, quota, terms, all(inFlight), clock, settings);
    }

    @Bean
    Forecasts forecasts(
            QuotaStore store, Quota quota, Accounts accounts, ObjectProvider<PlannedUse> planned, InstantSource clock) {
        PlannedUse all = account ->
                planned.stream().flatMap(each -> each.planned(account).stream()).toList();
        return new Forecasts(store, quota, accounts::contract, all, clock);
    }

    /** Everybody above who sends; asked for late, because they ask for what is made here. */
    private static SendsInFlight all(ObjectProvider<SendsInFlight> senders) {
        return (account, since) -> senders.stream()
                .mapToLong(sender -> sender.recipients(account, since))
                .sum();
    }

    @Bean
    RecurringTask<Void> readings(Accounts accounts, Reconciliation reconciliation) {
        return Tasks.recurring("quota-readings", Schedules.cron(READINGS, LineDay.OFFSET))
                .execute((task, context) -> forEach(accounts, reconciliation::read));
    }

    @Bean
    RecurringTask<Void> firstReadings(Accounts accounts, Reconciliation reconciliation) {
        return Tasks.recurring("quota-first-readings", Schedules.cron(AFTER_RESET, LineDay.OFFSET))
                .execute((task, context) -> forEach(accounts, reconciliation::read));
    }

    @Bean
    RecurringTask<Void> confirmations(Accounts accounts, Reconciliation reconciliation) {
        return Tasks.recurring("quota-confirmations", Schedules.cron(CONFIRMATIONS, LineDay.OFFSET))
                .execute((task, context) -> forEach(accounts, reconciliation::confirm));
    }

    /** One account's trouble is not another's. */
    private static void forEach(Accounts accounts, Consumer<AccountId> work) {
        for (AccountId account : accounts.ids()) {
            try {
                work.accept(account);
            } catch (RuntimeException e) {
                LOG.warn("LINE's figures of account {} could not be taken in; tried again next time", account, e);
            }
        }
    }
}
