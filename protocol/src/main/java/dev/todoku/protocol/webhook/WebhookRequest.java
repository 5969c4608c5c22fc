package dev.todoku.protocol.webhook;

import java.util.List;

/**
 * The body of one webhook call as it is sent.
 *
 * @param destination user id of the bot
 * @param events of any number of friends, in no order; empty when LINE only checks the connection
 */
public record WebhookRequest(String destination, List<Event> events) {

    public WebhookRequest {
        events = List.copyOf(events);
    }
}
