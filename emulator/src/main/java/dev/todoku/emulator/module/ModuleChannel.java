package dev.todoku.emulator.module;

import dev.todoku.emulator.account.WebhookEndpoint;

/**
 * A module channel, as its developer has set it.
 *
 * @param webhook where it is told of the events of every account it is attached to
 * @param defaultActive whether it controls an account's chats as soon as it is attached; one such per account
 */
public record ModuleChannel(
        String channelId, String channelSecret, String name, WebhookEndpoint webhook, boolean defaultActive) {}
