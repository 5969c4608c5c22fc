package dev.todoku.transfer;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountLoop;
import dev.todoku.kernel.Expiring;
import dev.todoku.kernel.LargeBody;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's work in the background, what it lets in, and what it forgets. */
@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

    private static final int ACCOUNTS_AT_ONCE = 2;

    /** Ten million rows of a dozen fields. */
    private static final long BYTES_MAX = 4L << 30;

    @Bean
    AccountLoop csvImportLoop(InstantSource clock, ImportRunner runner) {
        return new AccountLoop("csv imports", clock, ACCOUNTS_AT_ONCE, runner);
    }

    @Bean
    LargeBody importUpload() {
        return new LargeBody("POST", Pattern.compile("/api/v1/accounts/\\d+/imports"), BYTES_MAX);
    }

    /** Refused rows hold what somebody's file says of people. */
    @Bean
    Expiring oldRefusals(DSLContext sql) {
        return new Old("refused rows of imports", """
                delete from transfer.refusals where (account_id, import_id, line) in (
                  select account_id, import_id, line from transfer.refusals join transfer.imports using (account_id, import_id)
                  where created_at < ?::timestamptz and state not in ('checking', 'running', 'undoing') limit ?)
                """, sql);
    }

    /** With their files, which say as much of people. */
    @Bean
    Expiring oldUploads(DSLContext sql, ImportFiles files) {
        return new OldUploads(sql, files);
    }

    private record OldUploads(DSLContext sql, ImportFiles files) implements Expiring {

        @Override
        public String name() {
            return "imports that were never started";
        }

        @Override
        public int expire(Instant before) {
            var gone = sql.fetch("""
                    delete from transfer.imports where (account_id, import_id) in (
                      select account_id, import_id from transfer.imports
                      where created_at < ?::timestamptz and state in ('uploaded', 'checked') limit ?)
                    returning account_id, import_id
                    """, before.toString(), ROWS_MAX);
            gone.forEach(row -> files.delete(new AccountId(row.get(0, Long.class)), row.get(1, UUID.class)));
            return gone.size();
        }
    }

    private record Old(String name, String statement, DSLContext sql) implements Expiring {

        @Override
        public int expire(Instant before) {
            return sql.execute(statement, before.toString(), ROWS_MAX);
        }
    }
}
