package dev.todoku.audience.saved;

import dev.todoku.kernel.AccountLoop;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The daily counts' loop. */
@Configuration(proxyBeanMethods = false)
class CountConfiguration {

    private static final int ACCOUNTS_AT_ONCE = 1;

    @Bean
    AccountLoop countLoop(InstantSource clock, Counting counting) {
        return new AccountLoop("audience counts", clock, ACCOUNTS_AT_ONCE, counting);
    }
}
