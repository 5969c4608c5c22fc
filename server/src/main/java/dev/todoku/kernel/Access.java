package dev.todoku.kernel;

import java.util.Optional;

/**
 * Who is asking, and whether they may see an account. Declared here in the kernel's words, implemented by staff. Paths
 * with {@code {account}} are checked before their controller runs; a controller calls this only for what a path does not
 * name.
 */
public interface Access {

    /** Who makes the current request; {@link Actor#SYSTEM} outside one. */
    Actor actor();

    /** Whether whoever asks has any business with an account: what lists them shows no other. */
    boolean sees(AccountId account);

    /** Refuses with 404, as for an account that does not exist: its existence is nobody else's business. */
    void requireAccount(AccountId account);

    /** What a person is called, as long as they are there; of anybody else nothing; outside any account's scope. */
    Optional<String> nameOf(Actor actor);

    /** Refuses with 403 whoever may not send what counts: for a body that says when to send, where the path does not. */
    void requireToSend(AccountId account);
}
