package dev.todoku.audience.index;

import dev.todoku.audience.Rule;
import dev.todoku.friend.FeedPosition;
import dev.todoku.friend.FriendScan;
import dev.todoku.friend.FriendStatus;
import dev.todoku.kernel.AccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/**
 * Looks at every single row. Slow at millions, and right by construction: the index is held against it, and it answers
 * what the index cannot tell.
 */
@Component
final class RowAudiences {

    private final FriendScan scan;

    RowAudiences(FriendScan scan) {
        this.scan = scan;
    }

    /** Those who fit, and the place in the feed that they contain at least. */
    record Found(RoaringBitmap ordinals, FeedPosition position) {}

    /** Within the account's scope. */
    Found find(AccountId account, Rule rule, Today today, boolean reachable) {
        FriendScan.Start start = scan.start(account);
        Map<Rule.Did, ToIntFunction<Integer>> times = new HashMap<>();
        List<Rule.Did> asked = new ArrayList<>();
        collect(rule, asked);
        if (!asked.isEmpty()) {
            count(account, asked, today, times);
        }
        RowTest test = new RowTest(today, times);
        RoaringBitmap found = new RoaringBitmap();
        scan.rows(account, row -> {
            boolean candidate = !reachable || (row.status() == FriendStatus.FRIEND && !row.optedOut());
            if (candidate && test.fits(rule, row)) {
                found.add(row.ordinal());
            }
        });
        return new Found(found, start.position());
    }

    private void count(
            AccountId account, List<Rule.Did> asked, Today today, Map<Rule.Did, ToIntFunction<Integer>> times) {
        Map<Rule.Did, Map<Integer, Integer>> counts = new HashMap<>();
        asked.forEach(did -> {
            Map<Integer, Integer> of = new HashMap<>();
            counts.put(did, of);
            times.put(did, ordinal -> of.getOrDefault(ordinal, 0));
        });
        scan.happenings(
                account,
                0,
                Set.of(),
                fact -> counts.forEach((did, of) -> {
                    Integer days = did.days();
                    boolean recent =
                            days == null || !fact.day().isBefore(today.date().minusDays(days));
                    boolean about = did.subject() == null || did.subject().equals(fact.subject());
                    if (fact.fact() == did.fact() && recent && about) {
                        fact.ordinals().forEach((int ordinal) -> of.merge(ordinal, 1, Integer::sum));
                    }
                }));
    }

    private static void collect(Rule rule, List<Rule.Did> asked) {
        switch (rule) {
            case Rule.All(var of) -> of.forEach(each -> collect(each, asked));
            case Rule.Any(var of) -> of.forEach(each -> collect(each, asked));
            case Rule.None(var of) -> of.forEach(each -> collect(each, asked));
            case Rule.InAudience(var _, var of) -> collect(of, asked);
            case Rule.Did did -> asked.add(did);
            default -> {}
        }
    }
}
