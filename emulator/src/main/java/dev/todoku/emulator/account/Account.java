package dev.todoku.emulator.account;

import dev.todoku.emulator.chat.ChatMarks;
import dev.todoku.emulator.content.Contents;
import dev.todoku.emulator.coupon.Coupons;
import dev.todoku.emulator.group.Groups;
import dev.todoku.emulator.membership.Memberships;
import dev.todoku.emulator.richmenu.RichMenus;
import dev.todoku.metering.Contract;
import java.time.ZoneId;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One LINE Official Account with its Messaging API channel. All that changes is guarded by one lock, so that its ledger
 * is exact however many requests come at once.
 */
public final class Account {
    /** What never changes. */
    public record Identity(String name, String channelId, String channelSecret, String botUserId, String basicId) {}

    private final Identity identity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Friends friends = new Friends();
    private final Ledger ledger = new Ledger();
    private final RetryKeys retryKeys = new RetryKeys();
    private final ReplyTokens replyTokens = new ReplyTokens();
    private final MissionStickers missionStickers = new MissionStickers();
    private final Reactions reactions = new Reactions();
    private final Units units = new Units();
    private final PhoneNumbers phoneNumbers = new PhoneNumbers();
    private final Narrowcasts narrowcasts = new Narrowcasts();
    private final AudienceGroups audienceGroups = new AudienceGroups();
    private final Contracts contracts;
    private final RichMenus richMenus = new RichMenus();
    private final Contents contents = new Contents();
    private final Groups groups = new Groups();
    private final Coupons coupons = new Coupons();
    private final Memberships memberships = new Memberships();
    private final ChatMarks chatMarks = new ChatMarks();
    private volatile BotSettings botSettings = BotSettings.INITIAL;
    private volatile WebhookEndpoint webhook = WebhookEndpoint.NONE;

    Account(Identity identity, Contract contract, ZoneId zone) {
        this.identity = identity;
        this.contracts = new Contracts(contract, zone);
    }

    public Identity identity() {
        return identity;
    }

    public String channelId() {
        return identity.channelId();
    }

    public WebhookEndpoint webhook() {
        return webhook;
    }

    public void setWebhook(WebhookEndpoint endpoint) {
        webhook = endpoint;
    }

    public BotSettings botSettings() {
        return botSettings;
    }

    public void setBotSettings(BotSettings settings) {
        botSettings = settings;
    }

    /** Between this and {@link #unlock()} the caller is alone; only there may the parts below be used. */
    public void lock() {
        lock.lock();
    }

    public void unlock() {
        lock.unlock();
    }

    /** Does {@code work} alone. */
    public <T> T locked(Supplier<T> work) {
        lock();
        try {
            return work.get();
        } finally {
            unlock();
        }
    }

    /** As {@link #locked(Supplier)}, without a result. */
    public void locking(Runnable work) {
        lock();
        try {
            work.run();
        } finally {
            unlock();
        }
    }

    public Friends friends() {
        return held(friends);
    }

    public Ledger ledger() {
        return held(ledger);
    }

    public RetryKeys retryKeys() {
        return held(retryKeys);
    }

    public ReplyTokens replyTokens() {
        return held(replyTokens);
    }

    public MissionStickers missionStickers() {
        return held(missionStickers);
    }

    public Demographics demographics() {
        return held(friends).demographics();
    }

    public Reactions reactions() {
        return held(reactions);
    }

    public Units units() {
        return held(units);
    }

    public PhoneNumbers phoneNumbers() {
        return held(phoneNumbers);
    }

    public Narrowcasts narrowcasts() {
        return held(narrowcasts);
    }

    public AudienceGroups audienceGroups() {
        return held(audienceGroups);
    }

    public Contracts contracts() {
        return held(contracts);
    }

    public RichMenus richMenus() {
        return held(richMenus);
    }

    public Contents contents() {
        return held(contents);
    }

    public Groups groups() {
        return held(groups);
    }

    public ChatMarks chatMarks() {
        return held(chatMarks);
    }

    public Coupons coupons() {
        return held(coupons);
    }

    public Memberships memberships() {
        return held(memberships);
    }

    private <T> T held(T part) {
        if (!lock.isHeldByCurrentThread())
            throw new IllegalStateException(
                    "account " + channelId() + ": got a use without its lock (expected: locked)");
        return part;
    }
}
