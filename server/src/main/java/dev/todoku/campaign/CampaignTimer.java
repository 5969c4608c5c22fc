package dev.todoku.campaign;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.todoku.kernel.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Starts campaigns at their time, and tries again those that wait for something. One timer per campaign. */
@Configuration(proxyBeanMethods = false)
class CampaignTimer {

    private static final TaskDescriptor<Ref> LAUNCH = TaskDescriptor.of("campaign-launch", Ref.class);

    private static final Logger LOG = LoggerFactory.getLogger(CampaignTimer.class);

    /** Which campaign; kept as JSON with the timer. */
    record Ref(long account, UUID campaign) {}

    /** Sets and moves timers, within the caller's transaction. */
    static final class Alarm {

        private final ObjectProvider<Scheduler> scheduler;

        Alarm(ObjectProvider<Scheduler> scheduler) {
            this.scheduler = scheduler;
        }

        void set(AccountId account, UUID campaign, Instant at) {
            clear(account, campaign);
            scheduler
                    .getObject()
                    .schedule(
                            LAUNCH.instance(id(account, campaign))
                                    .data(new Ref(account.value(), campaign))
                                    .build(),
                            at);
            if (TransactionSynchronizationManager.isSynchronizationActive()) {
                TransactionSynchronizationManager.registerSynchronization(new LookAgain());
            }
        }

        /** A timer that is due at once is seen only when it is committed, and a clock that stands still wakes nobody. */
        private final class LookAgain implements TransactionSynchronization {

            @Override
            public void afterCommit() {
                scheduler.getObject().triggerCheckForDueExecutions();
            }
        }

        /** A timer that is running at this moment stays: it looks at the campaign's state before it does anything. */
        void clear(AccountId account, UUID campaign) {
            try {
                scheduler.getObject().cancel(LAUNCH.instanceId(id(account, campaign)));
            } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException e) {
                LOG.debug("no timer of {} to clear", campaign, e);
            }
        }

        private static String id(AccountId account, UUID campaign) {
            return account + ":" + campaign;
        }
    }

    @Bean
    Alarm campaignAlarm(ObjectProvider<Scheduler> scheduler) {
        return new Alarm(scheduler);
    }

    @Bean
    Task<Ref> campaignLaunch(ObjectProvider<Launches> launches) {
        CustomTask<Ref> task = Tasks.custom(LAUNCH).execute((instance, _) -> {
            Ref ref = instance.getData();
            Optional<Instant> again = launches.getObject().due(new AccountId(ref.account()), ref.campaign());
            return again.<CompletionHandler<Ref>>map(
                            at -> (complete, operations) -> operations.reschedule(complete, at))
                    .orElseGet(CompletionHandler.OnCompleteRemove::new);
        });
        return task;
    }
}
