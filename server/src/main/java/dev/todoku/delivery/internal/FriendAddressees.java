package dev.todoku.delivery.internal;

import dev.todoku.delivery.Addressees;
import dev.todoku.friend.Friends;
import dev.todoku.kernel.AccountId;
import java.util.Map;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** The friends behind the ordinals. */
@Component
class FriendAddressees implements Addressees {

    private final Friends friends;

    FriendAddressees(Friends friends) {
        this.friends = friends;
    }

    @Override
    public Map<Integer, UUID> userIds(AccountId account, RoaringBitmap ordinals) {
        return friends.userIds(account, ordinals);
    }

    @Override
    public Map<Integer, String> names(AccountId account, RoaringBitmap ordinals) {
        return friends.displayNames(account, ordinals);
    }
}
