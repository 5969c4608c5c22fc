package dev.todoku.desk;

import dev.todoku.delivery.SentMessages;
import dev.todoku.friend.Encounters;
import dev.todoku.friend.Encounters.Encounter;
import dev.todoku.friend.Facts;
import dev.todoku.friend.FriendHistory;
import dev.todoku.friend.Notes;
import dev.todoku.inbound.InboundReading;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import dev.todoku.kernel.Page;
import dev.todoku.kernel.Until;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What happened with one friend, newest first. Each source gives a page's worth; the newest of all are the page. */
@Component
class Timeline {

    private static final Comparator<TimelineItem> NEWEST_FIRST = Comparator.comparing(TimelineItem::at)
            .thenComparing(TimelineItem::key)
            .reversed();

    private final AccountScope scope;
    private final Encounters encounters;
    private final InboundReading inbound;
    private final FriendHistory history;
    private final Notes notes;
    private final SentMessages sent;
    private final Facts facts;

    Timeline(
            AccountScope scope,
            Encounters encounters,
            InboundReading inbound,
            FriendHistory history,
            Notes notes,
            SentMessages sent,
            Facts facts) {
        this.scope = scope;
        this.encounters = encounters;
        this.inbound = inbound;
        this.history = history;
        this.notes = notes;
        this.sent = sent;
        this.facts = facts;
    }

    Page<TimelineItem> page(AccountId account, int ordinal, @Nullable String cursor, int limit) {
        Until until = Until.of(cursor);
        int most = limit + 1;
        List<TimelineItem> all = new ArrayList<>();
        scope.in(account, () -> {
            all.addAll(events(account, encounters.before(account, ordinal, until, most)));
            history.before(account, ordinal, until, most).forEach(each -> all.add(TimelineItem.of(each)));
            notes.before(account, ordinal, until, most).forEach(each -> all.add(TimelineItem.of(each)));
            sent.before(account, ordinal, until, most).forEach(each -> all.add(TimelineItem.of(each)));
            facts.before(account, ordinal, until, since(all, most), most)
                    .forEach(each -> all.add(TimelineItem.of(each)));
        });
        List<TimelineItem> newest =
                all.stream().sorted(NEWEST_FIRST).limit(most).toList();
        return Page.of(newest, limit, item -> new Until(item.at(), item.key()).cursor());
    }

    /** Facts are kept for many friends at once: no more of them are looked at than can stand on the page. */
    private static Instant since(List<TimelineItem> others, int most) {
        return others.size() < most
                ? Instant.EPOCH
                : others.stream()
                        .sorted(NEWEST_FIRST)
                        .skip(most - 1L)
                        .findFirst()
                        .orElseThrow()
                        .at();
    }

    private List<TimelineItem> events(AccountId account, List<Encounter> met) {
        Map<Long, JsonNode> content =
                inbound.events(account, met.stream().map(Encounter::position).toList());
        return met.stream()
                .map(each -> TimelineItem.event(each.key(), each.at(), each.kind(), content.get(each.position())))
                .toList();
    }
}
