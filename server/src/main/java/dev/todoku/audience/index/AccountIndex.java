package dev.todoku.audience.index;

import dev.todoku.audience.Kind;
import dev.todoku.audience.Members;
import dev.todoku.audience.Rule;
import dev.todoku.friend.FeedPosition;
import dev.todoku.friend.FriendScan;
import dev.todoku.friend.FriendScan.Change;
import dev.todoku.friend.FriendScan.Happening;
import dev.todoku.friend.FriendSignals;
import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.AccountScope;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One account's friends in memory, and how far they are. Reading the changes takes a statement; while it runs others may
 * evaluate, and only writing them in keeps them out.
 */
final class AccountIndex {

    /** More changes than this are not worth reading one by one: the rows are read anew. */
    private static final int BACKLOG_MAX = 200_000;

    /** A file that is so many changes behind, and a tenth of the friends, is written anew. */
    private static final long UNSAVED_MAX = 100_000;

    private final AccountId account;
    private final ZoneId zone;
    private final InstantSource clock;
    private final FriendScan scan;
    private final FriendSignals signals;
    private final AccountScope scope;
    private final Supplier<Map<Integer, Kind>> attributes;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ReentrantLock catching = new ReentrantLock();

    /** Rounds of catching up that have begun: one that began after you asked contains what was committed before. */
    private final AtomicLong begun = new AtomicLong();

    /** The last round that came through: one that failed has brought nobody up to date. */
    private long done;

    /** The changes that had been told of before the last look, if all of them are in and settled, and its day. */
    private record Seen(long number, long day) {}

    private volatile @Nullable Seen seen;

    private People people;
    private FactIndex facts = new FactIndex();
    private FeedPosition position = FeedPosition.START;
    private volatile long horizon;
    private volatile long factHorizon;

    /** Entries beyond the horizon that are in already, and the transaction of each. */
    private final Map<Long, Long> ahead = new HashMap<>();

    private final Map<Long, Long> factsAhead = new HashMap<>();

    private final AtomicLong unsaved = new AtomicLong();

    /** Somebody was erased, whom a file may still name. */
    private boolean erased;

    AccountIndex(
            AccountId account,
            ZoneId zone,
            InstantSource clock,
            FriendScan scan,
            FriendSignals signals,
            AccountScope scope,
            Supplier<Map<Integer, Kind>> attributes) {
        this.account = account;
        this.zone = zone;
        this.clock = clock;
        this.scan = scan;
        this.signals = signals;
        this.scope = scope;
        this.attributes = attributes;
        this.people = new People(zone);
    }

    /** Reads every row, within the account's scope. */
    void rebuild() {
        People all = new People(zone);
        FactIndex happened = new FactIndex();
        happened.today(today());
        FriendScan.Start start = scan.start(account);
        all.attributes(attributes.get());
        scan.rows(account, row -> {
            if (!all.knows(row)) {
                all.attributes(attributes.get()); // made since
            }
            all.add(row);
        });
        scan.facts(account, start.horizon(), each -> add(happened, each));
        write(() -> {
            people = all;
            facts = happened;
            position = start.position();
            horizon = start.horizon();
            factHorizon = start.horizon();
            ahead.clear();
            factsAhead.clear();
        });
    }

    /**
     * Contains what was committed before the call. Mostly nobody has told of a change since; else one look at the database
     * tells whether there is anything new, and only what is new is read.
     */
    void catchUp() {
        Seen now = new Seen(signals.number(account), today());
        if (now.equals(seen)) {
            return;
        }
        long round = begun.get();
        catching.lock();
        try {
            if (done > round) {
                return;
            }
            long number = begun.incrementAndGet();
            FriendScan.News news = scan.news(account, horizon, ahead.keySet(), factHorizon, factsAhead.keySet());
            if (news.changes() || news.happenings()) {
                scope.<@Nullable Object>apart(account, () -> {
                    read(BACKLOG_MAX);
                    return null;
                });
            } else {
                nothingNew(news.horizon());
            }
            seen = ahead.isEmpty() && factsAhead.isEmpty() ? now : null;
            done = number;
        } finally {
            catching.unlock();
        }
    }

    /** As {@link #catchUp}, while nobody else has this index: however many changes there are. */
    void catchUpAlone() {
        people.attributes(attributes.get());
        reached(
                scan.changes(account, horizon, ahead.keySet(), Integer.MAX_VALUE, this::apply),
                scan.happenings(account, factHorizon, factsAhead.keySet(), this::apply));
    }

    private void read(int most) {
        List<Change> changes = new ArrayList<>();
        List<Happening> happenings = new ArrayList<>();
        long reached = scan.changes(account, horizon, ahead.keySet(), most, changes::add);
        if (changes.size() >= most) {
            rebuild();
            read(Integer.MAX_VALUE);
            return;
        }
        long factsReached = scan.happenings(account, factHorizon, factsAhead.keySet(), happenings::add);
        Map<Integer, Kind> known = changes.isEmpty() ? Map.of() : attributes.get();
        write(() -> {
            people.attributes(known);
            facts.today(today());
            changes.forEach(this::apply);
            happenings.forEach(this::apply);
            reached(reached, factsReached);
        });
        unsaved.addAndGet(changes.size() + happenings.size());
    }

