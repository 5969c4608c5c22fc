package dev.todoku.emulator.module;

import dev.todoku.emulator.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All module channels, where they are attached, and what owners agreed to. */
public final class Modules {
    private static final Duration AGREEMENT_LIFE = Duration.ofMinutes(10);
    private static final int CODE_LENGTH = 20;

    private record Waiting(Attachment.Agreement agreement, Instant expiresAt) {}

    private final Ids ids;
    private final Map<String, ModuleChannel> channels = new ConcurrentSkipListMap<>();
    private final Map<String, List<Attachment>> byAccount = new ConcurrentHashMap<>();
    private final Map<String, Waiting> agreements = new ConcurrentHashMap<>();
    private final ChatControls controls = new ChatControls();

    public Modules(Ids ids) {
        this.ids = ids;
    }

    /** Adds a channel, or changes what is set for it. */
    public void put(ModuleChannel channel) {
        channels.put(channel.channelId(), channel);
    }

    public Optional<ModuleChannel> find(String channelId) {
        return Optional.ofNullable(channels.get(channelId));
    }

    public List<ModuleChannel> all() {
        return List.copyOf(channels.values());
    }

    /** The code by which the module takes up what an owner agreed to. */
    public String agree(Attachment.Agreement agreement, Instant now) {
        String code = ids.token(CODE_LENGTH);
        agreements.put(code, new Waiting(agreement, now.plus(AGREEMENT_LIFE)));
        return code;
    }

    /** What the code stands for; asked again, nothing. */
    public Optional<Attachment.Agreement> take(String code, Instant now) {
        return Optional.ofNullable(agreements.remove(code))
                .filter(waiting -> now.isBefore(waiting.expiresAt))
                .map(Waiting::agreement);
    }

    /** Attaches, or changes the scopes of what is attached. */
    public void attach(Attachment attachment) {
        List<Attachment> all = byAccount.computeIfAbsent(attachment.account(), _ -> new CopyOnWriteArrayList<>());
        all.removeIf(old -> old.moduleId().equals(attachment.moduleId()));
        all.add(attachment);
    }

    /** Returns whether it was attached. */
    public boolean detach(String moduleId, String account) {
        List<Attachment> all = byAccount.get(account);
        return all != null && all.removeIf(one -> one.moduleId().equals(moduleId));
    }

    /** What is attached to the account, the longest there first. */
    public List<Attachment> attachedTo(String account) {
        return byAccount.getOrDefault(account, List.of());
    }

    public Optional<Attachment> attachment(String moduleId, String account) {
        return attachedTo(account).stream()
                .filter(one -> one.moduleId().equals(moduleId))
                .findFirst();
    }

    /** The channel ids of the accounts to which the module is attached, in order. */
    public List<String> accountsOf(String moduleId) {
        return byAccount.entrySet().stream()
                .filter(one -> one.getValue().stream()
                        .anyMatch(attachment -> attachment.moduleId().equals(moduleId)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The module that controls every chat of the account from the beginning, if there is one. */
    public Optional<String> defaultActive(String account) {
        return attachedTo(account).stream()
                .map(Attachment::moduleId)
                .filter(moduleId ->
                        find(moduleId).map(ModuleChannel::defaultActive).orElse(false))
                .findFirst();
    }

    /** The channel that controls the chat: the account's own, or a module's. */
    public String activeIn(String account, String chat, Instant now) {
        return controls.find(account, chat)
                .map(hold -> hold.isHeldAt(now) && isThere(hold.channelId(), account) ? hold.channelId() : account)
                .orElseGet(() -> defaultActive(account).orElse(account));
    }

    public ChatControls controls() {
        return controls;
    }

    private boolean isThere(String channelId, String account) {
        return channelId.equals(account) || attachment(channelId, account).isPresent();
    }

    public void clear() {
        channels.clear();
        byAccount.clear();
        agreements.clear();
        controls.clear();
    }
}
