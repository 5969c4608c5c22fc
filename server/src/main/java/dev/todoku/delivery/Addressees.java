package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Who the ordinals of a batch are. */
public interface Addressees {

    /** LINE user ids by ordinal, in ascending order of ordinal; erased friends are missing. */
    Map<Integer, UUID> userIds(AccountId account, RoaringBitmap ordinals);

    /** What texts say of these friends, by ordinal and variable; what is not known of a friend is missing. */
    Map<Integer, Map<String, String>> variables(AccountId account, RoaringBitmap ordinals, Set<String> keys);
}
