package dev.todoku.kernel;

import java.util.Map;

/**
 * Remembers who changed what, for good. Called within {@link AccountScope#in}, so that the entry commits with the change
 * it tells of. Implemented by staff.
 */
public interface Audit {

    /**
     * Writes one entry; who did it is the current {@link Access#actor}.
     *
     * @param what the operation in the field's words, such as {@code account.connected}
     * @param details JSON values; never a secret, never a friend's personal data
     */
    void record(AccountId account, String what, Map<String, ?> details);
}
