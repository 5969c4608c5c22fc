package dev.todoku.emulator.audience;

import dev.todoku.protocol.audience.AudienceError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an audience group was not made or changed. */
public final class AudienceRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final @Nullable AudienceError error;

    private AudienceRefused(String message, @Nullable AudienceError error) {
        super(message, null, false, false);
        this.error = error;
    }

    static AudienceRefused because(AudienceError error) {
        return new AudienceRefused(error.name(), error);
    }

    static AudienceRefused tooManyJobs() {
        return new AudienceRefused("too many jobs", null);
    }

    /** Empty: too much is being added at once. */
    public Optional<AudienceError> error() {
        return Optional.ofNullable(error);
    }
}
