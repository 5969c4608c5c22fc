package dev.todoku.friend;

/** How many people an account knows, by status; {@code optedOut} counts those among the friends. */
public record FriendCounts(long friends, long blocked, long visitors, long gone, long optedOut) {

    /** Whom a campaign may reach. */
    public long reachable() {
        return friends - optedOut;
    }
}
