package dev.todoku.staff.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A person signed in at one browser.
 *
 * @param how password, passkey, oidc, invitation or setup
 * @param csrf what requests that change something must carry beside the cookie: derived from it, so nobody else has it
 */
record Session(UUID id, UUID person, String how, String agent, Instant beganAt, Instant seenAt, String csrf) {

    /** Ends when it was not used for so long. */
    static final Duration IDLE = Duration.ofHours(12);

    /** Ends after so long in any case. */
    static final Duration WHOLE = Duration.ofDays(7);

    /** What changes who can sign in asks for a sign-in as young as this. */
    static final Duration FRESH = Duration.ofMinutes(15);

    boolean isOver(Instant now) {
        return !now.isBefore(seenAt.plus(IDLE)) || !now.isBefore(beganAt.plus(WHOLE));
    }
}
