package dev.todoku.campaign;

import dev.todoku.kernel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a campaign last, and whose leave it has.
 *
 * @param author null: written before anybody was asked
 * @param leave null: nobody has let it go as it is now
 */
public record Approval(@Nullable Actor author, @Nullable Leave leave) {

    static final Approval NONE = new Approval(null, null);

    /**
     * A second person's leave.
     *
     * @param messages the most it may send with it
     */
    public record Leave(Actor by, Instant at, long messages) {}

    boolean covers(long count) {
        return leave != null && count <= leave.messages();
    }
}
