package dev.todoku.audience.index;

import dev.todoku.audience.Rule;
import dev.todoku.friend.FeedPosition;
import dev.todoku.friend.FriendScan;
import dev.todoku.friend.FriendStatus;
import dev.todoku.kernel.AccountId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/**
 * Looks at every single row. Slow at millions, and right by construction: the index is held against it, and it answers
 * what the index cannot tell.
 */
@Component
final class RowAudiences {

    private final FriendScan scan;

    /** One reads all rows at a time: a dozen at once would be a load that nobody else gets past. */
    private final ReentrantLock turn = new ReentrantLock(true);

    RowAudiences(FriendScan scan) {
        this.scan = scan;
    }

    /** Those who fit each of the rules, and the place in the feed that they contain at least. */
    record Found(List<RoaringBitmap> ordinals, FeedPosition position) {}

    /** Waits for its turn before it takes a connection, which others need. */
    <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /** Looks at the rows once for all these rules. Within the account's scope. */
    Found find(AccountId account, List<Rule> rules, Today today, boolean reachable) {
        FriendScan.Start start = scan.start(account);
        RowTest test = new RowTest(today, counted(account, rules, today));
        List<RoaringBitmap> found = rules.stream().map(_ -> new RoaringBitmap()).toList();
        scan.rows(account, row -> {
            if (reachable && (row.status() != FriendStatus.FRIEND || row.optedOut())) {
                return;
            }
            for (int i = 0; i < rules.size(); i++) {
                if (test.fits(rules.get(i), row)) {
                    found.get(i).add(row.ordinal());
                }
            }
        });
        return new Found(found, start.position());
    }

    /** How often, by ordinal. */
    private static final class Counts {
        private int[] times = new int[0];

        void add(int ordinal) {
            if (ordinal >= times.length) {
                times = Arrays.copyOf(times, 2 * ordinal + 64);
            }
            times[ordinal]++;
        }

        int of(int ordinal) {
            return ordinal < times.length ? times[ordinal] : 0;
        }
    }

    private Map<Rule.Did, IntUnaryOperator> counted(AccountId account, List<Rule> rules, Today today) {
        Map<Rule.Did, Counts> counts = new HashMap<>();
        rules.forEach(rule -> RowTest.asked(rule, did -> counts.put(did, new Counts())));
        if (!counts.isEmpty()) {
            scan.happenings(
                    account,
                    0,
                    Set.of(),
                    fact -> counts.forEach((did, of) -> {
                        if (RowTest.counts(did, fact, today)) {
                            fact.ordinals().forEach((IntConsumer) of::add);
                        }
                    }));
        }
        Map<Rule.Did, IntUnaryOperator> times = new HashMap<>();
        counts.forEach((did, of) -> times.put(did, of::of));
        return times;
    }
}
