package dev.todoku.inbound;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.testing.RunningTodoku;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresInboundLogTest extends InboundLogContract {

    @RegisterExtension
    static final RunningTodoku TODOKU = RunningTodoku.at("2026-11-22T03:00:00Z");

    private static final AtomicLong ACCOUNT = new AtomicLong(1_000);

    @Override
    InboundLog log() {
        return TODOKU.bean(InboundLog.class);
    }

    @Override
    AccountId freshAccount() {
        return new AccountId(ACCOUNT.incrementAndGet());
    }

    @Override
    <T> T in(AccountId account, Supplier<T> work) {
        return TODOKU.bean(AccountScope.class).in(account, work);
    }
}
