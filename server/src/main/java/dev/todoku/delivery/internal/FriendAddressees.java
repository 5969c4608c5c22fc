package dev.todoku.delivery.internal;

import dev.todoku.delivery.Addressees;
import dev.todoku.friend.Friends;
import dev.todoku.friend.Variables;
import dev.todoku.kernel.AccountId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** The friends behind the ordinals. */
@Component
class FriendAddressees implements Addressees {

    private final Friends friends;
    private final Variables variables;

    FriendAddressees(Friends friends, Variables variables) {
        this.friends = friends;
        this.variables = variables;
    }

    @Override
    public Map<Integer, UUID> userIds(AccountId account, RoaringBitmap ordinals) {
        return friends.userIds(account, ordinals);
    }

    @Override
    public Map<Integer, Map<String, String>> variables(AccountId account, RoaringBitmap ordinals, Set<String> keys) {
        return variables.of(account, ordinals, keys);
    }
}
