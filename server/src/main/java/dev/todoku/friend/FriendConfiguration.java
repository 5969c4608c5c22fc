package dev.todoku.friend;

import dev.todoku.kernel.AccountLoop;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The module's work in the background, and what wakes it.
 */
@Configuration(proxyBeanMethods = false)
class FriendConfiguration {

    private static final int ACCOUNTS_AT_ONCE = 2;

    @Bean
    AccountLoop profileLoop(InstantSource clock, ProfileSync sync) {
        return new AccountLoop("profiles", clock, ACCOUNTS_AT_ONCE, sync);
    }

    @Bean
    AccountLoop importLoop(InstantSource clock, FollowerImport followers) {
        return new AccountLoop("follower imports", clock, ACCOUNTS_AT_ONCE, followers);
    }

    @Bean
    AccountLoop erasureLoop(InstantSource clock, ErasureWork erasures) {
        return new AccountLoop("erasures", clock, ACCOUNTS_AT_ONCE, erasures);
    }

    @Bean
    AccountLoop tagLoop(InstantSource clock, TagExpiry expiry) {
        return new AccountLoop("tag expiries", clock, ACCOUNTS_AT_ONCE, expiry);
    }

    @Bean
    AccountLoop deletionLoop(InstantSource clock, DeletionWork deletions) {
        return new AccountLoop("deletions of attributes and tags", clock, ACCOUNTS_AT_ONCE, deletions);
    }

    @Bean
    TagAlarm tagAlarm(AccountLoop tagLoop) {
        return new TagAlarm(tagLoop);
    }

    /** Wakes the loop when the end of a tag is committed, so that it knows when it is due. */
    record TagAlarm(AccountLoop loop) {

        @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
        void will(TagsExpire event) {
            loop.signal(event.account());
        }
    }

    @Bean
    ProfileAlarm profileAlarm(AccountLoop profileLoop) {
        return new ProfileAlarm(profileLoop);
    }

    /** Wakes the loop when the wish for profiles is committed, before its transaction's thread goes on. */
    record ProfileAlarm(AccountLoop loop) {

        @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
        void wanted(ProfilesWanted event) {
            loop.signal(event.account());
        }
    }
}
