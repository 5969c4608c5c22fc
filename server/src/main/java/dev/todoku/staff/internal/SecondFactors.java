package dev.todoku.staff.internal;

import static dev.todoku.staff.db.Tables.PEOPLE;
import static dev.todoku.staff.db.Tables.RECOVERY_CODES;

import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Problem;
import dev.todoku.kernel.SecretBox;
import dev.todoku.staff.db.tables.records.RecoveryCodesRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Codes of an authenticator app, asked for after the password, and recovery codes for when the phone is gone. */
@Component
class SecondFactors {

    static final int CODES = 10;
    private static final int SECRET_BYTES = 20;
    private static final int CODE_BYTES = 10;

    private final AccountScope scope;
    private final DSLContext sql;
    private final SecretBox box;
    private final InstantSource clock;

    SecondFactors(AccountScope scope, DSLContext sql, SecretBox box, InstantSource clock) {
        this.scope = scope;
        this.sql = sql;
        this.box = box;
        this.clock = clock;
    }

    /** A new secret, in Base32; counts only once {@link #confirm} has seen a code of it. */
    String begin(UUID person) {
        byte[] secret = box.randomBytes(SECRET_BYTES);
        scope.across(() -> {
            boolean on = sql.fetchExists(PEOPLE, PEOPLE.PERSON_ID.eq(person).and(PEOPLE.TOTP_CONFIRMED));
            if (on) {
                throw Problem.conflict("totp-on", "totp: got one already (expected: none; remove it first)");
            }
            sql.update(PEOPLE)
                    .set(PEOPLE.TOTP_SECRET, box.seal(Hashes.text(secret), context(person)))
                    .where(PEOPLE.PERSON_ID.eq(person))
                    .execute();
        });
        return Totp.base32(secret);
    }

    /** From now on a code is asked for; answers recovery codes. */
    List<String> confirm(UUID person, String code) {
        return scope.across(() -> {
            if (!opensApp(person, code.strip())) {
                throw Problem.unprocessable(
                        "wrong-code", "code: got another one (expected: the six digits that the app shows now)");
            }
            sql.update(PEOPLE)
                    .set(PEOPLE.TOTP_CONFIRMED, true)
                    .where(PEOPLE.PERSON_ID.eq(person))
                    .execute();
            return renewCodes(person);
        });
    }

    /** Those of before open nothing any more. */
    List<String> renewCodes(UUID person) {
        List<String> codes = Stream.generate(this::recoveryCode).limit(CODES).toList();
        scope.across(() -> {
            sql.deleteFrom(RECOVERY_CODES)
                    .where(RECOVERY_CODES.PERSON_ID.eq(person))
                    .execute();
            codes.forEach(code -> sql.insertInto(RECOVERY_CODES)
                    .set(new RecoveryCodesRecord(person, Hashes.of(normal(code))))
                    .execute());
        });
        return codes;
    }

    void remove(UUID person) {
        scope.across(() -> {
            sql.update(PEOPLE)
                    .setNull(PEOPLE.TOTP_SECRET)
                    .set(PEOPLE.TOTP_CONFIRMED, false)
                    .where(PEOPLE.PERSON_ID.eq(person))
                    .execute();
            sql.deleteFrom(RECOVERY_CODES)
                    .where(RECOVERY_CODES.PERSON_ID.eq(person))
                    .execute();
        });
    }

    int codesLeft(UUID person) {
        return scope.across(() -> sql.fetchCount(RECOVERY_CODES, RECOVERY_CODES.PERSON_ID.eq(person)));
    }

    /** Whether it is a code of the app or a recovery code; either opens once. */
    boolean opens(UUID person, String code) {
        return scope.across(() -> opensApp(person, code.strip())
                || sql.deleteFrom(RECOVERY_CODES)
                                .where(
                                        RECOVERY_CODES.PERSON_ID.eq(person),
                                        RECOVERY_CODES.HASH.eq(Hashes.of(normal(code))))
                                .execute()
                        == 1);
    }

    private boolean opensApp(UUID person, String code) {
        var row = sql.select(PEOPLE.TOTP_SECRET, PEOPLE.TOTP_STEP)
                .from(PEOPLE)
                .where(PEOPLE.PERSON_ID.eq(person))
                .forUpdate()
                .fetchSingle();
        byte @Nullable [] sealed = row.value1();
        if (sealed == null) {
            return false;
        }
        byte[] secret = java.util.Base64.getUrlDecoder().decode(box.open(sealed, context(person)));
        OptionalLong step = Totp.step(secret, code, clock.instant(), row.value2());
        step.ifPresent(used -> sql.update(PEOPLE)
                .set(PEOPLE.TOTP_STEP, used)
                .where(PEOPLE.PERSON_ID.eq(person))
                .execute());
        return step.isPresent();
    }

    private String recoveryCode() {
        return Totp.base32(box.randomBytes(CODE_BYTES)).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-");
    }

    private static String normal(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
    }

    private static String context(UUID person) {
        return "person/%s/totp".formatted(person);
    }
}
