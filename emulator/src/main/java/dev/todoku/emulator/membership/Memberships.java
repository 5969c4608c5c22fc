package dev.todoku.emulator.membership;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The membership plans of an account and their members, friends by ordinal. Guarded by the account's lock. */
public final class Memberships {
    public static final int PLANS_MAX = 5;
    /** Days of billing, in every country. */
    public static final ZoneId DAYS = ZoneOffset.ofHours(9);

    private static final int FIRST_ID = 1_001;

    /** A friend's membership with its plan. */
    public record Joined(MembershipPlan plan, Subscription subscription) {}

    private static final class Entry {
        private MembershipPlan plan;
        private final TreeMap<Integer, Subscription> members = new TreeMap<>();
        private int lastNo;

        Entry(MembershipPlan plan) {
            this.plan = plan;
        }
    }

    private final TreeMap<Integer, Entry> byId = new TreeMap<>();

    /** The id that the next plan must have. */
    public int nextId() {
        return byId.isEmpty() ? FIRST_ID : byId.lastKey() + 1;
    }

    public void add(MembershipPlan plan) {
        byId.put(plan.membershipId(), new Entry(plan));
    }

    public List<MembershipPlan> plans() {
        return byId.values().stream().map(entry -> entry.plan).toList();
    }

    public Optional<MembershipPlan> plan(int id) {
        return Optional.ofNullable(byId.get(id)).map(entry -> entry.plan);
    }

    /** Whether the plan can still be joined. */
    public void publish(int id, boolean published) {
        Entry entry = byId.get(id);
        if (entry != null) entry.plan = entry.plan.published(published);
    }

    public int memberCount(int id) {
        Entry entry = byId.get(id);
        return entry == null ? 0 : entry.members.size();
    }

    /** Members from that ordinal on. */
    public NavigableMap<Integer, Subscription> members(int id, int first) {
        Entry entry = byId.get(id);
        return entry == null ? new TreeMap<>() : entry.members.tailMap(first, true);
    }

    /** Begins a membership; the plan must be there. */
    public Subscription join(int id, int ordinal, Instant now) {
        Entry entry = byId.get(id);
        if (entry == null) throw new IllegalArgumentException("membershipId: got " + id + " (expected: one there is)");
        Subscription joined = new Subscription(++entry.lastNo, now, LocalDate.ofInstant(now, DAYS), 1);
        entry.members.put(ordinal, joined);
        return joined;
    }

    public Optional<Subscription> find(int id, int ordinal) {
        Entry entry = byId.get(id);
        return entry == null ? Optional.empty() : Optional.ofNullable(entry.members.get(ordinal));
    }

    /** Another month begins; empty if the friend is no member any more. */
    public Optional<Subscription> renew(int id, int ordinal) {
        Optional<Subscription> renewed = find(id, ordinal).map(Subscription::renewed);
        Entry entry = byId.get(id);
        if (entry != null) renewed.ifPresent(subscription -> entry.members.put(ordinal, subscription));
        return renewed;
    }

    /** Returns whether the friend was a member. */
    public boolean leave(int id, int ordinal) {
        Entry entry = byId.get(id);
        return entry != null && entry.members.remove(ordinal) != null;
    }

    /** All memberships of a friend. */
    public List<Joined> of(int ordinal) {
        List<Joined> all = new ArrayList<>();
        for (Entry entry : byId.values()) {
            Subscription subscription = entry.members.get(ordinal);
            if (subscription != null) all.add(new Joined(entry.plan, subscription));
        }
        return all;
    }
}
