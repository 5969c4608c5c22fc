package dev.todoku.emulator.login;

import dev.todoku.emulator.ids.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All of LINE Login that lasts: channels, consents, codes, tokens of users, tokens that link accounts. */
public final class Login {
    private final Map<String, LoginChannel> channels = new ConcurrentSkipListMap<>();
    private final Consents consents = new Consents();
    private final Codes codes;
    private final UserTokens tokens;
    private final LinkTokens linkTokens;
    private final ServiceMessages serviceMessages;

    public Login(Ids ids) {
        this.codes = new Codes(ids);
        this.tokens = new UserTokens(ids);
        this.linkTokens = new LinkTokens(ids);
        this.serviceMessages = new ServiceMessages(ids);
    }

    /** Adds a channel, or changes what is set for it. */
    public void put(LoginChannel channel) {
        channels.put(channel.channelId(), channel);
    }

    public Optional<LoginChannel> find(String channelId) {
        return Optional.ofNullable(channels.get(channelId));
    }

    public List<LoginChannel> all() {
        return List.copyOf(channels.values());
    }

    public Consents consents() {
        return consents;
    }

    public Codes codes() {
        return codes;
    }

    public UserTokens tokens() {
        return tokens;
    }

    public LinkTokens linkTokens() {
        return linkTokens;
    }

    public ServiceMessages serviceMessages() {
        return serviceMessages;
    }

    public void clear() {
        channels.clear();
        consents.clear();
        codes.clear();
        tokens.clear();
        linkTokens.clear();
        serviceMessages.clear();
    }
}
