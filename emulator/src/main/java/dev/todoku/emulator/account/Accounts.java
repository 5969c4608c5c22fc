package dev.todoku.emulator.account;

import dev.todoku.emulator.ids.Ids;
import dev.todoku.emulator.token.Channel;
import dev.todoku.emulator.token.Channels;
import dev.todoku.emulator.token.Tokens;
import dev.todoku.metering.Contract;
import dev.todoku.protocol.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** All accounts, and the tokens that open them. */
public final class Accounts {
    private final Ids ids;
    private final Tokens tokens;
    private final Channels channels;
    private final Map<String, Account> byChannel = new ConcurrentSkipListMap<>();

    public Accounts(Ids ids) {
        this.ids = ids;
        this.tokens = new Tokens(ids);
        this.channels = new Channels(ids);
    }

    /** A new account; its months begin in {@code zone}. */
    public Account open(String name, Contract contract, ZoneId zone) {
        UUID bot = new UUID(ids.userIdHalf(), ids.userIdHalf());
        Account.Identity identity =
                new Account.Identity(name, ids.channelId(), ids.secret(), new UserId(bot).toString(), ids.basicId());
        channels.add(new Channel(Channel.Kind.MESSAGING, identity.channelId(), identity.channelSecret()));
        Account account = new Account(identity, contract, zone);
        byChannel.put(account.channelId(), account);
        return account;
    }

    public Optional<Account> find(String channelId) {
        return Optional.ofNullable(byChannel.get(channelId));
    }

    /** The account whose bot has that user id. */
    public Optional<Account> findByBot(String botUserId) {
        return byChannel.values().stream()
                .filter(account -> account.identity().botUserId().equals(botUserId))
                .findFirst();
    }

    /** The account that a channel access token belongs to, if the token is valid now. */
    public Optional<Account> findByToken(String token, Instant now) {
        return tokens.find(token, now).flatMap(found -> find(found.channelId()));
    }

    public Tokens tokens() {
        return tokens;
    }

    /** The channels of these accounts and all others. */
    public Channels channels() {
        return channels;
    }

    public Collection<Account> all() {
        return List.copyOf(byChannel.values());
    }

    public boolean isEmpty() {
        return byChannel.isEmpty();
    }

    public void clear() {
        byChannel.clear();
        tokens.clear();
        channels.clear();
    }
}
