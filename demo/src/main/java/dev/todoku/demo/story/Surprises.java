package dev.todoku.demo.story;

import static dev.todoku.demo.story.ByHand.NOVEMBER;
import static dev.todoku.demo.story.Figure.hand;
import static dev.todoku.demo.story.Figure.line;
import static dev.todoku.demo.story.Figure.todoku;

import dev.todoku.demo.client.AccountClient.Usage;
import dev.todoku.demo.client.EmulatorClient.Action;
import dev.todoku.demo.story.Figure.Unit;
import java.util.List;

/** What Todoku is not told: friends who block while the webhook is down, and messages that others send. */
final class Surprises {

    private final Shop shop;
    private final Teller teller;
    private final ByHand byHand;

    Surprises(Shop shop, ByHand byHand) {
        this.shop = shop;
        this.byHand = byHand;
        this.teller = shop.teller();
    }

    void play() {
        blocks();
        elsewhere();
    }

    private void blocks() {
        teller.chapter(shop.wait("2026-11-10T10:00"), "blocks");
        shop.line().set("webhookUp", false);
        List<Action> blocks = shop.guests().silentBlocks(shop.people());
        shop.line().act(shop.channel(), blocks);
        shop.line().settle();
        teller.say("blocks.down", blocks.size());
        long accepted = shop.send("cake", Menu.everyone()).accepted();
        teller.say("blocks.sent", accepted);
        long used = shop.usage(NOVEMBER).used();
        long ledger = shop.ledger(NOVEMBER).used();
        teller.say("blocks.gap", used - ledger);
        teller.equal(Unit.MESSAGES, "check.over", todoku(used - ledger), hand(ByHand.BLOCKS));
        shop.line().set("webhookUp", true);
        teller.say("webhook.up");
        shop.wait("2026-11-11T10:00");
        Usage after = shop.usage(NOVEMBER);
        teller.say("blocks.adjusted", after.counted().adjusted());
        teller.equal(
                Unit.MESSAGES,
                "check.afterAdjust",
                todoku(after.used()),
                line(shop.ledger(NOVEMBER).used()),
                hand(byHand.upToCakes()));
    }

    private void elsewhere() {
        teller.chapter(shop.wait("2026-11-16T18:00"), "elsewhere");
        shop.line().broadcast(shop.channel(), shop.text("message.notice"));
        teller.say("elsewhere.sent");
        shop.wait("2026-11-17T10:00");
        Usage usage = shop.usage(NOVEMBER);
        long external = usage.counted().external();
        teller.say("elsewhere.seen", external);
        teller.equal(Unit.MESSAGES, "check.external", todoku(external), hand(ByHand.ELSEWHERE));
        teller.equal(
                Unit.MESSAGES,
                "check.used",
                todoku(usage.used() + external),
                line(shop.ledger(NOVEMBER).used()),
                hand(byHand.upToElsewhere()));
        teller.equal(
                Unit.MESSAGES,
                "check.remaining",
                todoku(usage.remaining()),
                hand(ByHand.CEILING - byHand.upToElsewhere()));
    }
}
