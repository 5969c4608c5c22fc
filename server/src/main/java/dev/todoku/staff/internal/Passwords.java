package dev.todoku.staff.internal;

import dev.todoku.kernel.Problem;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords by Argon2id with 19 MiB and two passes, as OWASP's Password Storage Cheat Sheet asks for. Few at once, so that
 * a flood of sign-ins takes neither the memory nor the cores of everybody else.
 */
@Component
class Passwords {

    private static final int LENGTH_MIN = 12;
    private static final int LENGTH_MAX = 200;
    private static final int DISTINCT_MIN = 5;
    private static final int AT_ONCE = 2;

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final String nobodys = hash("nobody has this password");

    /** Refuses what is guessed first, without saying it again. */
    void check(String password, String email) {
        boolean fits = password.length() >= LENGTH_MIN && password.length() <= LENGTH_MAX;
        boolean varied = password.chars().distinct().count() >= DISTINCT_MIN;
        String lower = password.toLowerCase(Locale.ROOT);
        String who = email.replaceFirst("@.*", "");
        if (!fits || !varied || lower.contains(email) || (who.length() >= 4 && lower.contains(who))) {
            throw Problem.unprocessable(
                    "weak-password",
                    "password: got one that is easily guessed (expected: %d to %d characters, %d different ones, without the e-mail address)"
                            .formatted(LENGTH_MIN, LENGTH_MAX, DISTINCT_MIN));
        }
    }

    String hash(String password) {
        return inTurn(() -> java.util.Objects.requireNonNull(argon.encode(password)));
    }

    /**
     * Whether it is the password; takes as long where there is none.
     *
     * @param hash null: nobody's
     */
    boolean matches(String password, @Nullable String hash) {
        boolean same =
                password.length() <= LENGTH_MAX && inTurn(() -> argon.matches(password, hash == null ? nobodys : hash));
        return same && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