    /** Most questions find it so: they keep nobody out who evaluates, but for a new day and for entries that have settled. */
    private void nothingNew(long reached) {
        if (ahead.isEmpty() && factsAhead.isEmpty() && facts.isOf(today())) {
            horizon = reached;
            factHorizon = reached;
        } else {
            write(() -> {
                facts.today(today());
                reached(reached, reached);
            });
        }
    }

    private void reached(long changes, long happenings) {
        horizon = changes;
        factHorizon = happenings;
        ahead.entrySet().removeIf(entry -> {
            boolean settled = entry.getValue() < changes;
            FeedPosition at = new FeedPosition(entry.getValue(), entry.getKey());
            if (settled && at.compareTo(position) > 0) {
                position = at;
            }
            return settled;
        });
        factsAhead.values().removeIf(transaction -> transaction < happenings);
    }

    private void apply(Change change) {
        FriendScan.@Nullable Row row = change.row();
        if (row != null && !people.knows(row)) {
            people.attributes(attributes.get()); // made since
        }
        if (row == null) {
            people.forget(change.ordinal());
            erased = true;
        } else {
            people.change(row, change.fields());
        }
        ahead.put(change.position().sequence(), change.position().transaction());
    }

    private long today() {
        return Today.at(clock.instant(), zone).day();
    }

    private void apply(Happening happening) {
        add(facts, happening);
        factsAhead.put(happening.position().sequence(), happening.position().transaction());
    }

    private static void add(FactIndex to, Happening happening) {
        to.add(happening.fact(), happening.subject(), happening.day().toEpochDay(), happening.ordinals());
    }

    /** Who fits; empty if only the rows can tell. */
    Optional<Members> members(Rule rule, Instant now, boolean reachable) {
        Today today = Today.at(now, zone);
        return reading(
                evaluation -> {
                    People all = evaluation.people();
                    return Evaluation.possible(rule, all)
                            ? Optional.of(new Members(
                                    new Evaluation(all, evaluation.facts(), today)
                                            .of(rule, reachable ? all.reachable() : all.known()),
                                    position,
                                    now))
                            : Optional.empty();
                },
                today);
    }

    /** Looks at the sets while nobody changes them. */
    <T> T reading(Function<Evaluation, T> work, Today today) {
        lock.readLock().lock();
        try {
            return work.apply(new Evaluation(people, facts, today));
        } finally {
            lock.readLock().unlock();
        }
    }

    private void write(Runnable work) {
        lock.writeLock().lock();
        try {
            work.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Whether a later start would have much to read again. */
    boolean worthSaving() {
        lock.readLock().lock();
        try {
            return unsaved.get() > Math.max(UNSAVED_MAX, people.known().getLongCardinality() / 10);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Whether somebody was erased since this was asked last. */
    boolean tellErased() {
        lock.writeLock().lock();
        try {
            boolean told = erased;
            erased = false;
            return told;
        } finally {
            lock.writeLock().unlock();
        }
    }

    ZoneId zone() {
        return zone;
    }

    long bytes() {
        lock.readLock().lock();
        try {
            return people.bytes() + facts.bytes();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * What a later start needs in order not to read the rows again. Questions and changes go on meanwhile: a part that was
     * written early is older than a later one, and reading the changes since the first makes them one again. Sums of facts
     * cannot be added to twice, so that they are written as of one moment.
     */
    void write(DataOutputStream out) throws IOException {
        List<People.Part> parts = new ArrayList<>();
        unsaved.set(0);
        written(() -> {
            out.writeUTF(zone.getId());
            out.writeLong(position.transaction());
            out.writeLong(position.sequence());
            out.writeLong(horizon);
            write(out, ahead);
            parts.addAll(people.parts());
        });
        out.writeInt(parts.size());
        for (People.Part part : parts) {
            written(() -> part.write(out));
        }
        written(() -> {
            out.writeLong(factHorizon);
            write(out, factsAhead);
            facts.write(out);
        });
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void written(Writing writing) throws IOException {
        lock.readLock().lock();
        try {
            writing.write();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** False if it was written for another time zone. */
    boolean read(DataInputStream in) throws IOException {
        if (!in.readUTF().equals(zone.getId())) {
            return false;
        }
        position = new FeedPosition(in.readLong(), in.readLong());
        horizon = in.readLong();
        read(in, ahead);
        people = People.read(zone, in);
        factHorizon = in.readLong();
        read(in, factsAhead);
        facts = FactIndex.read(in);
        return true;
    }

    private static void write(DataOutputStream out, Map<Long, Long> entries) throws IOException {
        out.writeInt(entries.size());
        for (var entry : entries.entrySet()) {
            out.writeLong(entry.getKey());
            out.writeLong(entry.getValue());
        }
    }

    private static void read(DataInputStream in, Map<Long, Long> entries) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            entries.put(in.readLong(), in.readLong());
        }
    }
}
