package dev.todoku.emulator.login;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Friends;
import dev.todoku.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The LINE users of an account's provider, as pages show them. */
public final class People {
    /** So many fit on a page. */
    private static final int SHOWN_MAX = 20;

    private People() {}

    /** The user of that id, unless unknown or gone. */
    public static Optional<Person> find(Account account, @Nullable String userId) {
        if (userId == null) return Optional.empty();
        return account.locked(() -> UserId.find(userId)
                .map(id -> account.friends().find(id.value()))
                .filter(ordinal -> ordinal >= 0 && !account.friends().isGone(ordinal))
                .map(ordinal -> person(account.friends(), ordinal)));
    }

    /** The first of those whose name or id contains the text. */
    public static List<Person> search(Account account, @Nullable String text) {
        return account.locked(() -> {
            Friends friends = account.friends();
            List<Person> found = new ArrayList<>();
            for (int ordinal = 0; ordinal < friends.size() && found.size() < SHOWN_MAX; ordinal++) {
                if (friends.isGone(ordinal)) continue;
                Person person = person(friends, ordinal);
                if (text == null
                        || person.name().contains(text)
                        || person.userId().contains(text)) found.add(person);
            }
            return found;
        });
    }

    private static Person person(Friends friends, int ordinal) {
        return new Person(
                new UserId(friends.userId(ordinal)).toString(),
                friends.profile(ordinal).displayName(),
                friends.isFollowing(ordinal));
    }
}
