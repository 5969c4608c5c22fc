package dev.todoku.friend;

/** A place in the feed of an account, in commit order; {@link #START} is before the first entry. */
public record FeedPosition(long transaction, long sequence) implements Comparable<FeedPosition> {

    public static final FeedPosition START = new FeedPosition(0, 0);

    @Override
    public int compareTo(FeedPosition other) {
        int order = Long.compare(transaction, other.transaction);
        return order == 0 ? Long.compare(sequence, other.sequence) : order;
    }

    @Override
    public String toString() {
        return transaction + "." + sequence;
    }
}
