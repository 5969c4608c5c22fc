package dev.todoku.kernel.time;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Expiring;
import dev.todoku.kernel.Installation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes what is over, once a day in the small hours of Japan, a few thousand rows at a time. */
@Configuration(proxyBeanMethods = false)
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final String DAILY = "0 40 18 * * *";

    /** Shorter, and an event that LINE delivers again would be taken for a new one. */
    private static final Duration KEEP_MIN = Duration.ofDays(7);

    @Bean
    RecurringTask<Void> dailyRetention(
            Installation installation, ObjectProvider<Expiring> kept, AccountScope scope, InstantSource clock) {
        Duration keep = installation.keep();
        if (keep.compareTo(KEEP_MIN) < 0) {
            throw new IllegalStateException(
                    "TODOKU_KEEP: got %s (expected: %d days or more)".formatted(keep, KEEP_MIN.toDays()));
        }
        return Tasks.recurring("retention", Schedules.cron(DAILY, ZoneOffset.UTC))
                .execute((_, _) -> {
                    Instant before = clock.instant().minus(keep);
                    kept.orderedStream().forEach(each -> expire(each, before, scope));
                });
    }

    /** One kind's trouble is not another's; it is tried again the next day. */
    private static void expire(Expiring kept, Instant before, AccountScope scope) {
        try {
            long all = 0;
            int some;
            do {
                some = scope.across(() -> kept.expire(before));
                all += some;
            } while (some >= Expiring.ROWS_MAX);
            if (all > 0) {
                LOG.info("{} from before {}: {} rows deleted", kept.name(), before, all);
            }
        } catch (RuntimeException e) {
            LOG.warn("{} could not be deleted; tried again tomorrow", kept.name(), e);
        }
    }
}
