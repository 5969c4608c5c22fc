package dev.todoku.demo.story;

import dev.todoku.demo.client.AccountClient;
import dev.todoku.demo.client.AccountClient.Campaign;
import dev.todoku.demo.client.AccountClient.Usage;
import dev.todoku.demo.client.EmulatorClient;
import dev.todoku.demo.client.EmulatorClient.Channel;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The shop while the story goes on: its account on both sides, its friends, and whoever tells of it.
 *
 * @param people LINE user ids of the friends, in the order of {@link Guests}
 */
record Shop(
        Teller teller,
        Menu menu,
        Guests guests,
        EmulatorClient line,
        Channel channel,
        AccountClient todoku,
        List<String> people) {

    String text(String key, Object... arguments) {
        return teller.texts().of(key, arguments);
    }

    /** Lets time pass on both sides until this moment in Japan. */
    Instant wait(String japan) {
        Instant until = Texts.japan(japan);
        line.advanceTo(until);
        return until;
    }

    /** LINE's own books. */
    EmulatorClient.Usage ledger(YearMonth month) {
        return line.usage(channel, month);
    }

    Usage usage(YearMonth month) {
        return todoku.usage(month);
    }

    /** Sends now and waits until nothing is left to do. */
    Campaign send(String name, JsonNode audience) {
        Campaign draft = todoku.createCampaign(text("campaign." + name), audience, menu.message(name), null);
        todoku.send(draft.campaignId());
        line.settle();
        return todoku.campaign(draft.campaignId());
    }

    String status(Campaign campaign) {
        return text("status." + campaign.status());
    }
}
