package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import java.util.Map;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Who the ordinals of a batch are. */
public interface Addressees {

    /** LINE user ids by ordinal, in ascending order of ordinal; erased friends are missing. */
    Map<Integer, UUID> userIds(AccountId account, RoaringBitmap ordinals);

    /** Display names by ordinal; a friend whose name is not known has none. */
    Map<Integer, String> names(AccountId account, RoaringBitmap ordinals);
}
