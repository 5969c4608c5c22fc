package dev.todoku.emulator.account;

/**
 * The figures of {@code insight/followers}.
 *
 * @param followers who ever added the account; blocks do not lower it
 * @param targetedReaches friends who can be reached
 * @param blocks who block it
 */
public record FriendCounts(long followers, long targetedReaches, long blocks) {
    static final FriendCounts NONE = new FriendCounts(0, 0, 0);

    FriendCounts plus(long friends) {
        return new FriendCounts(followers + friends, targetedReaches + friends, blocks);
    }
}
